import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { expect, test } from "vitest";

/** What the import's worker does: read everything, tell only the number of rows. */
const source = `
  const { parentPort, workerData } = require("node:worker_threads");
  import(workerData.module).then(async ({ openTable }) => {
    const table = await openTable({ path: workerData.path });
    let rows = 0;
    if (table.ok) for await (const batch of table.value.batches) if (batch.ok) rows += batch.value.rows.length;
    await table.value.close();
    parentPort.postMessage(rows);
  });
`;

test.each([
  ["roster-clean.xlsx", 4138],
  ["roster-messy.gb18030.csv", 622],
])("%s is read inside a worker thread", async (name, rows) => {
  const root = join(import.meta.dirname, "../../../..");
  const workerData = {
    module: join(root, "electron/host/transfer/read-table.ts"),
    path: join(root, "test/fixtures", name),
  };
  const worker = new Worker(source, { eval: true, workerData });
  const told = await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  await worker.terminate();
  expect(told).toBe(rows);
});
