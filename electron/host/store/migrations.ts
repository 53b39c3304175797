/**
 * Numbered changes of what is not rebuilt from the log: `events`, `vault` and `meta`. A migration is never
 * edited once released; each has a test that starts from the version before it.
 */
export const migrations: readonly { readonly version: number; readonly sql: string }[] = [
  {
    version: 1,
    sql: `
      CREATE TABLE events (
        pos INTEGER PRIMARY KEY,
        device TEXT NOT NULL,
        seq INTEGER NOT NULL,
        hash BLOB NOT NULL,
        kind TEXT NOT NULL,
        id BLOB NOT NULL,
        rev INTEGER NOT NULL,
        at INTEGER NOT NULL,
        cmd BLOB,
        text TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX events_by_device ON events (device, seq);
      CREATE INDEX events_by_aggregate ON events (id);
      CREATE INDEX events_by_command ON events (cmd) WHERE cmd IS NOT NULL;
      CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
      CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
      CREATE TABLE vault (
        id BLOB PRIMARY KEY,
        cipher BLOB,
        erased INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE meta (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    // Desks that agree: who else writes at the site, what vouches for their events, what waits or was kept aside.
    version: 2,
    sql: `
      CREATE TABLE peers (
        device TEXT PRIMARY KEY,
        desk TEXT NOT NULL,
        name TEXT NOT NULL,
        public_key TEXT NOT NULL,
        enrolled_at INTEGER NOT NULL,
        last_seen_at INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        revoked_at INTEGER,
        successor_of TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE checkpoints (
        device TEXT NOT NULL,
        seq INTEGER NOT NULL,
        hash BLOB NOT NULL,
        sig TEXT NOT NULL,
        PRIMARY KEY (device, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE awaited (
        vault BLOB PRIMARY KEY,
        kind TEXT NOT NULL,
        id BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE kept_aside (
        device TEXT NOT NULL,
        seq INTEGER NOT NULL,
        problem TEXT NOT NULL,
        text TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (device, seq, problem)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];

export const SCHEMA_VERSION = migrations.at(-1)?.version ?? 0;
/** "LodB": marks our files, so that a foreign database is never opened as ours. */
export const APPLICATION_ID = 0x4c_6f_64_42;
