import { randomBytes } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Logger } from "pino";
import { naturalId, uuid7 } from "../../../shared/kernel/ids.ts";
import { emitter } from "../../../shared/kernel/register.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { deskEvents, postEvents } from "../../../shared/modules/site/index.ts";
import type { Clock } from "../clock.ts";
import { openStore } from "../core.ts";
import { PROGRAM } from "../erasure/carry-out.ts";
import { sha256 } from "../sha256.ts";
import { syncFolder } from "../store/atomic-file.ts";
import { openDatabase } from "../store/open-database.ts";
import type { Store } from "../store/store.ts";
import type { Keys } from "../vault/keys.ts";
import { syncRound } from "./engine.ts";
import type { JoinFile } from "./join-file.ts";
import { writeLink, type Link } from "./link.ts";
import { createPace } from "./pace.ts";

const desk = emitter(deskEvents);
const post = emitter(postEvents);

/** The link of a desk that has taken nothing in yet. */
export function firstLink(joined: JoinFile, device: string): Link {
  const { url, site, server, serverKey, offsetMs } = joined;
  return {
    v: 1,
    url,
    site,
    server,
    serverKey,
    device,
    offsetMs,
    cursor: 0,
    acknowledged: 0,
    receiptPosition: 0,
    erasedSent: 0,
    lastSuccessMs: 0,
  };
}

/** Writes this desk, and its post if the site has none of that name, as its first events. */
function install(store: Store, keys: Keys, joined: JoinFile, nowMs: number): void {
  const known = store.db
    .prepare<[string], string>("SELECT lower(hex(id)) FROM posts WHERE name = ? LIMIT 1")
    .pluck()
    .get(joined.postName);
  const newId = uuid7(nowMs, randomBytes(16));
  const postId =
    known === undefined
      ? newId
      : `${known.slice(0, 8)}-${known.slice(8, 12)}-${known.slice(12, 16)}-${known.slice(16, 20)}-${known.slice(20)}`;
  const installed = {
    ...desk("installed", {
      code: joined.deskCode,
      device: keys.deviceId,
      post: postId,
      successorOf: null,
    }),
    kind: "desk",
    id: naturalId("desk", keys.deviceId, sha256),
  };
  const opened = { ...post("opened", { name: joined.postName }), kind: "post", id: postId };
  store.transaction(() =>
    store.write(known === undefined ? [opened, installed] : [installed], {
      device: keys.deviceId,
      at: nowMs,
      off: joined.offsetMs,
      actor: PROGRAM,
      approver: null,
      cmd: uuid7(nowMs, randomBytes(16)),
      kind: "desk",
      id: naturalId("desk", keys.deviceId, sha256),
    }),
  );
}

export interface FirstSync {
  readonly folder: string;
  /** Where the books will be. Nothing may be there yet. */
  readonly path: string;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Logger;
  readonly joined: JoinFile;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Brings a site's books to an empty desk: everything is pulled, verified and folded into a file of its own that
 * becomes the books only when it is whole and this desk stands in it (C2). Cut off or cancelled, the next try
 * begins anew.
 */
export async function firstSync(options: FirstSync): Promise<Result<null>> {
  const { folder, path, keys, clock, log, joined, signal, onProgress } = options;
  const draft = `${path}.new`;
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(draft + suffix, { force: true });
  const opened = openDatabase(draft, { create: true });
  if (!opened.ok) return refuse("storage-failed");
  let whole = false;
  try {
    const store = await openStore({ db: opened.value, keys, clock, onProgress: () => undefined });
    store.transaction(() => writeLink(store.db, firstLink(joined, keys.deviceId)));
    let done = 0;
    const pulled = await syncRound({
      core: {
        store,
        keys,
        clock,
        committed: (_kinds, ids) => {
          done += ids.length;
        },
      },
      folder,
      log,
      signal,
      fresh: true,
      pace: createPace(),
      onStep: ({ behind }) => onProgress(done, done + behind),
      breathe: async () => {
        await nextTurn();
        signal.throwIfAborted();
      },
    });
    if (!pulled.ok) return refuse(pulled.problem === "unreachable" ? "server-unreachable" : "server-refused");
    install(store, keys, joined, clock.nowMs());
    whole = true;
  } catch (cause) {
    if (!signal.aborted) throw cause;
    return refuse("cancelled");
  } finally {
    // The last connection writes everything into the file itself and takes its WAL away.
    opened.value.close();
    if (!whole)
      for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(draft + suffix, { force: true });
  }
  renameSync(draft, path);
  syncFolder(dirname(path));
  return ok(null);
}
