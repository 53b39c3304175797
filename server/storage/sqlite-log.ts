import type { Database } from "better-sqlite3";
import { newVaultRows, placePush } from "./take-push.ts";
import type { Moved, Page, Pulled, Push, Pushed, Storage } from "./storage.ts";

const VERIFY_BATCH = 2000;

interface StoredEvent {
  readonly position: number;
  readonly device: string;
  readonly seq: number;
  readonly received_at: number;
  readonly text: string;
}

interface StoredVault {
  readonly position: number;
  readonly id: Buffer;
  readonly cipher: Buffer | null;
}

interface StoredCheckpoint {
  readonly seq: number;
  readonly hash: Buffer;
  readonly sig: string;
}

/** Events, vault rows, blobs and their positions in SQLite. */
export function createSqliteLog(
  db: Database,
  tell: (moved: Moved) => void,
): Pick<Storage, "push" | "pull" | "erase" | "head" | "putBlob" | "blob" | "textsOf" | "checkpointsOf"> {
  const siteHead = db.prepare<[string], number>("SELECT head FROM sites WHERE id = ?").pluck();
  const moveHead = db.prepare("UPDATE sites SET head = ? WHERE id = ?");
  const endPush = db.prepare("INSERT INTO pushes (site, last) VALUES (?, ?)");
  const deviceHead = db.prepare<[string, string], { seq: number; hash: Buffer }>(
    "SELECT seq, hash FROM devices WHERE device = ? AND site = ?",
  );
  const moveDevice = db.prepare("UPDATE devices SET seq = ?, hash = ? WHERE device = ?");
  const hashes = db.prepare<[string, number, number], { seq: number; hash: Buffer }>(
    "SELECT seq, hash FROM events WHERE device = ? AND seq BETWEEN ? AND ?",
  );
  const insertEvent = db.prepare(
    "INSERT INTO events (site, position, device, seq, hash, received_at, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const insertCheckpoint = db.prepare("INSERT INTO checkpoints (device, seq, hash, sig) VALUES (?, ?, ?, ?)");
  const inVault = db
    .prepare<[string, Buffer], number>("SELECT 1 FROM vault WHERE site = ? AND id = ?")
    .pluck();
  const insertVault = db.prepare("INSERT INTO vault (site, id, position, cipher) VALUES (?, ?, ?, ?)");
  const eraseVault = db.prepare(
    `INSERT INTO vault (site, id, position, cipher) VALUES (?, ?, ?, NULL)
     ON CONFLICT (site, id) DO UPDATE SET position = excluded.position, cipher = NULL WHERE cipher IS NOT NULL`,
  );
  const pageEnd = db
    .prepare<[string, number], number>("SELECT min(last) FROM pushes WHERE site = ? AND last >= ?")
    .pluck();
  const eventsIn = db.prepare<[string, number, number], StoredEvent>(
    `SELECT position, device, seq, received_at, text FROM events WHERE site = ? AND position > ? AND position <= ?
     ORDER BY position`,
  );
  const vaultIn = db.prepare<[string, number, number], StoredVault>(
    `SELECT position, id, cipher FROM vault WHERE site = ? AND position > ? AND position <= ? ORDER BY position`,
  );
  const checkpoint = db.prepare<[string, number], StoredCheckpoint>(
    "SELECT seq, hash, sig FROM checkpoints WHERE device = ? AND seq = ?",
  );
  const checkpoints = db.prepare<[string], StoredCheckpoint>(
    "SELECT seq, hash, sig FROM checkpoints WHERE device = ? ORDER BY seq",
  );
  const texts = db
    .prepare<[string, number], string>(
      `SELECT text FROM events WHERE device = ? AND seq > ? ORDER BY seq LIMIT ${VERIFY_BATCH}`,
    )
    .pluck();
  const blob = db
    .prepare<[string, Buffer], Buffer>("SELECT bytes FROM blobs WHERE site = ? AND hash = ?")
    .pluck();
  const blobSize = db
    .prepare<[string, Buffer], number>("SELECT size FROM blobs WHERE site = ? AND hash = ?")
    .pluck();
  const blobSum = db
    .prepare<[string], number>("SELECT coalesce(sum(size), 0) FROM blobs WHERE site = ?")
    .pluck();
  const insertBlob = db.prepare("INSERT INTO blobs (site, hash, size, bytes) VALUES (?, ?, ?, ?)");

  const headOf = (site: string): number => {
    const head = siteHead.get(site);
    if (head === undefined) throw new Error("no such site");
    return head;
  };

  const push = (given: Push): Pushed => {
    const { site, device, nowMs } = given;
    const row = deviceHead.get(device, site);
    if (row === undefined) throw new Error("no such device in the site");
    const head = { seq: row.seq, hash: row.hash.toString("hex") };
    const [first] = given.events;
    const stored =
      first === undefined
        ? []
        : hashes.all(device, first.seq, Math.min(head.seq, first.seq + given.events.length));
    const placed = placePush(
      given,
      head,
      new Map(stored.map(({ seq, hash }) => [seq, hash.toString("hex")])),
    );
    if ("ok" in placed) return placed;
    const before = headOf(site);
    let position = before;
    const known = given.vault.filter(({ id }) => inVault.get(site, Buffer.from(id, "hex")) !== undefined);
    for (const { id, cipher } of newVaultRows(given.vault, new Set(known.map((sealed) => sealed.id))))
      insertVault.run(site, Buffer.from(id, "hex"), ++position, cipher);
    for (const { seq, hash, text } of placed.events)
      insertEvent.run(site, ++position, device, seq, Buffer.from(hash, "hex"), nowMs, text);
    if (placed.events.length > 0) {
      moveDevice.run(placed.head.seq, Buffer.from(placed.head.hash, "hex"), device);
      insertCheckpoint.run(
        device,
        placed.head.seq,
        Buffer.from(placed.head.hash, "hex"),
        given.checkpointSig,
      );
    }
    if (position > before) {
      moveHead.run(position, site);
      endPush.run(site, position);
    }
    return { ok: true, accepted: placed.events.length, head: placed.head, before, position };
  };

  const erase = (site: string, ids: readonly string[]): number => {
    const before = headOf(site);
    let position = before;
    for (const id of new Set(ids))
      if (eraseVault.run(site, Buffer.from(id, "hex"), position + 1).changes === 1) position += 1;
    if (position > before) {
      moveHead.run(position, site);
      endPush.run(site, position);
    }
    return position - before;
  };

  const pull = (site: string, after: number, limit: number): Pulled => {
    const head = headOf(site);
    if (after > head) return { ok: false, code: "CURSOR", head };
    const next = pageEnd.get(site, after + limit) ?? head;
    const events = eventsIn.all(site, after, next);
    const newest = new Map(events.map(({ device, seq }) => [device, seq]));
    const page: Page = {
      events: events.map(({ position, received_at, text }) => ({ position, receivedAt: received_at, text })),
      vault: vaultIn
        .all(site, after, next)
        .map(({ position, id, cipher }) => ({ position, id: id.toString("hex"), cipher })),
      checkpoints: [...newest].flatMap(([device, seq]) => {
        const found = checkpoint.get(device, seq);
        return found === undefined ? [] : [{ device, seq, hash: found.hash.toString("hex"), sig: found.sig }];
      }),
      next,
      head,
    };
    return { ok: true, page };
  };

  return {
    push: async (given) => {
      const pushed = db.transaction(push).immediate(given);
      if (pushed.ok) tell({ site: given.site, position: pushed.position });
      return pushed;
    },
    pull: async (site, after, limit) => db.transaction(pull).deferred(site, after, limit),
    erase: async (site, ids) => {
      const erased = db.transaction(erase).immediate(site, ids);
      if (erased > 0) {
        // The bytes are gone from the file's pages; the log in front of it still has them until it is moved in.
        db.pragma("wal_checkpoint(TRUNCATE)");
        tell({ site, position: headOf(site) });
      }
      return erased;
    },
    head: async (site) => headOf(site),
    putBlob: async (site, hash, bytes, maxBytes) =>
      db
        .transaction(() => {
          const key = Buffer.from(hash, "hex");
          if (blobSize.get(site, key) !== undefined) return "known" as const;
          if ((blobSum.get(site) ?? 0) + bytes.length > maxBytes) return "quota" as const;
          insertBlob.run(site, key, bytes.length, bytes);
          return "new" as const;
        })
        .immediate(),
    blob: async (site, hash) => blob.get(site, Buffer.from(hash, "hex")) ?? null,
    textsOf: async function* textsOf(device) {
      let seq = 0;
      for (;;) {
        const batch = texts.all(device, seq);
        yield* batch;
        if (batch.length < VERIFY_BATCH) return;
        seq += batch.length;
      }
    },
    checkpointsOf: async (device) =>
      checkpoints.all(device).map(({ seq, hash, sig }) => ({ seq, hash: hash.toString("hex"), sig })),
  };
}
