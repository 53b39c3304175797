import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { succeededSchema } from "../../../shared/protocol/answers.ts";
import type { Core } from "../core.ts";
import { nextDeskCode, readUsedCodes } from "../device-codes.ts";
import { commitRestore } from "../recovery/finish-restore.ts";
import { keptName } from "../recovery/restore-service.ts";
import { createSuccessorKeys, openKeys } from "../vault/keys.ts";
import type { KeyStore } from "../vault/key-store.ts";
import type { WorkerClient } from "../worker-client.ts";
import { readLink } from "./link.ts";
import { createServerClient, type Identity } from "./server-client.ts";

export interface SettleForkOptions {
  readonly folder: string;
  readonly path: string;
  readonly keyStore: KeyStore;
  readonly log: Logger;
  readonly worker: WorkerClient;
  readonly core: () => Core | null;
  /** Closes the books, runs the work, opens them again; a committed marker is finished in between. */
  readonly whileClosed: (work: () => Promise<void>) => Promise<void>;
}

/** `unreachable`: the line broke before the server answered, and it is worth another try. */
export type ForkOutcome = "settled" | "refused" | "unreachable";

/** How many desk codes are tried: the copy may take one in the same instant. */
const TRIES = 5;

/**
 * A desk whose disk was copied goes on under an id of its own (docs/sync-protocol.md, FORK): the server is told of the
 * successor first, then what was written since is kept aside and written again under it. A server that
 * refuses the old id altogether has really shut it out.
 */
export async function settleFork(options: SettleForkOptions, fromSeq: number): Promise<ForkOutcome> {
  const { folder, path, keyStore, log, worker } = options;
  const core = options.core();
  const bytes = await keyStore.load();
  const link = core === null ? null : readLink(core.store.db);
  const used = readUsedCodes(folder);
  if (core === null || bytes === null || link === null || !used.ok) return "refused";
  const newKeys = createSuccessorKeys((size) => randomBytes(size), bytes);
  const next = openKeys(newKeys);
  if (!next.ok) throw new Error(`successor keys: ${next.error.code}`);
  const { clock, keys, desk } = core;
  const client = createServerClient({ url: link.url, nowMs: clock.nowMs, offsetMs: () => link.offsetMs });
  const as: Identity = { device: keys.deviceId, site: link.site, key: keys.device };
  const desks = core.store.db.prepare<[], { code: string }>("SELECT code FROM desks").all();
  const taken = [...used.value.map(({ code }) => ({ code })), ...desks];
  let deskCode = "";
  for (let tries = 0; tries < TRIES && deskCode === ""; tries += 1) {
    const code = nextDeskCode(desk.code.slice(0, 1), taken);
    const body = {
      device: next.value.deviceId,
      publicKey: next.value.device.publicKey,
      desk: code,
      successorOf: keys.deviceId,
    };
    const answer = await client.call("POST", "/v1/devices", succeededSchema, { as, body });
    if (answer.ok) deskCode = code;
    else if (answer.error.kind === "refused" && answer.error.code === "DESK_TAKEN") taken.push({ code });
    else return answer.error.kind;
  }
  if (deskCode === "" || options.core() !== core) return "refused";
  const nowMs = clock.nowMs();
  const keptIn = keptName(folder, "before-restore", nowMs);
  await options.whileClosed(async () => {
    const staged = await worker.run("fork.stage", {
      folder,
      path,
      newKeys,
      deskCode,
      fromSeq,
      nowMs,
      keptIn,
    });
    if (staged.ok) commitRestore(folder, keys, newKeys, staged.value);
    else log.error({ problem: staged.error }, "a copied log could not be settled");
  });
  log.warn({ deskCode, fromSeq }, "this desk's disk was copied; it goes on under a new id");
  return "settled";
}
