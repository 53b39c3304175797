import type { Database } from "better-sqlite3";
import { EMPTY_HEAD, type ChainHead } from "../../../shared/kernel/chain.ts";
import type { Envelope } from "../../../shared/kernel/event.ts";
import { idToBytes } from "./id-bytes.ts";

export interface SealedRow {
  readonly id: string;
  /** Null once erased. */
  readonly cipher: Uint8Array | null;
}

export interface EventLog {
  /** The device's newest event, or seq 0 and 64 zeros. */
  readonly head: (device: string) => ChainHead;
  /** Adds an event's text, verbatim, with its hash (hex). The caller holds the transaction. */
  readonly append: (event: Envelope, text: string, hash: string) => void;
  /** Keeps a sealed part; false when the vault has that id already, which then stays as it is. */
  readonly seal: (row: SealedRow) => boolean;
  /** Erases a sealed part, here or not yet: it wins over any copy, earlier or later (P2). */
  readonly erase: (vaultId: string) => void;
  /** The hash (hex) of a device's event, or null when it is not here. */
  readonly hashAt: (device: string, seq: number) => string | null;
  /** Texts of one aggregate, in arrival order. */
  readonly textsOf: (id: string) => readonly string[];
  /** Texts that one command wrote, in order; empty when it was never executed. */
  readonly textsByCommand: (cmd: string) => readonly string[];
  /** The vault's row of an id (32 hex), or null when it has none. */
  readonly sealed: (vaultId: string) => SealedRow | null;
  /** The sealed bytes of a vault id (32 hex), or null when they are not here or were erased. */
  readonly cipherOf: (vaultId: string) => Uint8Array | null;
  readonly count: () => number;
}

/** The append-only log and the vault beside it, over one connection. */
export function createEventLog(db: Database): EventLog {
  const head = db.prepare<[string], { seq: number; hash: Buffer }>(
    "SELECT seq, hash FROM events WHERE device = ? ORDER BY seq DESC LIMIT 1",
  );
  const insert = db.prepare(
    "INSERT INTO events (device, seq, hash, kind, id, rev, at, cmd, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const insertSealed = db.prepare(
    "INSERT INTO vault (id, cipher, erased) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
  );
  const eraseSealed = db.prepare(
    `INSERT INTO vault (id, cipher, erased) VALUES (?, NULL, 1)
     ON CONFLICT (id) DO UPDATE SET cipher = NULL, erased = 1`,
  );
  const byAggregate = db
    .prepare<[Buffer], string>("SELECT text FROM events WHERE id = ? ORDER BY pos")
    .pluck();
  const byCommand = db
    .prepare<[Buffer], string>("SELECT text FROM events WHERE cmd = ? ORDER BY pos")
    .pluck();
  const hashOf = db
    .prepare<[string, number], Buffer>("SELECT hash FROM events WHERE device = ? AND seq = ?")
    .pluck();
  const sealedRow = db.prepare<[Buffer], { cipher: Buffer | null }>("SELECT cipher FROM vault WHERE id = ?");
  const cipher = db.prepare<[Buffer], Buffer | null>("SELECT cipher FROM vault WHERE id = ?").pluck();
  const count = db.prepare<[], number>("SELECT coalesce(max(pos), 0) FROM events").pluck();
  return {
    head: (device) => {
      const row = head.get(device);
      return row === undefined ? EMPTY_HEAD : { seq: row.seq, hash: row.hash.toString("hex") };
    },
    append: (event, text, hash) => {
      insert.run(
        event.device,
        event.seq,
        Buffer.from(hash, "hex"),
        event.kind,
        idToBytes(event.id),
        event.rev,
        event.at,
        event.cmd === undefined ? null : idToBytes(event.cmd),
        text,
      );
    },
    seal: ({ id, cipher: sealed }) =>
      insertSealed.run(Buffer.from(id, "hex"), sealed, sealed === null ? 1 : 0).changes === 1,
    erase: (vaultId) => {
      eraseSealed.run(Buffer.from(vaultId, "hex"));
    },
    hashAt: (device, seq) => hashOf.get(device, seq)?.toString("hex") ?? null,
    sealed: (vaultId) => {
      const row = sealedRow.get(Buffer.from(vaultId, "hex"));
      return row === undefined ? null : { id: vaultId, cipher: row.cipher };
    },
    textsOf: (id) => byAggregate.all(idToBytes(id)),
    textsByCommand: (cmd) => byCommand.all(idToBytes(cmd)),
    cipherOf: (vaultId) => cipher.get(Buffer.from(vaultId, "hex")) ?? null,
    count: () => count.get() ?? 0,
  };
}
