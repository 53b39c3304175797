// `npm test` and `npm run test:soak`: a browser, the screens built once, vitest, and one closing line.
import { buildRenderer } from "./renderer-build.ts";
import { runVitest } from "./run-vitest.ts";
import { browserForTests } from "./test-browser.ts";
import { closingLine } from "./test-report.ts";
import { captureScript, toolScript } from "./tool.ts";

const args = process.argv.slice(2);
const soak = args.includes("--soak");
const filters = args.filter((arg) => arg !== "--soak");

const browser = browserForTests();
const built = await buildScreens();
const counts = await runVitest(
  browser === undefined ? ["node", "renderer"] : ["node", "renderer", "e2e"],
  filters,
  {
    ...(soak ? { LODGEBOOK_SOAK: "1" } : {}),
    ...(browser === undefined ? {} : { LODGEBOOK_BROWSER: browser }),
  },
);

const unrun = browser === undefined ? await testsThatNeedABrowser() : 0;
if (unrun > 0)
  console.log(
    `\n${unrun} end-to-end tests were skipped: this machine has no browser and could not install one.`,
  );
const failed = counts.failed + (built ? 0 : 1);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${closingLine({ ...counts, failed, skipped: counts.skipped + unrun })}`);

/** Screens that cannot be built are one failure; the tests that do not need them still say what they know. */
async function buildScreens(): Promise<boolean> {
  try {
    await buildRenderer();
    return true;
  } catch (error) {
    console.error(`The screens could not be built: ${String(error)}`);
    return false;
  }
}

async function testsThatNeedABrowser(): Promise<number> {
  const { output } = await captureScript([toolScript("vitest"), "list", "--project=e2e", ...filters]);
  return output.split("\n").filter((line) => line.includes(" > ")).length;
}
