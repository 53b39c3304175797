import type { Database } from "better-sqlite3";
import { EMPTY_HEAD, type ChainHead } from "../../../shared/kernel/chain.ts";
import type { Envelope } from "../../../shared/kernel/event.ts";
import { idToBytes } from "./id-bytes.ts";

export interface SealedRow {
  readonly id: string;
  readonly cipher: Uint8Array;
}

export interface EventLog {
  /** The device's newest event, or seq 0 and 64 zeros. */
  readonly head: (device: string) => ChainHead;
  /** Adds an event's text, verbatim, with its hash (hex). The caller holds the transaction. */
  readonly append: (event: Envelope, text: string, hash: string) => void;
  readonly seal: (row: SealedRow) => void;
  /** Texts of one aggregate, in arrival order. */
  readonly textsOf: (id: string) => readonly string[];
  /** Texts that one command wrote, in order; empty when it was never executed. */
  readonly textsByCommand: (cmd: string) => readonly string[];
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
    "INSERT INTO vault (id, cipher, erased) VALUES (?, ?, 0) ON CONFLICT (id) DO NOTHING",
  );
  const byAggregate = db
    .prepare<[Buffer], string>("SELECT text FROM events WHERE id = ? ORDER BY pos")
    .pluck();
  const byCommand = db
    .prepare<[Buffer], string>("SELECT text FROM events WHERE cmd = ? ORDER BY pos")
    .pluck();
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
    seal: (row) => {
      insertSealed.run(Buffer.from(row.id, "hex"), row.cipher);
    },
    textsOf: (id) => byAggregate.all(idToBytes(id)),
    textsByCommand: (cmd) => byCommand.all(idToBytes(cmd)),
    cipherOf: (vaultId) => cipher.get(Buffer.from(vaultId, "hex")) ?? null,
    count: () => count.get() ?? 0,
  };
}
