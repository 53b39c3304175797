// Process start to ready, with the big books and with an empty site; then the big one left alone for a while.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { printBenchRow } from "../../build/bench-row.ts";
import { benchFolder, bigBooks, foundBooks, VISITS } from "./support/books.ts";
import { mib, ms, quantile, thousands } from "./support/figures.ts";
import { processorMs, residentBytes } from "./support/process.ts";

const entry = fileURLToPath(new URL("../../electron/host/standalone.ts", import.meta.url));
const ROUNDS = 9;
const REST_MS = 20_000;

async function start(folder: string) {
  const before = performance.now();
  const child = spawn(process.execPath, [entry, "--data", folder, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) if (line.startsWith("Lodgebook ready")) break;
  return { child, tookMs: performance.now() - before };
}

async function end(child: Awaited<ReturnType<typeof start>>["child"]): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

const big = bigBooks();
const empty = benchFolder();
(await foundBooks(empty)).close();
const times = { big: [] as number[], empty: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [which, folder] of [
    ["empty", empty],
    ["big", big],
  ] as const) {
    const { child, tookMs } = await start(folder);
    times[which].push(tookMs);
    await end(child);
  }
}
const withBig = quantile(times.big, 0.5);
const withEmpty = quantile(times.empty, 0.5);
printBenchRow({
  what: `process start to ready, ${thousands(VISITS)} visits, beyond an empty site's ${ms(withEmpty)}`,
  measured: `+ ${ms(Math.max(0, withBig - withEmpty))}`,
  floor: "100 ms",
  ratio: Math.max(0, withBig - withEmpty) / 100,
  atMost: 1,
});

if (process.platform === "linux") {
  const { child } = await start(big);
  const { pid } = child;
  if (pid === undefined) throw new Error("not started");
  await delay(3000);
  const used = processorMs(pid);
  await delay(REST_MS);
  const share = (processorMs(pid) - used) / REST_MS;
  const resident = residentBytes(pid);
  await end(child);
  printBenchRow({
    what: "host at rest, memory",
    measured: mib(resident),
    floor: "200 MiB",
    ratio: resident / (200 * 1024 * 1024),
    atMost: 1,
  });
  printBenchRow({
    what: "host at rest, share of a core",
    measured: `${(share * 100).toFixed(2)} %`,
    floor: "0.5 %",
    ratio: share / 0.005,
    atMost: 1,
  });
}
