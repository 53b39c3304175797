import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { root } from "../../../build/tool.ts";

const entry = join(root, "server", "main.ts");

export type Environment = Readonly<Record<string, string>>;

/** Runs one command of the shipped entry to its end. */
export async function runServer(folder: string, words: readonly string[], env: Environment = {}) {
  const child = spawn(process.execPath, [entry, "--data", folder, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output: Buffer.concat(chunks).toString() };
}

export interface Serving {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts the shipped entry and waits until it serves; port 0 takes a free one. */
export async function serve(folder: string, port = 0, env: Environment = {}): Promise<Serving> {
  const child = spawn(process.execPath, [entry, "--data", folder, "--port", String(port)], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...env },
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Sync server ready: (\S+)$/.exec(line)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error("the server ended before it was ready");
}

/** Makes a site with the operator's command; answers the first desk's code. */
export async function createSite(folder: string, env: Environment = {}): Promise<string> {
  const { output } = await runServer(folder, ["site", "create", "阳光花园"], env);
  const code = /Enrolment code: (\S+)/.exec(output)?.[1];
  if (code === undefined) throw new Error(output);
  return code;
}
