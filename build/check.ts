// `npm run check`: everything that can be said about the code without running it, side by side.
import { fileLengthProblems } from "./check/file-length.ts";
import { foreignPathProblems } from "./check/foreign-paths.ts";
import { localeProblems } from "./check/locales.ts";
import { captureScript, toolScript } from "./tool.ts";

type Result = { readonly name: string; readonly problems: string };

const checks: readonly Promise<Result>[] = [
  tool("types (tsc)", [toolScript("typescript", "tsc"), "-b"]),
  tool("lint and layers (oxlint)", [toolScript("oxlint")]),
  tool("format (oxfmt)", [toolScript("oxfmt"), "--check", "."]),
  tool("unused code (knip)", [toolScript("knip"), "--no-progress", "--no-config-hints"]),
  own("file length", fileLengthProblems),
  own("locale files", localeProblems),
  own("foreign paths", foreignPathProblems),
];

const results = await Promise.all(checks);
for (const { name, problems } of results) {
  console.log(problems === "" ? `✓ ${name}` : `✗ ${name}`);
}
const failed = results.filter(({ problems }) => problems !== "");
for (const { name, problems } of failed) console.log(`\n── ${name}\n${problems}`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function tool(name: string, args: readonly string[]): Promise<Result> {
  const { code, output } = await captureScript(args);
  return { name, problems: code === 0 ? "" : output.trim() || `exit code ${code}` };
}

async function own(name: string, find: () => Promise<readonly string[]>): Promise<Result> {
  return { name, problems: (await find()).join("\n") };
}
