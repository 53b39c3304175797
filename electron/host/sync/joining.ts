import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import type { Logger } from "pino";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { Clock } from "../clock.ts";
import type { Core } from "../core.ts";
import { isDiskFull } from "../founding-file.ts";
import { adoptSiteKey, createKeys, openKeys, type Keys } from "../vault/keys.ts";
import type { KeyStore } from "../vault/key-store.ts";
import { enrol } from "./enrol.ts";
import { firstLink, firstSync } from "./first-sync.ts";
import { readJoinFile, removeJoinFile, writeJoinFile, type JoinFile } from "./join-file.ts";
import { writeLink } from "./link.ts";

export interface JoinForm {
  readonly url: string;
  readonly code: string;
  readonly deskCode: string;
  readonly postName: string;
}

export interface JoiningOptions {
  readonly folder: string;
  readonly path: string;
  readonly keyStore: KeyStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onProgress: (done: number, total: number) => void;
  /** Opens the books that were brought. */
  readonly openBooks: (keys: Keys) => Promise<void>;
  readonly onLinked: () => void;
}

/** What came of joining: the books are here, or this desk founds them (the site's first code). */
export type JoinedHow = { readonly next: "work" } | { readonly next: "found"; readonly siteName: string };

/** Joining a site on the first start, through crashes and bad lines. */
export interface Joining {
  readonly join: (form: JoinForm) => Promise<Result<JoinedHow>>;
  /** A code that was used up before the books were here; null when there is none. */
  readonly begun: () => JoinFile | null;
  /** Goes on with it. */
  readonly resume: () => Promise<Result<JoinedHow>>;
  readonly cancel: () => void;
  /** Books that were founded after joining with a site's first code are that site's from now on. */
  readonly linkFounded: (core: Core) => void;
}

/** What is wrong with the form, field by field. */
function formProblem(form: JoinForm): Result<null> {
  for (const field of ["url", "code", "postName"] as const)
    if (form[field].trim() === "") return refuse("required", field);
  return /^[A-Z]\d{0,3}$/.test(form.deskCode) ? ok(null) : refuse("desk-code-form", "deskCode");
}

export function createJoining(options: JoiningOptions): Joining {
  const { folder, path, keyStore, clock, log } = options;
  let control: AbortController | null = null;

  const bring = async (joined: JoinFile, keys: Keys): Promise<Result<JoinedHow>> => {
    if (!joined.handedKey) return ok({ next: "found", siteName: joined.siteName });
    control = new AbortController();
    const { signal } = control;
    try {
      const brought = await firstSync({ ...options, keys, joined, signal });
      if (!brought.ok) return brought;
      await options.openBooks(keys);
      removeJoinFile(folder);
      return ok({ next: "work" });
    } finally {
      control = null;
    }
  };
  const guarded = async (work: () => Promise<Result<JoinedHow>>): Promise<Result<JoinedHow>> => {
    try {
      return await work();
    } catch (cause) {
      log.error({ err: cause }, "joining did not come to its end");
      return refuse(isDiskFull(cause) ? "disk-full" : "storage-failed");
    }
  };

  const join = async (form: JoinForm): Promise<Result<JoinedHow>> => {
    const wrong = formProblem(form);
    if (!wrong.ok) return wrong;
    if (existsSync(path)) return refuse("already-set-up");
    const bytes = (await keyStore.load()) ?? createKeys((size) => randomBytes(size));
    await keyStore.save(bytes);
    const own = openKeys(bytes);
    if (!own.ok) return refuse("storage-failed");
    const enrolled = await enrol({
      url: form.url,
      code: form.code,
      desk: form.deskCode,
      name: form.postName.trim(),
      device: own.value.deviceId,
      key: own.value.device,
      nowMs: clock.nowMs,
    });
    if (!enrolled.ok) return enrolled;
    const { siteKey, ...facts } = enrolled.value;
    const keyBytes = siteKey === null ? bytes : adoptSiteKey(bytes, siteKey);
    await keyStore.save(keyBytes);
    const joined: JoinFile = {
      v: 1,
      ...facts,
      deskCode: form.deskCode,
      postName: form.postName.trim(),
      handedKey: siteKey !== null,
    };
    writeJoinFile(folder, joined);
    const keys = openKeys(keyBytes);
    return keys.ok ? bring(joined, keys.value) : refuse("storage-failed");
  };

  return {
    join: async (form) => guarded(async () => join(form)),
    begun: () => readJoinFile(folder),
    resume: async () =>
      guarded(async () => {
        const joined = readJoinFile(folder);
        const bytes = await keyStore.load();
        const keys = bytes === null ? null : openKeys(bytes);
        if (joined === null || keys?.ok !== true) return refuse("not-found");
        return bring(joined, keys.value);
      }),
    cancel: () => control?.abort(),
    linkFounded: ({ store, keys }) => {
      const joined = readJoinFile(folder);
      if (joined === null) return;
      store.transaction(() => writeLink(store.db, firstLink(joined, keys.deviceId)));
      removeJoinFile(folder);
      options.onLinked();
    },
  };
}
