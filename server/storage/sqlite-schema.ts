/** `LBSV` in the file's header: the sync server's database. */
export const SERVER_APPLICATION_ID = 0x4c425356;

/** Numbered; a migration is never edited once released. */
export const sqliteMigrations: readonly string[] = [
  `
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sites (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, head INTEGER NOT NULL, created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE codes (
  lookup TEXT PRIMARY KEY, site TEXT NOT NULL REFERENCES sites (id), verifier_hash BLOB NOT NULL, wrapped TEXT,
  expires_at INTEGER NOT NULL, tries_left INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE devices (
  device TEXT PRIMARY KEY, site TEXT NOT NULL REFERENCES sites (id), desk TEXT NOT NULL, name TEXT NOT NULL,
  public_key TEXT NOT NULL, enrolled_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL,
  seq INTEGER NOT NULL, hash BLOB NOT NULL, revoked_at INTEGER, successor_of TEXT, closed INTEGER NOT NULL,
  UNIQUE (site, desk)
) STRICT, WITHOUT ROWID;
CREATE TABLE events (
  site TEXT NOT NULL, position INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,
  received_at INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (site, position)
) STRICT;
CREATE UNIQUE INDEX events_by_device ON events (device, seq);
CREATE TRIGGER events_never_change BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events never change'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events never go'); END;
CREATE TABLE checkpoints (
  device TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, sig TEXT NOT NULL, PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE vault (
  site TEXT NOT NULL, id BLOB NOT NULL, position INTEGER NOT NULL, cipher BLOB, PRIMARY KEY (site, id)
) STRICT;
CREATE UNIQUE INDEX vault_by_position ON vault (site, position);
CREATE TABLE pushes (site TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (site, last)) STRICT, WITHOUT ROWID;
CREATE TABLE blobs (
  site TEXT NOT NULL, hash BLOB NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (site, hash)
) STRICT;
`,
  // A code that was used up still answers the device that used it, until it expires.
  "ALTER TABLE codes ADD COLUMN used_by TEXT",
];
