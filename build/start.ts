// `npm start`: builds what changed, then the program: Electron where its binary can be had, else the same host
// under Node with a browser window in front of it.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  type LaunchOptions,
  launchHelp,
  launchOptionsToArgs,
  parseLaunchOptions,
} from "../electron/host/launch-options.ts";
import { openAppWindow } from "./app-window.ts";
import { buildElectron } from "./electron-build.ts";
import { obtainElectron } from "./electron-binary.ts";
import { hasDisplay } from "./installed-browser.ts";
import { buildRenderer } from "./renderer-build.ts";
import { exitCode, root } from "./tool.ts";

/** An Electron that ends sooner than this never showed a window. */
const earlyEndMs = 5_000;

/** Whether Ctrl+C or SIGTERM asked for the end. */
let asked = false;

const argv = process.argv.slice(2);
if (argv.includes("--help") || argv.includes("-h")) {
  console.log(`Lodgebook 值守簿\n\n  npm start -- [options]\n\n${launchHelp}`);
} else {
  const parsed = parseLaunchOptions(argv);
  if (parsed.ok) {
    process.exitCode = await start(parsed.options);
  } else {
    console.error(`${parsed.message}\n\n${launchHelp}`);
    process.exitCode = 2;
  }
}

async function start(options: LaunchOptions): Promise<number> {
  const [electron] = await Promise.all([electronFor(options), buildRenderer()]);
  if (electron !== undefined) {
    await buildElectron();
    const startedAt = Date.now();
    const code = await runElectron(electron, options);
    if (code === 0 || asked || Date.now() - startedAt > earlyEndMs) return code;
    console.log(`Electron ended at once (code ${code}).`);
  }
  if (!options.headless) console.log("Starting without Electron, in a browser window.");
  return runStandalone(options);
}

/** Electron serves no port and refuses to run as root or without a screen. */
async function electronFor({ headless, port }: LaunchOptions): Promise<string | undefined> {
  if (headless || port !== 0 || !hasDisplay()) return undefined;
  if (process.platform === "linux" && process.getuid?.() === 0) {
    console.log("Electron does not run as root.");
    return undefined;
  }
  return obtainElectron();
}

async function runElectron(electron: string, options: LaunchOptions): Promise<number> {
  const child = spawn(electron, [root, ...launchOptionsToArgs(options)], { cwd: root, stdio: "inherit" });
  endWithUs(child);
  return exitCode(child);
}

async function runStandalone(options: LaunchOptions): Promise<number> {
  const entry = join(root, "electron", "host", "standalone.ts");
  const host = spawn(process.execPath, [entry, ...launchOptionsToArgs(options)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let window: ChildProcess | undefined;
  endWithUs(host);
  createInterface({ input: host.stdout }).on("line", (line) => {
    console.log(line);
    const url = /^Lodgebook ready: (\S+)$/.exec(line)?.[1];
    if (url !== undefined && !options.headless) window = openAppWindow(url);
  });
  const code = await exitCode(host);
  window?.kill();
  return code;
}

/** One Ctrl+C (or SIGTERM) ends the program; it closes its books by itself. */
function endWithUs(child: ChildProcess): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      asked = true;
      child.kill(signal);
    });
  }
}
