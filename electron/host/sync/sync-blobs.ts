import type { Logger } from "pino";
import type { BlobStore } from "../blobs/blob-store.ts";
import { readMeta, writeMeta } from "../store/meta.ts";
import type { Store } from "../store/store.ts";
import type { Identity, ServerClient } from "./server-client.ts";

export interface SyncBlobs {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly client: ServerClient;
  readonly as: Identity;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly breathe: () => Promise<void>;
}

const sentKey = (name: string): string => `blob-sent ${name}`;

/**
 * Brings the attachments that records refer to where they are lacking: this desk's to the server, other desks' here.
 * One that the server has no room for, or does not have yet, is tried again at the next connection; records go on.
 */
export async function syncBlobs({
  store,
  blobs,
  client,
  as,
  log,
  signal,
  breathe,
}: SyncBlobs): Promise<void> {
  const named = store.db
    .prepare<[], string>("SELECT DISTINCT attachment FROM passes WHERE attachment IS NOT NULL")
    .pluck()
    .all();
  for (const name of named) {
    if (!blobs.has(name)) {
      const came = await client.getBlob(name, as, signal);
      if (!came.ok) return;
      if (came.value !== null && !blobs.keepSealed(name, came.value))
        log.warn("an attachment of another desk is not what its name says");
    } else if (readMeta(store.db, sentKey(name)) === null) {
      const raw = blobs.sealed(name);
      if (raw === null) continue;
      const put = await client.putBlob(name, raw, as, signal);
      if (!put.ok) {
        log.warn(
          { problem: put.error.kind === "refused" ? put.error.code : put.error.kind },
          "an attachment waits",
        );
        return;
      }
      store.transaction(() => writeMeta(store.db, sentKey(name), "1"));
    }
    await breathe();
  }
}
