import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";
import { root } from "../../../build/tool.ts";
import { connect, codeForNextDesk } from "../../../electron/host/sync/acts.ts";
import { runCommand } from "../../../server/cli/commands.ts";
import { openStorage } from "../../../server/cli/open-storage.ts";
import type { Storage } from "../../../server/storage/storage.ts";
import type { Host } from "../../../electron/host/host.ts";
import { benchFolder, coreOf, foundBooks, openBooks } from "./books.ts";

export interface Child {
  readonly url: string;
  readonly pid: number;
  readonly end: () => Promise<void>;
}

/** A script in a process of its own that serves until it is ended; the first line with an address says it is ready. */
async function startChild(
  script: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Child> {
  const child = spawn(process.execPath, [script, ...words], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LOG_LEVEL: "error", ...env },
  });
  process.on("exit", () => child.kill("SIGKILL"));
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+$/.exec(line)?.[0];
    if (url === undefined || child.pid === undefined) continue;
    return {
      url,
      pid: child.pid,
      end: async () => {
        const ended = once(child, "exit");
        child.kill("SIGTERM");
        await ended;
      },
    };
  }
  throw new Error(`${script} ended before it was ready`);
}

/** What the sync rows are held against (floor-server.ts), over an empty file. */
export async function startFloor(): Promise<Child> {
  return startChild(fileURLToPath(new URL("./floor-server.ts", import.meta.url)), [benchFolder()]);
}

export interface SyncServer extends Child {
  /** Makes a site; answers its first desk's code. */
  readonly newSite: () => Promise<string>;
  /** Does something with what the server keeps, beside it. */
  readonly beside: <T>(work: (storage: Storage) => Promise<T>) => Promise<T>;
}

/** The shipped sync server over an empty database: embedded, or the PostgreSQL at `databaseUrl`. */
export async function startSyncServer(databaseUrl?: string): Promise<SyncServer> {
  const folder = benchFolder();
  const env = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  const child = await startChild(join(root, "server", "main.ts"), ["--data", folder, "--port", "0"], env);
  const beside: SyncServer["beside"] = async (work) => {
    const storage = await openStorage(folder, databaseUrl, () => undefined);
    try {
      return await work(storage);
    } finally {
      await storage.close();
    }
  };
  let sites = 0;
  return {
    ...child,
    beside,
    newSite: async () => {
      const lines: string[] = [];
      await beside(async (storage) =>
        runCommand(storage, ["site", "create", `阳光花园 ${(sites += 1)}`], {
          print: (line) => void lines.push(line),
          now: Date.now,
        }),
      );
      const code = /Enrolment code: (\S+)/.exec(lines.join("\n"))?.[1];
      if (code === undefined) throw new Error(lines.join("\n"));
      return code;
    },
  };
}

/** Settles when the desk has nothing to push, has taken in everything and says so. */
export async function settled(host: Host, holds = () => inStep(host)): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve) => {
    const leave = host.changes.listen(() => {
      if (!holds()) return;
      leave();
      resolve();
    });
  });
}

/** Nothing is left to push. */
export function allPushed(host: Host): boolean {
  const state = host.sync.state();
  if (state.mode === "joined" && state.problem !== null) throw new Error(`sync says ${state.problem}`);
  return state.mode === "joined" && state.queue === 0;
}

function inStep(host: Host): boolean {
  const state = host.sync.state();
  return allPushed(host) && state.mode === "joined" && !state.busy && state.lastSuccessMs !== null;
}

/** Joins open books to a new site of the server; sync is not begun. */
export async function joinNewSite(host: Host, server: SyncServer): Promise<void> {
  const joined = await connect(coreOf(host), { url: server.url, code: await server.newSite() });
  if (!joined.ok) throw new Error(joined.error.code);
}

/** The first desk of a new site, in step with its server. */
export async function firstDesk(server: SyncServer): Promise<Host> {
  const host = await foundBooks(benchFolder());
  await joinNewSite(host, server);
  host.sync.start();
  await settled(host);
  return host;
}

/** A further desk joins and brings the site's books; how long that took, ms. */
export async function nextDesk(
  server: SyncServer,
  by: Host,
  deskCode: string,
): Promise<{ readonly host: Host; readonly tookMs: number }> {
  const made = await codeForNextDesk(coreOf(by));
  if (!made.ok) throw new Error(made.error.code);
  const host = await openBooks(benchFolder());
  const before = performance.now();
  const joined = await host.join({
    url: server.url,
    code: made.value.code,
    deskCode,
    postName: "大堂前台",
    siteKey: "",
  });
  if (!joined.ok) throw new Error(joined.error.code);
  return { host, tookMs: performance.now() - before };
}
