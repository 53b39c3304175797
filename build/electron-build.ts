import { copyFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, type InlineConfig } from "vite";
import { root } from "./tool.ts";

/** Packages that stay packages at run time: Electron itself, the native one, and the logger with its worker. */
const external = ["electron", "better-sqlite3", "pino"];

/** Builds the shell and the host for Electron: one self-contained file each, into dist/electron and dist/host. */
export async function buildElectron(): Promise<void> {
  for (const folder of ["electron", "host"])
    rmSync(join(root, "dist", folder), { recursive: true, force: true });
  await build(bundle("electron/main.ts", "dist/electron", "es", "main.js"));
  // A sandboxed preload is CommonJS and cannot require files beside it.
  await build(bundle("electron/preload.ts", "dist/electron", "cjs", "preload.cjs"));
  for (const icon of ["icon.png", "tray.png"])
    copyFileSync(join(root, "build", "icons", icon), join(root, "dist", "electron", icon));
  await build(bundle("electron/host/process.ts", "dist/host", "es", "process.js"));
  // Apart from process.js, so that the one file which has to lie outside the archive needs no other.
  if (existsSync(join(root, "electron/host/worker.ts")))
    await build(bundle("electron/host/worker.ts", "dist/host", "es", "worker.js"));
}

function bundle(input: string, outDir: string, format: "es" | "cjs", fileName: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: "warn",
    publicDir: false,
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      outDir: join(root, outDir),
      emptyOutDir: false,
      target: "node24",
      minify: false,
      rolldownOptions: {
        input: join(root, input),
        output: { format, entryFileNames: fileName, codeSplitting: false },
      },
    },
  };
}
