import { randomBytes } from "node:crypto";
import { Pool, types as pgTypes, type PoolClient } from "pg";
import { postgresMigrations } from "./postgres-schema.ts";
import type { Identity } from "./storage.ts";

/** bigint: positions, seqs and ms fit a double. */
const INT8 = 20;
/** Held while the schema is brought up to date, so that copies that start together do it once. */
const MIGRATION_LOCK = 4_951_206;

const types = {
  getTypeParser: (oid: number, format?: "text" | "binary"): unknown =>
    oid === INT8
      ? Number
      : format === "binary"
        ? pgTypes.getTypeParser(oid, format)
        : pgTypes.getTypeParser(oid),
};

/** Connections that acknowledge only what is on the disk of the database. */
export function openPool(url: string, onFailure: (cause: unknown) => void): Pool {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 25_000,
    options: "-c synchronous_commit=on",
    types,
  });
  // A connection that breaks while nobody uses it; the pool makes another one.
  pool.on("error", onFailure);
  // And while somebody does, who hears of it by the query: unheard, it would end the server.
  pool.on("connect", (client) => client.on("error", onFailure));
  return pool;
}

/** Runs all or nothing on one connection. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin = "BEGIN",
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (cause) {
    await client.query("ROLLBACK").catch(() => {
      broken = true;
    });
    throw cause;
  } finally {
    client.release(broken);
  }
}

/** Brings the schema up to date, whichever copy of the server comes first. Refuses one of a newer server. */
export async function migratePostgres(pool: Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await client.query("CREATE TABLE IF NOT EXISTS lodgebook_schema (version integer NOT NULL)");
    const { rows } = await client.query<{ version: number }>("SELECT version FROM lodgebook_schema");
    const version = rows[0]?.version ?? 0;
    if (version > postgresMigrations.length)
      throw new Error("this database was written by a newer server: update the program");
    for (const sql of postgresMigrations.slice(version)) await client.query(sql);
    await client.query("DELETE FROM lodgebook_schema");
    await client.query("INSERT INTO lodgebook_schema (version) VALUES ($1)", [postgresMigrations.length]);
  });
}

/** Who this server is, made once; all copies on one database are the same server. */
export async function postgresIdentity(pool: Pool): Promise<Identity> {
  await pool.query(
    "INSERT INTO meta (key, value) VALUES ('server', $1), ('seed', $2) ON CONFLICT DO NOTHING",
    [Buffer.from(randomBytes(16).toString("hex")), randomBytes(32)],
  );
  const { rows } = await pool.query<{ key: string; value: Buffer }>("SELECT key, value FROM meta");
  const valueOf = (key: string): Buffer => {
    const row = rows.find((found) => found.key === key);
    if (row === undefined) throw new Error(`meta has no ${key}`);
    return row.value;
  };
  return { server: valueOf("server").toString("utf8"), seed: valueOf("seed") };
}
