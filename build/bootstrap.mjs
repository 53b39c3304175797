// Runs one of the build scripts on a fresh clone: installs what package-lock.json names when that changed,
// then goes on under a Node that is new enough. Plain JavaScript, because the Node that starts it may be 18.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, delimiter, dirname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stamp = join(modules, ".lodgebook-lock");

/** The oldest Node that runs TypeScript files without a flag. */
const oldestNode = [22, 18];

const [name = "", ...args] = process.argv.slice(2);
const script = join(root, "build", `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(script)) {
  console.error(`bootstrap: there is no build/${name}.ts`);
  process.exit(2);
}

endWithNpm();
await installWhenLockChanged();
const node = newEnough(process.versions.node) ? process.execPath : shippedNode();
if (node === undefined) {
  console.error(
    `Lodgebook needs Node ${oldestNode.join(".")} or newer on ${process.platform} ${process.arch}; this is ${process.versions.node}.\n` +
      "Install a newer one from https://nodejs.org and run the same command again.",
  );
  process.exit(1);
}
process.env.PATH = [dirname(node), join(modules, ".bin"), process.env.PATH].join(delimiter);
process.chdir(root);
if (node === process.execPath) {
  process.argv = [node, script, ...args];
  await import(pathToFileURL(script).href);
} else {
  process.exit(await run(node, [script, ...args]));
}

async function installWhenLockChanged() {
  const lock = readFileSync(join(root, "package-lock.json"));
  const hash = createHash("sha256").update(lock).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  if (!installMatches(JSON.parse(lock.toString()))) {
    // Windows cannot delete the runtime that is running right now; `npm install` leaves it where it is.
    const runsFromModules = process.platform === "win32" && process.execPath.startsWith(modules + sep);
    const command = runsFromModules ? ["install", "--no-save"] : ["ci"];
    const startedAt = Date.now();
    console.log(`Installing the locked packages (npm ${command[0]}), once: about a minute …`);
    const ticker = setInterval(
      () => console.log(`  … still installing, ${Math.round((Date.now() - startedAt) / 1000)} s`),
      10_000,
    );
    const code = await run(...npmCommand([...command, "--ignore-scripts", "--no-audit", "--no-fund"]));
    clearInterval(ticker);
    if (code !== 0) {
      console.error(
        "The packages could not be installed (npm's words are above). Check the network or the proxy\n" +
          "(npm config get registry), then run the same command again; nothing else was changed.",
      );
      process.exit(code);
    }
    console.log(`Packages installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
  }
  writeFileSync(stamp, hash);
}

/** npm hands SIGTERM to its shell only, and the shell to nobody: whoever lost that parent is meant as well. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

/** Whether npm's own record of what it installed already has every package of the lock file. */
function installMatches(lock) {
  const record = join(modules, ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === "" || wanted.link) return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true && !path.endsWith(runtimePackage());
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function npmCommand(npmArgs) {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && basename(cli).startsWith("npm-cli"))
    return [process.env.npm_node_execpath ?? process.execPath, [cli, ...npmArgs]];
  return ["npm", npmArgs, process.platform === "win32"];
}

function runtimePackage() {
  return `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
}

function shippedNode() {
  const binary = process.platform === "win32" ? "node.exe" : "node";
  const path = join(modules, runtimePackage(), "bin", binary);
  return existsSync(path) ? path : undefined;
}

function newEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

/** Runs to the end and hands on Ctrl+C and SIGTERM, so that nothing is left behind. */
function run(command, commandArgs, shell = false) {
  const child = spawn(command, commandArgs, { cwd: root, stdio: "inherit", shell });
  const forward = (signal) => child.kill(signal);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, forward);
  return new Promise((resolve) => {
    const end = (code) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(signal, forward);
      resolve(code);
    };
    child.on("error", (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      end(127);
    });
    child.on("exit", (code, signal) => end(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}
