import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";

/** The repository's folder. */
export const root = dirname(import.meta.dirname);

const manifest = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The script behind a package's command, so that it starts without a shell on every system. */
export function toolScript(packageName: string, bin = packageName): string {
  const folder = join(root, "node_modules", packageName);
  const { bin: bins } = manifest.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  const script = typeof bins === "string" ? bins : bins[bin];
  if (script === undefined) throw new Error(`${packageName} has no command ${bin}`);
  return join(folder, script);
}

/** Runs a Node script to its end and keeps what it printed; never rejects for a non-zero exit code. */
export async function captureScript(
  args: readonly string[],
  cwd = root,
): Promise<{ readonly code: number; readonly output: string }> {
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  const code = await exitCode(child);
  return { code, output: Buffer.concat(chunks).toString() };
}

/** Runs a Node script on this terminal; Ctrl+C and SIGTERM reach it, and its exit code is returned. */
export async function runScript(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", forward).on("SIGTERM", forward);
  const code = await exitCode(child);
  process.off("SIGINT", forward).off("SIGTERM", forward);
  return code;
}

/** The exit code as a shell counts it: 128 + the signal's number for a killed process. */
export async function exitCode(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}
