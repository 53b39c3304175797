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
import { booksThere, readSiteKey } from "./site-key.ts";

export interface JoinForm {
  readonly url: string;
  readonly code: string;
  readonly deskCode: string;
  readonly postName: string;
  /** From the recovery sheet, when every other desk of the site is lost; "" when a desk made the code. */
  readonly siteKey: string;
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

/** What comes next for a desk that has joined: the site's books, its key first, or founding them here. */
type Awaits = "books" | "site-key" | "founding";

function awaited({ handedKey, needsKey }: JoinFile): Awaits {
  if (needsKey) return "site-key";
  return handedKey ? "books" : "founding";
}

/** Joining a site on the first start, through crashes and bad lines. */
export interface Joining {
  readonly join: (form: JoinForm) => Promise<Result<JoinedHow>>;
  /** A code that was used up before the books were here; null when there is none. */
  readonly begun: () => { readonly siteName: string; readonly awaits: Awaits } | null;
  /** Goes on with it; `siteKey` is what was typed from the recovery sheet, or "". */
  readonly resume: (siteKey: string) => Promise<Result<JoinedHow>>;
  /** Forgets a site that was joined and whose books are not here yet, with the keys that were meant for it. */
  readonly giveUp: () => Promise<Result<null>>;
  readonly cancel: () => void;
  /** Books that were founded after joining with a site's first code are that site's from now on. */
  readonly linkFounded: (core: Core) => void;
}

/** What is wrong with the form, field by field. */
function formProblem(form: JoinForm): Result<null> {
  for (const field of ["url", "code", "postName"] as const)
    if (form[field].trim() === "") return refuse("required", field);
  if (form.siteKey.trim() !== "" && readSiteKey(form.siteKey) === null)
    return refuse("site-key-form", "siteKey");
  return /^[A-Z]\d{0,3}$/.test(form.deskCode) ? ok(null) : refuse("desk-code-form", "deskCode");
}

export function createJoining(options: JoiningOptions): Joining {
  const { folder, path, keyStore, clock, log } = options;
  let control: AbortController | null = null;

  /** `typed`: the site key is the recovery sheet's. */
  const bring = async (joined: JoinFile, keys: Keys, typed: boolean): Promise<Result<JoinedHow>> => {
    if (!joined.handedKey) {
      const there = await booksThere(joined, keys, clock.nowMs);
      if (!there.ok) return there;
      if (there.value === "none") return ok({ next: "found", siteName: joined.siteName });
      if (there.value === "locked" || !typed) {
        writeJoinFile(folder, { ...joined, needsKey: true });
        return refuse(typed ? "site-key-wrong" : "site-key-needed", "siteKey");
      }
      writeJoinFile(folder, { ...joined, handedKey: true, needsKey: false });
    }
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
  const guarded = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
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
    const typed = readSiteKey(form.siteKey);
    const known = siteKey ?? typed;
    const keyBytes = known === null ? bytes : adoptSiteKey(bytes, known);
    await keyStore.save(keyBytes);
    const joined: JoinFile = {
      v: 1,
      ...facts,
      deskCode: form.deskCode,
      postName: form.postName.trim(),
      handedKey: siteKey !== null,
      needsKey: false,
    };
    writeJoinFile(folder, joined);
    const keys = openKeys(keyBytes);
    return keys.ok ? bring(joined, keys.value, typed !== null) : refuse("storage-failed");
  };

  return {
    join: async (form) => guarded(async () => join(form)),
    begun: () => {
      const joined = readJoinFile(folder);
      return joined === null ? null : { siteName: joined.siteName, awaits: awaited(joined) };
    },
    resume: async (siteKey) =>
      guarded(async () => {
        const joined = readJoinFile(folder);
        const kept = await keyStore.load();
        if (joined === null || kept === null) return refuse("not-found");
        const typed = readSiteKey(siteKey);
        if (joined.needsKey && typed === null)
          return refuse(siteKey.trim() === "" ? "site-key-needed" : "site-key-form", "siteKey");
        const bytes = joined.needsKey && typed !== null ? adoptSiteKey(kept, typed) : kept;
        if (bytes !== kept) await keyStore.save(bytes);
        const keys = openKeys(bytes);
        return keys.ok ? bring(joined, keys.value, typed !== null) : refuse("not-found");
      }),
    giveUp: async () =>
      guarded(async () => {
        if (existsSync(path)) return refuse("already-set-up");
        await keyStore.save(createKeys((size) => randomBytes(size)));
        removeJoinFile(folder);
        return ok(null);
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
