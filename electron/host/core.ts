import { randomBytes } from "node:crypto";
import type { Database, Statement } from "better-sqlite3";
import type { Lookups } from "../../shared/kernel/command.ts";
import { uuid7 } from "../../shared/kernel/ids.ts";
import { blobFolder, keptBlobFolder } from "./blobs/blob-folders.ts";
import { createBlobStore, type BlobStore } from "./blobs/blob-store.ts";
import type { AttemptStore } from "./access/pin-attempts.ts";
import { attemptsDdl, createAttemptStore } from "./access/attempt-store.ts";
import type { Changes } from "./changes.ts";
import type { Clock } from "./clock.ts";
import { readDesk, type Desk } from "./desk.ts";
import { duplicatesDdl } from "./conflicts/duplicates.ts";
import { marksDdl } from "./erasure/marks.ts";
import { createDrafts, draftsDdl, type Drafts } from "./drafts.ts";
import { createLookups } from "./lookups.ts";
import { createQueries, type Queries } from "./queries.ts";
import { SITE_ID, sha256 } from "./sha256.ts";
import { createEventLog } from "./store/event-log.ts";
import { staleTables } from "./store/projections.ts";
import { rebuildTables } from "./store/rebuild.ts";
import { createStore, type Store } from "./store/store.ts";
import { allTables } from "./tables/index.ts";
import type { Keys } from "./vault/keys.ts";
import { newVaultId } from "./vault/seal.ts";
import { createSearchHash } from "./vault/search-hash.ts";

/** Everything that lives as long as one open database. Made anew when it is reopened. */
export interface Core {
  readonly store: Store;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly queries: Queries;
  readonly lookups: Lookups;
  readonly drafts: Drafts;
  /** Attachments: encrypted files beside the database. */
  readonly blobs: BlobStore;
  readonly attempts: AttemptStore;
  readonly statements: { readonly lastNumber: Statement<[string], number> };
  readonly newId: () => string;
  /** Who this desk is; read again after a change of site, post or desk. */
  readonly desk: Desk;
  /** Tells screens what a committed command touched. */
  readonly committed: (kinds: readonly string[], ids: readonly string[]) => void;
  readonly close: () => void;
}

export interface CoreOptions {
  readonly db: Database;
  /** The data folder: attachments lie in it. */
  readonly folder: string;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly onProgress: (done: number, total: number) => void;
}

/** The store alone, with its tables brought up to date (what first start writes into). */
export async function openStore(options: Omit<CoreOptions, "changes" | "folder">): Promise<Store> {
  const { db, keys } = options;
  const tools = { searchHash: createSearchHash(keys.search) };
  for (const ddl of [draftsDdl, attemptsDdl, marksDdl, duplicatesDdl]) db.exec(ddl);
  const unsealer = { cipherOf: createEventLog(db).cipherOf, vaultKey: keys.vault };
  await rebuildTables({
    db,
    tables: staleTables(db, allTables),
    unsealer,
    tools,
    onProgress: options.onProgress,
  });
  return createStore({
    db,
    tables: allTables,
    vaultKey: keys.vault,
    tools,
    sha256,
    newVaultId: (nowMs) => newVaultId(nowMs, randomBytes),
  });
}

/** Opens the program over a database that holds a site; null when it was never founded. */
export async function openCore(options: CoreOptions): Promise<Core | null> {
  const { db, keys, clock, changes } = options;
  const store = await openStore(options);
  const device = keys.deviceId;
  let desk = readDesk(store, device, SITE_ID);
  if (desk === null) return null;
  const queries = createQueries(db);
  const blobs = createBlobStore({
    folder: blobFolder(options.folder),
    kept: keptBlobFolder(options.folder),
    key: keys.blob,
  });
  const core: Core = {
    store,
    keys,
    clock,
    queries,
    lookups: createLookups(store, queries, keys, blobs),
    drafts: createDrafts({ db, draftKey: keys.draft, clock }),
    blobs,
    attempts: createAttemptStore(db),
    statements: {
      lastNumber: db.prepare<[string], number>("SELECT last FROM numbers WHERE prefix = ?").pluck(),
    },
    newId: () => uuid7(clock.nowMs(), randomBytes(16)),
    get desk() {
      if (desk === null) throw new Error("the site vanished from the log");
      return desk;
    },
    committed: (kinds, ids) => {
      if (kinds.some((kind) => ["site", "post", "desk"].includes(kind)))
        desk = readDesk(store, device, SITE_ID);
      changes.publish({ kinds, ids });
    },
    close: store.close,
  };
  return core;
}
