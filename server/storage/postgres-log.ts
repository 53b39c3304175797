import type { Pool, PoolClient } from "pg";
import { CHANNEL } from "./postgres-moved.ts";
import { inTransaction } from "./postgres-open.ts";
import { newVaultRows, placePush, type Addition } from "./take-push.ts";
import type { Pulled, Push, Pushed, Storage } from "./storage.ts";

const VERIFY_BATCH = 2000;
const SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

const bytes = (hex: string): Buffer => Buffer.from(hex, "hex");

/** The site's head, its row locked until the transaction ends: positions are given to one writer at a time. */
async function lockHead(client: PoolClient, site: string): Promise<number> {
  const { rows } = await client.query<{ head: number }>("SELECT head FROM sites WHERE id = $1 FOR UPDATE", [
    site,
  ]);
  if (rows[0] === undefined) throw new Error("no such site");
  return rows[0].head;
}

const headMoves = `
  moved AS (UPDATE sites SET head = $2 WHERE id = $1),
  ended AS (INSERT INTO pushes (site, last) VALUES ($1, $2))
  SELECT pg_notify($3, $4)`;
/** What `headMoves` takes, $1 to $4. The news is heard when the transaction commits, and only then. */
const headValues = (site: string, position: number): readonly (string | number)[] => [
  site,
  position,
  CHANNEL,
  JSON.stringify({ site, position }),
];

/** Everything that a push adds, in one statement: each costs a way there and back while the site's row is locked. */
async function storePush(
  client: PoolClient,
  given: Push,
  { events, head }: Addition,
  vault: Push["vault"],
  before: number,
): Promise<number> {
  const { site, device, nowMs } = given;
  const position = before + vault.length + events.length;
  if (position === before) return position;
  const values: unknown[] = [...headValues(site, position)];
  const value = (added: unknown): string => `$${values.push(added)}`;
  const parts: string[] = [];
  if (vault.length > 0) {
    const ids = value(vault.map(({ id }) => bytes(id)));
    const ciphers = value(vault.map(({ cipher }) => Buffer.from(cipher)));
    parts.push(`sealed AS (INSERT INTO vault (site, id, position, cipher)
      SELECT $1, id, ${value(before)}::bigint + place, cipher
      FROM unnest(${ids}::bytea[], ${ciphers}::bytea[]) WITH ORDINALITY AS rows (id, cipher, place))`);
  }
  if (events.length > 0) {
    const by = value(device);
    const [seq, hash] = [value(head.seq), value(bytes(head.hash))];
    const seqs = value(events.map((event) => event.seq));
    const hashes = value(events.map((event) => bytes(event.hash)));
    const texts = value(events.map(({ text }) => text));
    parts.push(
      `stored AS (INSERT INTO events (site, position, device, seq, hash, received_at, text)
        SELECT $1, ${value(before + vault.length)}::bigint + place, ${by}, seq, hash, ${value(nowMs)}::bigint, text
        FROM unnest(${seqs}::bigint[], ${hashes}::bytea[], ${texts}::text[]) WITH ORDINALITY
          AS rows (seq, hash, text, place))`,
      `headed AS (UPDATE devices SET seq = ${seq}, hash = ${hash} WHERE device = ${by})`,
      `vouched AS (INSERT INTO checkpoints (site, device, seq, hash, sig)
        VALUES ($1, ${by}, ${seq}, ${hash}, ${value(given.checkpointSig)}))`,
    );
  }
  await client.query(`WITH ${[...parts, headMoves].join(", ")}`, values);
  return position;
}

async function push(client: PoolClient, given: Push): Promise<Pushed> {
  const { site, device } = given;
  const before = await lockHead(client, site);
  // A statement of its own: one that waits for the lock would still see the rows of before it waited.
  const { rows: found } = await client.query<{ seq: number; hash: Buffer; known: readonly Buffer[] }>(
    `SELECT seq, hash, ARRAY(SELECT id FROM vault WHERE site = $2 AND id = ANY($3::bytea[])) AS known
     FROM devices WHERE device = $1 AND site = $2`,
    [device, site, given.vault.map(({ id }) => bytes(id))],
  );
  const [row] = found;
  if (row === undefined) throw new Error("no such device in the site");
  const head = { seq: row.seq, hash: row.hash.toString("hex") };
  const [first] = given.events;
  const stored =
    first === undefined || first.seq > head.seq
      ? []
      : (
          await client.query<{ seq: number; hash: Buffer }>(
            "SELECT seq, hash FROM events WHERE site = $1 AND device = $2 AND seq BETWEEN $3 AND $4",
            [site, device, first.seq, Math.min(head.seq, first.seq + given.events.length)],
          )
        ).rows;
  const placed = placePush(given, head, new Map(stored.map(({ seq, hash }) => [seq, hash.toString("hex")])));
  if ("ok" in placed) return placed;
  const vault = newVaultRows(given.vault, new Set(row.known.map((id) => id.toString("hex"))));
  const position = await storePush(client, given, placed, vault, before);
  return { ok: true, accepted: placed.events.length, head: placed.head, before, position };
}

async function erase(client: PoolClient, site: string, ids: readonly string[]): Promise<number> {
  const before = await lockHead(client, site);
  const { rows: gone } = await client.query<{ id: Buffer }>(
    "SELECT id FROM vault WHERE site = $1 AND id = ANY($2) AND cipher IS NULL",
    [site, ids.map(bytes)],
  );
  const erased = new Set(gone.map(({ id }) => id.toString("hex")));
  const fresh = [...new Set(ids)].filter((id) => !erased.has(id));
  if (fresh.length === 0) return 0;
  await client.query(
    `INSERT INTO vault (site, id, position, cipher)
     SELECT $1, id, $3 + place, NULL FROM unnest($2::bytea[]) WITH ORDINALITY AS rows (id, place)
     ON CONFLICT (site, id) DO UPDATE SET position = excluded.position, cipher = NULL`,
    [site, fresh.map(bytes), before],
  );
  await client.query(`WITH ${headMoves}`, [...headValues(site, before + fresh.length)]);
  return fresh.length;
}

async function pull(client: PoolClient, site: string, after: number, limit: number): Promise<Pulled> {
  const { rows: heads } = await client.query<{ head: number; last: number | null }>(
    `SELECT head, (SELECT min(last) FROM pushes WHERE pushes.site = sites.id AND last >= $2) AS last
     FROM sites WHERE id = $1`,
    [site, after + limit],
  );
  const [at] = heads;
  if (at === undefined) throw new Error("no such site");
  if (after > at.head) return { ok: false, code: "CURSOR", head: at.head };
  const next = at.last ?? at.head;
  const range = [site, after, next];
  const { rows: events } = await client.query<{
    position: number;
    device: string;
    seq: number;
    received_at: number;
    text: string;
  }>(
    `SELECT position, device, seq, received_at, text FROM events
     WHERE site = $1 AND position > $2 AND position <= $3 ORDER BY position`,
    range,
  );
  const { rows: vault } = await client.query<{ position: number; id: Buffer; cipher: Buffer | null }>(
    `SELECT position, id, cipher FROM vault
     WHERE site = $1 AND position > $2 AND position <= $3 ORDER BY position`,
    range,
  );
  const newest = new Map(events.map(({ device, seq }) => [device, seq]));
  const { rows: checkpoints } = await client.query<{
    device: string;
    seq: number;
    hash: Buffer;
    sig: string;
  }>(
    `SELECT device, seq, hash, sig FROM checkpoints JOIN unnest($2::text[], $3::bigint[]) AS wanted (device, seq)
     USING (device, seq) WHERE site = $1`,
    [site, [...newest.keys()], [...newest.values()]],
  );
  return {
    ok: true,
    page: {
      events: events.map(({ position, received_at, text }) => ({ position, receivedAt: received_at, text })),
      vault: vault.map(({ position, id, cipher }) => ({ position, id: id.toString("hex"), cipher })),
      checkpoints: checkpoints.map(({ device, seq, hash, sig }) => ({
        device,
        seq,
        hash: hash.toString("hex"),
        sig,
      })),
      next,
      head: at.head,
    },
  };
}

/** Events, vault rows, blobs and their positions in PostgreSQL: a statement a set, not a row. */
export function createPostgresLog(
  pool: Pool,
  onFailure: (cause: unknown) => void,
): Pick<Storage, "push" | "pull" | "erase" | "head" | "putBlob" | "blob" | "textsOf" | "checkpointsOf"> {
  return {
    push: async (given) => inTransaction(pool, async (client) => push(client, given)),
    pull: async (site, after, limit) =>
      inTransaction(pool, async (client) => pull(client, site, after, limit), SNAPSHOT),
    erase: async (site, ids) => {
      const erased = await inTransaction(pool, async (client) => erase(client, site, ids));
      // The former versions of the rows hold the bytes until they are swept out.
      if (erased > 0) await pool.query("VACUUM vault").catch(onFailure);
      return erased;
    },
    head: async (site) => {
      const { rows } = await pool.query<{ head: number }>("SELECT head FROM sites WHERE id = $1", [site]);
      if (rows[0] === undefined) throw new Error("no such site");
      return rows[0].head;
    },
    putBlob: async (site, hash, content, maxBytes) =>
      inTransaction(pool, async (client) => {
        await lockHead(client, site);
        const { rows } = await client.query<{ known: boolean; held: number }>(
          `SELECT EXISTS (SELECT 1 FROM blobs WHERE site = $1 AND hash = $2) AS known,
             (SELECT coalesce(sum(size), 0)::bigint FROM blobs WHERE site = $1) AS held`,
          [site, bytes(hash)],
        );
        const [found] = rows;
        if (found?.known === true) return "known";
        if ((found?.held ?? 0) + content.length > maxBytes) return "quota";
        await client.query("INSERT INTO blobs (site, hash, size, bytes) VALUES ($1, $2, $3, $4)", [
          site,
          bytes(hash),
          content.length,
          Buffer.from(content),
        ]);
        return "new";
      }),
    blob: async (site, hash) => {
      const { rows } = await pool.query<{ bytes: Buffer }>(
        "SELECT bytes FROM blobs WHERE site = $1 AND hash = $2",
        [site, bytes(hash)],
      );
      return rows[0]?.bytes ?? null;
    },
    textsOf: async function* textsOf(device) {
      let seq = 0;
      for (;;) {
        const { rows } = await pool.query<{ text: string }>(
          `SELECT events.text FROM events JOIN devices USING (site, device)
           WHERE device = $1 AND events.seq > $2 ORDER BY events.seq LIMIT ${VERIFY_BATCH}`,
          [device, seq],
        );
        for (const { text } of rows) yield text;
        if (rows.length < VERIFY_BATCH) return;
        seq += rows.length;
      }
    },
    checkpointsOf: async (device) => {
      const { rows } = await pool.query<{ seq: number; hash: Buffer; sig: string }>(
        `SELECT checkpoints.seq, checkpoints.hash, sig FROM checkpoints JOIN devices USING (site, device)
         WHERE device = $1 ORDER BY seq`,
        [device],
      );
      return rows.map(({ seq, hash, sig }) => ({ seq, hash: hash.toString("hex"), sig }));
    },
  };
}
