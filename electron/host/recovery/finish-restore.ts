import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { syncFolder, writeFileAtomically } from "../store/atomic-file.ts";
import type { KeyStore } from "../vault/key-store.ts";
import { openKeys, type Keys } from "../vault/keys.ts";
import { seal, unseal } from "../vault/seal.ts";
import { moveAside } from "./data-files.ts";
import { restoreReportSchema, type RestoreReport } from "../../../shared/contract/backup.ts";
import { stagedDatabase, stagingFolder } from "./stage-restore.ts";

/** From the moment this file is there the restore happens, whatever crashes; before it nothing has changed. */
const markerFile = (folder: string): string => join(folder, "restore.json");
const SEALED_AS = "restore";

const markerSchema = z.object({
  v: z.literal(1),
  /** The new device's keys, sealed with a key of the site, which old and new keys share. */
  keys: z.base64(),
  report: restoreReportSchema,
});

/** The restore was begun and cannot be finished: the marker or the keys it needs are damaged. */
export type FinishProblem = { readonly code: "keys-missing" | "keys-damaged" | "keys-newer" };

export interface FinishOptions {
  readonly folder: string;
  /** The live database; closed. */
  readonly path: string;
  readonly keyStore: KeyStore;
  readonly step?: (name: string) => void;
}

/** Decides a staged restore: written durably, it will be finished now or at the next start. */
export function commitRestore(folder: string, keys: Keys, newKeys: Uint8Array, report: RestoreReport): void {
  const { cipher } = seal(SEALED_AS, { keys: Buffer.from(newKeys).toString("base64") }, keys.draft);
  const marker = { v: 1, keys: Buffer.from(cipher).toString("base64"), report };
  writeFileAtomically(markerFile(folder), `${JSON.stringify(marker)}\n`);
}

function newKeysOf(sealed: string, keys: Keys): Uint8Array | null {
  const opened = unseal(SEALED_AS, Buffer.from(sealed, "base64"), keys.draft);
  const bytes = opened.ok ? opened.value["keys"] : null;
  return typeof bytes === "string" ? new Uint8Array(Buffer.from(bytes, "base64")) : null;
}

/**
 * Finishes a restore that was decided: puts the old files aside, never deletes them, moves the new ones in and
 * saves the new device's keys. Call it at every start before the database is opened, and after `commitRestore`
 * with the books closed; every part can be done again (C2). Answers null when there was nothing to finish.
 */
export async function finishRestore(
  options: FinishOptions,
): Promise<Result<RestoreReport | null, FinishProblem>> {
  const { folder, path, keyStore, step = () => undefined } = options;
  if (!existsSync(markerFile(folder))) {
    rmSync(stagingFolder(folder), { recursive: true, force: true });
    return ok(null);
  }
  const bytes = await keyStore.load();
  if (bytes === null) return err({ code: "keys-missing" });
  const keys = openKeys(bytes);
  if (!keys.ok) return keys;
  const { keys: sealed, report } = markerSchema.parse(JSON.parse(readFileSync(markerFile(folder), "utf8")));
  const newKeys = newKeysOf(sealed, keys.value);
  if (newKeys === null) return err({ code: "keys-damaged" });
  const staged = stagedDatabase(folder);
  const aside = join(folder, report.keptIn);
  // While the new file waits, whatever stands at its place is the old one.
  if (existsSync(staged)) {
    moveAside(path, aside);
    step("aside");
    renameSync(staged, path);
    step("moved");
    syncFolder(folder);
  }
  step("in-place");
  await keyStore.save(newKeys);
  step("keys");
  // It vouches for the old device's log; the host notes the new one's head when it opens.
  rmSync(join(folder, "head.json"), { force: true });
  writeFileAtomically(join(aside, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
  step("report");
  rmSync(markerFile(folder), { force: true });
  step("unmarked");
  rmSync(stagingFolder(folder), { recursive: true, force: true });
  syncFolder(folder);
  return ok(report);
}
