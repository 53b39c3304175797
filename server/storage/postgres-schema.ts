/** Numbered; a migration is never edited once released. All tables lead with the site, so they can be partitioned by it. */
export const postgresMigrations: readonly string[] = [
  `
CREATE TABLE meta (key text PRIMARY KEY, value bytea NOT NULL);
CREATE TABLE sites (id text PRIMARY KEY, name text NOT NULL, head bigint NOT NULL, created_at bigint NOT NULL);
CREATE TABLE codes (
  lookup text PRIMARY KEY, site text NOT NULL REFERENCES sites (id), verifier_hash bytea NOT NULL, wrapped text,
  expires_at bigint NOT NULL, tries_left integer NOT NULL
);
CREATE TABLE devices (
  device text PRIMARY KEY, site text NOT NULL REFERENCES sites (id), desk text NOT NULL, name text NOT NULL,
  public_key text NOT NULL, enrolled_at bigint NOT NULL, last_seen_at bigint NOT NULL,
  seq bigint NOT NULL, hash bytea NOT NULL, revoked_at bigint, successor_of text, closed boolean NOT NULL,
  UNIQUE (site, desk)
);
CREATE TABLE events (
  site text NOT NULL, position bigint NOT NULL, device text NOT NULL, seq bigint NOT NULL, hash bytea NOT NULL,
  received_at bigint NOT NULL, text text NOT NULL, PRIMARY KEY (site, position)
);
CREATE UNIQUE INDEX events_by_device ON events (site, device, seq);
CREATE FUNCTION events_never_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'events never change'; END $$;
CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE ON events
  FOR EACH ROW EXECUTE FUNCTION events_never_change();
CREATE TABLE checkpoints (
  site text NOT NULL, device text NOT NULL, seq bigint NOT NULL, hash bytea NOT NULL, sig text NOT NULL,
  PRIMARY KEY (site, device, seq)
);
CREATE TABLE vault (
  site text NOT NULL, id bytea NOT NULL, position bigint NOT NULL, cipher bytea, PRIMARY KEY (site, id)
);
CREATE UNIQUE INDEX vault_by_position ON vault (site, position);
CREATE TABLE pushes (site text NOT NULL, last bigint NOT NULL, PRIMARY KEY (site, last));
CREATE TABLE blobs (
  site text NOT NULL, hash bytea NOT NULL, size bigint NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (site, hash)
);
CREATE UNLOGGED TABLE tokens (
  device text NOT NULL, jti text NOT NULL, expires_at bigint NOT NULL, PRIMARY KEY (device, jti)
);
CREATE INDEX tokens_by_end ON tokens (expires_at);
`,
  // A code that was used up still answers the device that used it, until it expires.
  "ALTER TABLE codes ADD COLUMN used_by text",
];
