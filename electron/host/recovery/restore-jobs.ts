import type { JobContext } from "../worker-job.ts";
import { tablesMatchLog, type CheckTablesOptions } from "./check-tables.ts";
import { stageFork, type ForkOptions } from "./stage-fork.ts";
import { stageRestore, type StageOptions } from "./stage-restore.ts";

type Folding = JobContext<{ readonly done: number; readonly total: number }>;

/** stageRestore off the host's thread. */
export function stageRestoreJob(
  input: Omit<StageOptions, "onProgress" | "cancelled" | "step">,
  { progress, cancelled }: Folding,
): ReturnType<typeof stageRestore> {
  return stageRestore({ ...input, cancelled, onProgress: (done, total) => progress({ done, total }) });
}

/** stageFork off the host's thread. */
export function stageForkJob(input: ForkOptions): ReturnType<typeof stageFork> {
  return stageFork(input);
}

/** tablesMatchLog off the host's thread. */
export function checkTablesJob(
  input: Omit<CheckTablesOptions, "onProgress">,
  { progress }: Folding,
): Promise<boolean> {
  return tablesMatchLog({ ...input, onProgress: (done, total) => progress({ done, total }) });
}
