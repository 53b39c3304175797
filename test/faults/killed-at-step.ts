/**
 * A child that makes a backup or restores one, and kills itself at the n-th step: `node killed-at-step.ts
 * backup|restore <folder> <n>`. Ends by itself, saying how many steps there were, when n is beyond them.
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { backupFolder, newestBackup } from "../../electron/host/transfer/backup-files.ts";
import { makeBackup } from "../../electron/host/transfer/backup-make.ts";
import { createFileKeyStore } from "../../electron/host/vault/key-store.ts";
import { createKeys, openKeys } from "../../electron/host/vault/keys.ts";
import { MONDAY_AFTERNOON } from "../fixtures/clock.ts";

const [, , what = "", folder = "", at = ""] = process.argv;
const nowMs = MONDAY_AFTERNOON + 30 * 86_400_000;
const path = join(folder, "lodgebook.db");
let steps = 0;

function step(): void {
  steps += 1;
  if (steps === Number(at)) process.kill(process.pid, "SIGKILL");
}

async function restore(): Promise<void> {
  const { commitRestore, finishRestore } = await import("../../electron/host/recovery/finish-restore.ts");
  const { stageRestore } = await import("../../electron/host/recovery/stage-restore.ts");
  const keyStore = createFileKeyStore({ path: join(folder, "keys.json"), onOpenToOthers: () => undefined });
  const oldKeys = await keyStore.load();
  const keys = oldKeys === null ? null : openKeys(oldKeys);
  const backup = newestBackup(folder);
  if (oldKeys === null || keys?.ok !== true || backup === null) throw new Error("nothing to restore");
  const newKeys = createKeys((size) => randomBytes(size), keys.value.siteKey);
  const staged = await stageRestore({
    folder,
    backup: join(backupFolder(folder), backup.name),
    backupAtMs: backup.atMs,
    oldKeys,
    newKeys,
    actor: "somebody",
    nowMs,
    path,
    damaged: false,
    vouched: null,
    keptIn: "before-restore-20261223-060500",
    step,
  });
  if (!staged.ok) throw new Error(staged.error.code);
  step();
  commitRestore(folder, keys.value, newKeys, staged.value);
  step();
  const finished = await finishRestore({ folder, path, keyStore, step });
  if (!finished.ok) throw new Error(finished.error.code);
}

if (what === "restore") await restore();
else {
  const made = await makeBackup({ folder, path, nowMs, reason: "daily", step });
  if (!made.ok) throw new Error(made.error.code);
}
process.stdout.write(`${steps}\n`);
