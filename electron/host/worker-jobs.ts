import { duplicatesJob } from "./conflicts/duplicates.ts";
import { findJob } from "./erasure/find-job.ts";
import { makeBackupJob, verifyJob } from "./transfer/backup-jobs.ts";
import { checkTablesJob, stageForkJob, stageRestoreJob } from "./recovery/restore-jobs.ts";

/** Everything that runs in the worker thread, by name. */
export const workerJobs = {
  "backup.make": makeBackupJob,
  "database.verify": verifyJob,
  "database.check-tables": checkTablesJob,
  "restore.stage": stageRestoreJob,
  "fork.stage": stageForkJob,
  "erasure.find": findJob,
  "numbers.duplicates": duplicatesJob,
} as const;

export type WorkerJobs = typeof workerJobs;
