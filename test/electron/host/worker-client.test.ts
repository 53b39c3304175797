import { expect, onTestFinished, test } from "vitest";
import {
  createWorkerClient,
  type RunOptions,
  type WorkerClient,
} from "../../../electron/host/worker-client.ts";

/** A thread that does what the job's `path` says. */
const SCRIPT = `
  import { parentPort } from "node:worker_threads";
  let jobs = 0;
  parentPort.on("message", ({ id, input, cancel }) => {
    jobs += 1;
    if (input.path === "exit") process.exit(3);
    if (input.path === "throw") throw new Error("broken thread");
    if (input.path === "fail") return parentPort.postMessage({ id, type: "failed", cause: new Error("failed job") });
    parentPort.postMessage({ id, type: "progress", value: { done: jobs, total: Atomics.load(cancel, 0) } });
    parentPort.postMessage({ id, type: "done", value: jobs });
  });`;

function client(): WorkerClient {
  const worker = createWorkerClient(new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`));
  onTestFinished(() => worker.close());
  return worker;
}

const run = (worker: WorkerClient, path: string, more: RunOptions<unknown> = {}) =>
  worker.run("database.verify", { path }, more);

test("one thread serves job after job, with progress", async () => {
  const worker = client();
  const said: unknown[] = [];
  expect(await run(worker, "", { onProgress: (value) => said.push(value) })).toBe(1);
  expect(await run(worker, "")).toBe(2);
  expect(said).toEqual([{ done: 1, total: 0 }]);
});

test("a job that fails rejects with its own cause; the thread goes on", async () => {
  const worker = client();
  await expect(run(worker, "fail")).rejects.toThrow("failed job");
  expect(await run(worker, "")).toBe(2);
});

test.each([
  ["throw", "broken thread"],
  ["exit", "ended with code 3"],
])(
  "a thread that dies (%s) rejects what it was doing; the next job starts another",
  async (path, message) => {
    const worker = client();
    await expect(run(worker, path)).rejects.toThrow(message);
    expect(await run(worker, "")).toBe(1);
  },
);

test("a cancelled job sees it in the memory it shares, without a turn of the event loop", async () => {
  const worker = client();
  const said: unknown[] = [];
  await run(worker, "", { signal: AbortSignal.abort(), onProgress: (value) => said.push(value) });
  expect(said).toEqual([{ done: 1, total: 1 }]);
});
