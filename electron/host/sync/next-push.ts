import type { Database } from "better-sqlite3";
import { prepared } from "../store/prepared.ts";
import type { Checkpoint } from "../../../shared/protocol/wire.ts";
import { sealedReference } from "../store/open-event.ts";

/** A push is acknowledged whole: small ones lose little when the line drops. */
const MAX_EVENTS = 500;

export interface PushBody {
  readonly events: readonly string[];
  readonly vault: readonly { readonly id: string; readonly cipher: string }[];
  readonly checkpoint: Checkpoint;
}

interface Row {
  readonly seq: number;
  readonly hash: Buffer;
  readonly text: string;
}

/** Reads a device's events in order, with the sealed parts that they name, as a push wants them. */
export function createPushReader(db: Database) {
  const rows = prepared<[string, number, number, number], Row>(
    db,
    `SELECT seq, hash, text FROM events WHERE device = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
  );
  const cipher = prepared<[Buffer], Buffer | null>(db, "SELECT cipher FROM vault WHERE id = ?").pluck();

  const sealedOf = (text: string): { readonly id: string; readonly cipher: string } | null => {
    if (!text.includes('"sealed"')) return null;
    // Its form was checked when it was stored; only the name of its sealed part is wanted.
    const { data } = JSON.parse(text) as { readonly data: { readonly sealed?: unknown } };
    const named = sealedReference.safeParse(data.sealed);
    if (!named.success) return null;
    const bytes = cipher.get(Buffer.from(named.data.vault, "hex")) ?? null;
    // Erased here already: what is gone is not brought to anybody.
    return bytes === null ? null : { id: named.data.vault, cipher: bytes.toString("base64url") };
  };

  return {
    /**
     * The next push of a device after `after`, up to `to`; null when there is nothing. `vouch` signs, or finds, the
     * checkpoint of its last event. Without `maxBytes` all of it: what another desk signed is not parted.
     */
    next: (
      device: string,
      after: number,
      to: number,
      vouch: (seq: number, hash: string) => Checkpoint | null,
      maxBytes: number | null = null,
    ): PushBody | null => {
      const events: string[] = [];
      const vault: { readonly id: string; readonly cipher: string }[] = [];
      let last: Row | null = null;
      let bytes = 0;
      const most = maxBytes === null ? to - after : MAX_EVENTS;
      for (const row of rows.iterate(device, after, to, most)) {
        const sealed = sealedOf(row.text);
        bytes += row.text.length * 2 + (sealed?.cipher.length ?? 0) + 80;
        if (maxBytes !== null && bytes > maxBytes && last !== null) break;
        events.push(row.text);
        if (sealed !== null) vault.push(sealed);
        last = row;
      }
      if (last === null) return null;
      const checkpoint = vouch(last.seq, last.hash.toString("hex"));
      return checkpoint === null ? null : { events, vault, checkpoint };
    },
  };
}
