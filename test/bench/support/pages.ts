import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { root } from "../../../build/tool.ts";
import { PIN } from "../../fixtures/host.ts";

/** The program's own pages, as `npm run bench` builds them. */
export const programPages = join(root, "dist", "renderer");

/** A page of its own built from one script, as bare as its libraries allow; answers its folder. Gone when we end. */
export async function buildBarePage(
  script: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "bench-page-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" /><link rel="icon" href="data:," /></head>
<body style="margin: 0"><div id="root"></div><script type="module" src="./main.js"></script></body></html>`,
  );
  writeFileSync(join(folder, "main.js"), script);
  const outDir = join(folder, "dist");
  await build({
    configFile: false,
    root: folder,
    base: "/",
    logLevel: "error",
    // As build/renderer-build.ts has it.
    build: {
      outDir,
      target: "chrome120",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2_000,
    },
  });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(outDir, name), text);
  return outDir;
}

/** A window with a profile of its own, which has seen nothing yet. */
export async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1366, height: 768 },
  });
  return context.newPage();
}

/** Signs 张敏 in and opens 来访登记, as its menu does. */
export async function openVisits(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("button", { name: /张敏/ }).click();
  const pin = page.getByLabel("PIN", { exact: true });
  await pin.fill(PIN);
  await pin.press("Enter");
  await page.locator(".home-list").waitFor();
  await page.evaluate(() => {
    location.hash = "#/visits";
  });
  await page.locator(".list-tools").waitFor();
}
