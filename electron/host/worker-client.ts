import { Worker } from "node:worker_threads";
import type { InputOf, JobAnswer, JobRequest, OutputOf, ProgressOf } from "./worker-job.ts";
import type { WorkerJobs } from "./worker-jobs.ts";
import { workerUrl } from "./worker-url.ts";

export interface RunOptions<Progress> {
  readonly onProgress?: ((value: Progress) => void) | undefined;
  /** Aborting it asks the job to stop; what it then answers is the job's own business. */
  readonly signal?: AbortSignal | undefined;
}

export interface WorkerClient {
  /** Runs a named job off the host's thread. Rejects with what the job threw, or when the thread ended. */
  readonly run: <Name extends keyof WorkerJobs>(
    name: Name,
    input: InputOf<WorkerJobs[Name]>,
    options?: RunOptions<ProgressOf<WorkerJobs[Name]>>,
  ) => Promise<OutputOf<WorkerJobs[Name]>>;
  /** Ends the thread; jobs under way reject. */
  readonly close: () => Promise<void>;
}

interface Running {
  readonly onProgress: (value: unknown) => void;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
}

/** The host's one worker thread, started with the first job and again after a crash. */
export function createWorkerClient(url: URL = workerUrl()): WorkerClient {
  const running = new Map<number, Running>();
  let worker: Worker | null = null;
  let lastId = 0;

  const ended = (thread: Worker, cause: unknown): void => {
    if (worker !== thread) return;
    worker = null;
    for (const job of running.values()) job.reject(cause);
    running.clear();
  };
  const receive = (message: JobAnswer): void => {
    const job = running.get(message.id);
    if (job === undefined) return;
    if (message.type === "progress") {
      job.onProgress(message.value);
      return;
    }
    running.delete(message.id);
    if (running.size === 0) worker?.unref();
    if (message.type === "done") job.resolve(message.value);
    else job.reject(message.cause);
  };
  const start = (): Worker => {
    const thread = new Worker(url);
    thread.on("message", receive);
    thread.on("error", (cause) => ended(thread, cause));
    thread.on("exit", (code) => ended(thread, new Error(`the worker thread ended with code ${code}`)));
    return thread;
  };

  return {
    run: async (name, input, { onProgress, signal } = {}) => {
      const cancel = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
      const abort = (): void => void Atomics.store(cancel, 0, 1);
      if (signal?.aborted === true) abort();
      signal?.addEventListener("abort", abort);
      worker ??= start();
      const thread = worker;
      thread.ref();
      const id = (lastId += 1);
      try {
        const value = await new Promise<unknown>((resolve, reject) => {
          // Progress of this job's own type: both ends are typed by WorkerJobs.
          const told = onProgress as ((value: unknown) => void) | undefined;
          running.set(id, { onProgress: told ?? (() => undefined), resolve, reject });
          thread.postMessage({ id, name, input, cancel } satisfies JobRequest);
        });
        return value as OutputOf<WorkerJobs[typeof name]>;
      } finally {
        signal?.removeEventListener("abort", abort);
      }
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}
