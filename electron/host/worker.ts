import { parentPort } from "node:worker_threads";
import type { AnyJob, JobAnswer, JobRequest } from "./worker-job.ts";
import { workerJobs } from "./worker-jobs.ts";

const port = parentPort;
if (port === null) throw new Error("worker.ts runs as a worker thread");

const jobs: Readonly<Record<string, AnyJob>> = workerJobs;
const answer = (message: JobAnswer): void => port.postMessage(message);

async function run({ id, name, input, cancel }: JobRequest): Promise<void> {
  try {
    const job = jobs[name];
    if (job === undefined) throw new Error(`no job named ${name}`);
    const value = await job(input, {
      progress: (progress: unknown) => answer({ id, type: "progress", value: progress }),
      cancelled: () => Atomics.load(cancel, 0) === 1,
    });
    answer({ id, type: "done", value });
  } catch (cause) {
    answer({ id, type: "failed", cause });
  }
}

port.on("message", (request: JobRequest) => void run(request));
