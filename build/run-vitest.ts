import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { countTests, type TestCounts } from "./test-report.ts";
import { root, runScript, toolScript } from "./tool.ts";

const caches = join(root, "node_modules", ".cache");
const reportFile = join(caches, "test-report.json");

/** Runs these vitest projects on this terminal and counts what happened; a run that broke counts as a failure. */
export async function runVitest(
  projects: readonly string[],
  filters: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<TestCounts> {
  mkdirSync(caches, { recursive: true });
  rmSync(reportFile, { force: true });
  const code = await runScript(
    [
      toolScript("vitest"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reportFile}`,
      ...projects.map((project) => `--project=${project}`),
      ...filters,
    ],
    // Building the screens in this process left NODE_ENV at production, under which React cannot be tested.
    // Hundreds of processes compile the same modules; those that are not killed leave them to the next.
    { NODE_ENV: "test", NODE_COMPILE_CACHE: join(caches, "compiled"), ...env },
  );
  const counts = countTests(existsSync(reportFile) ? readFileSync(reportFile, "utf8") : undefined);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
