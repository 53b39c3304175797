import { randomBytes } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import Database from "better-sqlite3";
import { createMovedFeed } from "./heads-moved.ts";
import { createSqliteDevices } from "./sqlite-devices.ts";
import { createSqliteLog } from "./sqlite-log.ts";
import { openSyncDatabase, openTokenDatabase } from "./sqlite-open.ts";
import type { Identity, SiteRow, Storage } from "./storage.ts";

function identityOf(db: Database.Database): Identity {
  const read = db.prepare<[string], Buffer>("SELECT value FROM meta WHERE key = ?").pluck();
  const write = db.prepare("INSERT INTO meta (key, value) VALUES (?, ?)");
  return db
    .transaction((): Identity => {
      const server = read.get("server");
      const seed = read.get("seed");
      if (server !== undefined && seed !== undefined) return { server: server.toString("utf8"), seed };
      const made = { server: randomBytes(16).toString("hex"), seed: randomBytes(32) };
      write.run("server", Buffer.from(made.server));
      write.run("seed", made.seed);
      return made;
    })
    .immediate();
}

/** Copies the live database in one go, checks the copy, then gives it its name: a path is a whole backup or nothing. */
async function backUp(db: Database.Database, path: string): Promise<void> {
  const partial = `${path}.partial`;
  await rm(partial, { force: true });
  await db.backup(partial, { progress: () => 2 ** 30 });
  const copy = new Database(partial);
  try {
    // A file of its own, without a WAL beside it.
    copy.pragma("journal_mode = DELETE");
    const found = copy.pragma("integrity_check", { simple: true });
    if (found !== "ok") throw new Error(`the copy is damaged: ${String(found)}`);
  } finally {
    copy.close();
  }
  await rename(partial, path);
}

export interface SqliteOptions {
  /** Folder of `sync.db`; made when missing. */
  readonly folder: string;
  readonly onFailure: (cause: unknown) => void;
}

/** Embedded storage: one process, one file. Throws RefusedDatabase for a file that is not this server's. */
export function openSqliteStorage({ folder, onFailure }: SqliteOptions): Storage {
  const db = openSyncDatabase(folder);
  const tokens = openTokenDatabase(folder);
  const identity = identityOf(db);
  const moved = createMovedFeed(onFailure);
  const devices = createSqliteDevices(db);
  const log = createSqliteLog(db, moved.tell);

  const insertSite = db.prepare("INSERT INTO sites (id, name, head, created_at) VALUES (?, ?, 0, ?)");
  const allSites = db.prepare<[], SiteRow>(
    `SELECT id, name, head, created_at AS createdAtMs,
       (SELECT count(*) FROM devices WHERE devices.site = sites.id) AS devices
     FROM sites ORDER BY created_at, id`,
  );
  const alive = db.prepare("SELECT 1").pluck();
  const useToken = tokens.prepare(
    "INSERT INTO tokens (device, jti, expires_at) VALUES (?, ?, ?) ON CONFLICT (device, jti) DO NOTHING",
  );
  const forget = tokens.prepare("DELETE FROM tokens WHERE expires_at < ?");

  return {
    identity,
    ...devices,
    ...log,
    ready: async () => {
      alive.get();
    },
    createSite: async ({ id, name, nowMs }) => {
      insertSite.run(id, name, nowMs);
    },
    sites: async () => allSites.all(),
    useToken: async (device, jti, expiresAtMs) => useToken.run(device, jti, expiresAtMs).changes === 1,
    forgetTokens: async (beforeMs) => {
      forget.run(beforeMs);
    },
    onMoved: moved.subscribe,
    backup: async (path) => backUp(db, path),
    close: async () => {
      tokens.close();
      db.close();
    },
  };
}
