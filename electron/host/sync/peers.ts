import type { Database } from "better-sqlite3";
import { prepared } from "../store/prepared.ts";
import type { DeviceAnswer } from "../../../shared/protocol/answers.ts";
import type { Checkpoint } from "../../../shared/protocol/wire.ts";

/** Another device of the site, as the server last listed it. */
export interface Peer {
  readonly device: string;
  readonly desk: string;
  readonly name: string;
  readonly publicKey: string;
  readonly enrolledAtMs: number;
  readonly lastSeenAtMs: number;
  readonly seq: number;
  readonly revokedAtMs: number | null;
  readonly successorOf: string | null;
}

export interface KeptAside {
  readonly device: string;
  readonly seq: number;
  readonly problem: string;
  readonly text: string;
  readonly atMs: number;
}

export interface Peers {
  readonly save: (devices: readonly DeviceAnswer[]) => void;
  readonly all: () => readonly Peer[];
  readonly keyOf: (device: string) => string | null;
  readonly noteCheckpoint: (checkpoint: Checkpoint) => void;
  /** The newest checkpoint of a device within `most` events beyond `after`, else the first beyond them. */
  readonly checkpointAfter: (device: string, after: number, most: number) => Checkpoint | null;
  /** What did not verify: kept as it came, shown, never folded. */
  readonly keepAside: (kept: KeptAside) => void;
  /** Forgets what was kept aside and is in the log by now. */
  readonly forgetSettled: () => void;
  readonly aside: () => readonly KeptAside[];
}

interface StoredPeer {
  readonly device: string;
  readonly desk: string;
  readonly name: string;
  readonly public_key: string;
  readonly enrolled_at: number;
  readonly last_seen_at: number;
  readonly seq: number;
  readonly revoked_at: number | null;
  readonly successor_of: string | null;
}

interface StoredCheckpoint {
  readonly seq: number;
  readonly hash: Buffer;
  readonly sig: string;
}

/** How many events were kept aside, but for one problem that is none: the status bar asks at every step. */
export function countAside(db: Database, exceptProblem: string): number {
  const count = prepared<[string], number>(db, "SELECT count(*) FROM kept_aside WHERE problem <> ?").pluck();
  return count.get(exceptProblem) ?? 0;
}

/** Who else writes at the site and what vouches for their events. */
export function createPeers(db: Database): Peers {
  const save = prepared(
    db,
    `INSERT OR REPLACE INTO peers (device, desk, name, public_key, enrolled_at, last_seen_at, seq, revoked_at, successor_of)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const all = prepared<[], StoredPeer>(db, "SELECT * FROM peers ORDER BY enrolled_at, device");
  const keyOf = prepared<[string], string>(db, "SELECT public_key FROM peers WHERE device = ?").pluck();
  const note = prepared(
    db,
    "INSERT INTO checkpoints (device, seq, hash, sig) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const within = prepared<[string, number, number], StoredCheckpoint>(
    db,
    "SELECT seq, hash, sig FROM checkpoints WHERE device = ? AND seq > ? AND seq <= ? ORDER BY seq DESC LIMIT 1",
  );
  const beyond = prepared<[string, number], StoredCheckpoint>(
    db,
    "SELECT seq, hash, sig FROM checkpoints WHERE device = ? AND seq > ? ORDER BY seq LIMIT 1",
  );
  const keep = prepared(
    db,
    "INSERT INTO kept_aside (device, seq, problem, text, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const aside = prepared<[], KeptAside>(
    db,
    "SELECT device, seq, problem, text, at AS atMs FROM kept_aside ORDER BY device, seq",
  );
  const settled = prepared(
    db,
    `DELETE FROM kept_aside WHERE EXISTS (SELECT 1 FROM events WHERE events.device = kept_aside.device
       AND events.seq = kept_aside.seq AND events.text = kept_aside.text)`,
  );
  return {
    save: (devices) => {
      for (const {
        device,
        desk,
        name,
        publicKey,
        enrolledAt,
        lastSeenAt,
        seq,
        revokedAt,
        successorOf,
      } of devices)
        save.run(
          device,
          desk,
          name,
          // A key never changes: what was learnt first stays.
          keyOf.get(device) ?? publicKey,
          enrolledAt,
          lastSeenAt,
          seq,
          revokedAt ?? null,
          successorOf ?? null,
        );
    },
    all: () =>
      all.all().map((row) => ({
        device: row.device,
        desk: row.desk,
        name: row.name,
        publicKey: row.public_key,
        enrolledAtMs: row.enrolled_at,
        lastSeenAtMs: row.last_seen_at,
        seq: row.seq,
        revokedAtMs: row.revoked_at,
        successorOf: row.successor_of,
      })),
    keyOf: (device) => keyOf.get(device) ?? null,
    noteCheckpoint: ({ device, seq, hash, sig }) => {
      note.run(device, seq, Buffer.from(hash, "hex"), sig);
    },
    checkpointAfter: (device, from, most) => {
      const found = within.get(device, from, from + most) ?? beyond.get(device, from);
      return found === undefined
        ? null
        : { device, seq: found.seq, hash: found.hash.toString("hex"), sig: found.sig };
    },
    keepAside: ({ device, seq, problem, text, atMs }) => {
      keep.run(device, seq, problem, text, atMs);
    },
    forgetSettled: () => {
      settled.run();
    },
    aside: () => aside.all(),
  };
}
