import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import { hashOfInputs } from "./input-hash.ts";
import { readAhead } from "./read-ahead.ts";
import { root } from "./tool.ts";

const outDir = join(root, "dist", "renderer");
const stamp = join(root, "dist", "renderer.inputs");

/** Builds the page into dist/renderer, unless it was built from these very sources before. */
export async function buildRenderer(): Promise<void> {
  const inputs = hashOfInputs([
    "renderer",
    "shared",
    "build/read-ahead.ts",
    "build/renderer-build.ts",
    "package-lock.json",
  ]);
  const upToDate =
    existsSync(join(outDir, "index.html")) && existsSync(stamp) && readFileSync(stamp, "utf8") === inputs;
  if (upToDate) return;
  console.log("Building the screens …");
  await build({
    configFile: false,
    root: join(root, "renderer"),
    base: "/",
    logLevel: "warn",
    plugins: [react(), readAhead("show.tsx")],
    build: {
      outDir,
      emptyOutDir: true,
      target: "chrome120",
      // The Content-Security-Policy allows no data: scripts or fonts, and lazy chunks need no polyfill in Chromium.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2_000,
      // What the door needs comes in few files: a browser opens six lines to a host at most.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              {
                name: "core",
                priority: 2,
                test: /@orpc|query-core|zustand|renderer[\\/]app[\\/](connection|host-client|session|queries|follow-changes|transport|preferences)\.ts|shared[\\/]kernel[\\/](result|error-codes|ids)\.ts/,
              },
              {
                name: "react",
                priority: 1,
                test: /node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next|@tanstack|use-sync-external-store)[\\/]/,
              },
            ],
          },
        },
      },
    },
  });
  writeFileSync(stamp, inputs);
}
