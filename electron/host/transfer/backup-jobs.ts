import type { DatabaseReport } from "../recovery/finding.ts";
import { verifyDatabase, type VerifyOptions } from "../recovery/verify-database.ts";
import type { JobContext } from "../worker-job.ts";
import { makeBackup, type MadeBackup, type MakeBackupOptions } from "./backup-make.ts";

export interface BackupProgress {
  readonly step: "copying" | "checking";
  readonly done: number;
  readonly total: number;
}

/** makeBackup off the host's thread. */
export async function makeBackupJob(
  input: Pick<MakeBackupOptions, "folder" | "path" | "nowMs" | "reason">,
  { progress, cancelled }: JobContext<BackupProgress>,
): Promise<MadeBackup> {
  return makeBackup({
    ...input,
    cancelled,
    onProgress: (step, done, total) => progress({ step, done, total }),
  });
}

/** verifyDatabase off the host's thread, beside a running program. */
export function verifyJob(
  input: Pick<VerifyOptions, "vouched" | "structure"> & { readonly path: string },
  { progress, cancelled }: JobContext<{ readonly done: number; readonly total: number }>,
): DatabaseReport {
  const { path, ...options } = input;
  return verifyDatabase(path, {
    ...options,
    cancelled,
    onProgress: (done, total) => progress({ done, total }),
  });
}
