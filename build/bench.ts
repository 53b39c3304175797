// `npm run bench [-- name]`: every test/bench/*.ts (whose name contains one of the given) in a process of its own.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type BenchRow, benchTable, readBenchRow } from "./bench-row.ts";
import { buildRenderer } from "./renderer-build.ts";
import { exitCode, root } from "./tool.ts";

const folder = join(root, "test", "bench");
const names = process.argv.slice(2);
const entries = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith(".ts"))
  .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
  .sort();

if (entries.length === 0) {
  console.error(
    names.length === 0 ? "There are no benchmarks." : `No benchmark is called ${names.join(" or ")}.`,
  );
  process.exitCode = 2;
} else {
  await buildRenderer();
  const rows: BenchRow[] = [];
  for (const entry of entries) rows.push(...(await measure(entry)));
  console.log(`\n${benchTable(rows)}`);
}

async function measure(entry: string): Promise<readonly BenchRow[]> {
  console.log(`\n── ${entry}`);
  const child = spawn(process.execPath, ["--expose-gc", join(folder, entry)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const rows: BenchRow[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    const row = readBenchRow(line);
    if (row === undefined) console.log(line);
    else rows.push(row);
  });
  const code = await exitCode(child);
  if (code !== 0) {
    console.error(`${entry} ended with code ${code}`);
    process.exitCode = 1;
  }
  return rows;
}
