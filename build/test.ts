// `npm test` and `npm run test:soak`: a browser, the screens built once, vitest, and one closing line.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildRenderer } from "./renderer-build.ts";
import { browserForTests } from "./test-browser.ts";
import { closingLine, countTests } from "./test-report.ts";
import { captureScript, root, runScript, toolScript } from "./tool.ts";

const args = process.argv.slice(2);
const soak = args.includes("--soak");
const filters = args.filter((arg) => arg !== "--soak");
const vitest = toolScript("vitest");
const reportFile = join(root, "node_modules", ".cache", "test-report.json");

const browser = browserForTests();
await buildRenderer();

mkdirSync(join(root, "node_modules", ".cache"), { recursive: true });
rmSync(reportFile, { force: true });
const code = await runScript(
  [
    vitest,
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
    ...(browser === undefined ? ["--project=node", "--project=renderer"] : []),
    ...filters,
  ],
  {
    ...(soak ? { LODGEBOOK_SOAK: "1" } : {}),
    ...(browser === undefined ? {} : { LODGEBOOK_BROWSER: browser }),
  },
);

const counts = countTests(existsSync(reportFile) ? readFileSync(reportFile, "utf8") : undefined);
const unrun = browser === undefined ? await testsThatNeedABrowser() : 0;
if (unrun > 0)
  console.log(
    `\n${unrun} end-to-end tests were skipped: this machine has no browser and could not install one.`,
  );
const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${closingLine({ ...counts, failed, skipped: counts.skipped + unrun })}`);

async function testsThatNeedABrowser(): Promise<number> {
  const { output } = await captureScript([vitest, "list", "--project=e2e", ...filters]);
  return output.split("\n").filter((line) => line.includes(" > ")).length;
}
