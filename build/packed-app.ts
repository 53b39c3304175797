import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";

const required = [
  "package.json",
  "dist/electron/main.js",
  "dist/electron/preload.cjs",
  "dist/electron/icon.png",
  "dist/electron/tray.png",
  "dist/host/process.js",
  "dist/renderer/index.html",
  "node_modules/better-sqlite3/lib/index.js",
  "node_modules/pino/pino.js",
];

/** Sources, tests, other systems' binaries and the development runtime have no place in an installed program. */
const forbidden: readonly RegExp[] = [
  /\.(?:ts|tsx|map)$/,
  /^(?:build|docs|electron|renderer|shared|server|test)\//,
  /^node_modules\/node-/,
  /^node_modules\/better-sqlite3\/(?:src|deps)\//,
  /^node_modules\/(?:electron|react|vite|vitest|typescript|playwright-core)\//,
];

const fuses: readonly (readonly [FuseV1Options, boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
];

/** What is wrong with a packed app: its archive, what lies beside it, and its binary's fuses. */
export async function packedAppProblems(app: {
  readonly resources: string;
  readonly binary: string;
  /** The one native module that belongs to this system, e.g. `linux-x64.node`. */
  readonly prebuild: string;
  readonly hasWorker: boolean;
}): Promise<readonly string[]> {
  const archive = join(app.resources, "app.asar");
  if (!existsSync(archive)) return [`${archive} is not there`];
  const files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll("\\", "/").slice(1));
  const unpacked = filesBelow(join(app.resources, "app.asar.unpacked"));
  const wire = await getCurrentFuseWire(app.binary);
  return [
    ...required.filter((path) => !files.includes(path)).map((path) => `missing: ${path}`),
    ...files
      .filter((path) => forbidden.some((pattern) => pattern.test(path)))
      .map((path) => `too much: ${path}`),
    ...prebuildProblems(files, unpacked, app.prebuild),
    ...(app.hasWorker && !unpacked.includes("dist/host/worker.js")
      ? ["not unpacked: dist/host/worker.js"]
      : []),
    ...fuses
      .filter(([fuse, on]) => wire[fuse] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
      .map(([fuse, on]) => `fuse ${FuseV1Options[fuse]} is not ${on ? "on" : "off"}`),
  ];
}

function prebuildProblems(
  files: readonly string[],
  unpacked: readonly string[],
  wanted: string,
): readonly string[] {
  const folder = "node_modules/better-sqlite3/prebuilds/";
  const packed = files.filter((path) => path.endsWith(".node"));
  return [
    ...(packed.join() === folder + wanted
      ? []
      : [`native modules are ${packed.join(", ") || "none"}, not ${wanted}`]),
    ...(unpacked.includes(folder + wanted) ? [] : [`not unpacked: ${folder}${wanted}`]),
  ];
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
}
