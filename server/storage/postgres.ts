import { createMovedFeed } from "./heads-moved.ts";
import { createPostgresDevices } from "./postgres-devices.ts";
import { createPostgresLog } from "./postgres-log.ts";
import { listenForMoves } from "./postgres-moved.ts";
import { migratePostgres, openPool, postgresIdentity } from "./postgres-open.ts";
import type { SiteRow, Storage } from "./storage.ts";

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  readonly onFailure: (cause: unknown) => void;
}

/** Storage that any number of stateless copies of the server share. Rejects when the database cannot be reached. */
export async function openPostgresStorage({ url, onFailure }: PostgresOptions): Promise<Storage> {
  const pool = openPool(url, onFailure);
  try {
    await migratePostgres(pool);
    const identity = await postgresIdentity(pool);
    const moved = createMovedFeed(onFailure);
    const listening = await listenForMoves(url, moved.tell, onFailure);
    return {
      identity,
      ...createPostgresDevices(pool),
      ...createPostgresLog(pool, onFailure),
      ready: async () => {
        await pool.query("SELECT 1");
      },
      createSite: async ({ id, name, nowMs }) => {
        await pool.query("INSERT INTO sites (id, name, head, created_at) VALUES ($1, $2, 0, $3)", [
          id,
          name,
          nowMs,
        ]);
      },
      sites: async () => {
        const { rows } = await pool.query<SiteRow>(
          `SELECT id, name, head, created_at AS "createdAtMs",
             (SELECT count(*) FROM devices WHERE devices.site = sites.id) AS devices
           FROM sites ORDER BY created_at, id`,
        );
        return rows;
      },
      useToken: async (device, jti, expiresAtMs) => {
        const { rowCount } = await pool.query(
          "INSERT INTO tokens (device, jti, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
          [device, jti, expiresAtMs],
        );
        return rowCount === 1;
      },
      forgetTokens: async (beforeMs) => {
        await pool.query("DELETE FROM tokens WHERE expires_at < $1", [beforeMs]);
      },
      onMoved: moved.subscribe,
      backup: null,
      close: async () => {
        await listening.close();
        await pool.end();
      },
    };
  } catch (cause) {
    await pool.end().catch(() => undefined);
    throw cause;
  }
}
