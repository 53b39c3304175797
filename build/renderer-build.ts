import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import { hashOfInputs } from "./input-hash.ts";
import { root } from "./tool.ts";

const outDir = join(root, "dist", "renderer");
const stamp = join(root, "dist", "renderer.inputs");

/** Builds the page into dist/renderer, unless it was built from these very sources before. */
export async function buildRenderer(): Promise<void> {
  const inputs = hashOfInputs(["renderer", "shared", "build/renderer-build.ts", "package-lock.json"]);
  const upToDate =
    existsSync(join(outDir, "index.html")) && existsSync(stamp) && readFileSync(stamp, "utf8") === inputs;
  if (upToDate) return;
  console.log("Building the screens …");
  await build({
    configFile: false,
    root: join(root, "renderer"),
    base: "/",
    logLevel: "warn",
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: "chrome120",
      // The Content-Security-Policy allows no data: scripts or fonts, and lazy chunks need no polyfill in Chromium.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2_000,
    },
  });
  writeFileSync(stamp, inputs);
}
