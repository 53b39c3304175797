import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { exitCode, root } from "./tool.ts";

const probeMs = 4_000;
const downloadMs = 10 * 60_000;
const folder = join(root, "node_modules", "electron");

/** Electron's program on this disk, or undefined when it was never fetched. */
function installedElectron(): string | undefined {
  const pathFile = join(folder, "path.txt");
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, "dist", readFileSync(pathFile, "utf8"));
  return existsSync(binary) ? binary : undefined;
}

/** Electron's program, fetched when the download site answers; undefined (and a word why) when it cannot be had. */
export async function obtainElectron(): Promise<string | undefined> {
  const installed = installedElectron();
  if (installed !== undefined) return installed;
  if (!(await downloadSiteAnswers())) {
    console.log("Electron's program is not here and its download site does not answer.");
    return undefined;
  }
  console.log("Fetching Electron's program, once: about 120 MB …");
  const startedAt = Date.now();
  const ticker = setInterval(
    () => console.log(`  … still fetching, ${Math.round((Date.now() - startedAt) / 1000)} s`),
    10_000,
  );
  const installer = spawn(process.execPath, [join(folder, "install.js")], {
    stdio: "ignore",
    timeout: downloadMs,
  });
  const code = await exitCode(installer);
  clearInterval(ticker);
  if (code !== 0) console.log("Electron's program could not be fetched.");
  return installedElectron();
}

/** The mirror settings are those of Electron's own installer. */
async function downloadSiteAnswers(): Promise<boolean> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  const site =
    process.env["ELECTRON_MIRROR"] ??
    process.env["npm_config_electron_mirror"] ??
    "https://github.com/electron/electron/releases/download/";
  try {
    const answer = await fetch(new URL(`v${version}/SHASUMS256.txt`, site), {
      method: "HEAD",
      signal: AbortSignal.timeout(probeMs),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
