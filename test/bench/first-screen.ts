// Cold first usable screen in Chromium, beside a bare antd page from the same server; and the script that home loads.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { printBenchRow } from "../../build/bench-row.ts";
import { serveHost } from "../../electron/host/serve.ts";
import { launchBrowser } from "../e2e/harness/browser.ts";
import { PIN } from "../fixtures/host.ts";
import { benchFolder, foundBooks } from "./support/books.ts";
import { ms, quantile } from "./support/figures.ts";
import { buildBarePage, freshPage, programPages } from "./support/pages.ts";

const ROUNDS = 9;
const KIB = 1024;

const bare = await buildBarePage(`
  import { createElement as h } from "react";
  import { createRoot } from "react-dom/client";
  import { Button, ConfigProvider, Input } from "antd";
  createRoot(document.querySelector("#root")).render(
    h(ConfigProvider, { theme: { token: { colorPrimary: "#1b5fd0", motion: false } } },
      h(Input, { size: "large", placeholder: "姓名" }), h(Button, { type: "primary" }, "登录")),
  );
`);
const host = await foundBooks(benchFolder());
const program = await serveHost({ host, port: 0, pages: programPages });
const floor = await serveHost({ host, port: 0, pages: bare });

/** From navigation until the control's first frame is done, ms by the page's own clock. A new browser each time. */
async function firstScreen(
  url: string,
  control: string,
  then: (page: Page) => Promise<void>,
): Promise<number> {
  const browser = await launchBrowser();
  const page = await freshPage(browser);
  await page.addInitScript((selector) => {
    const look = (): void => {
      if (document.querySelector(selector) === null) requestAnimationFrame(look);
      else setTimeout(() => performance.mark("usable"));
    };
    requestAnimationFrame(look);
  }, control);
  await page.goto(url);
  await page.locator(control).first().waitFor();
  const took = await page.evaluate(
    async () =>
      new Promise<number>((resolve) => {
        const ask = (): void => {
          const [mark] = performance.getEntriesByName("usable");
          if (mark === undefined) setTimeout(ask, 10);
          else resolve(mark.startTime);
        };
        ask();
      }),
  );
  await then(page);
  await browser.close();
  return took;
}

const times = { program: [] as number[], floor: [] as number[] };
const scripts = { signIn: 0, home: 0 };
for (let round = 0; round < ROUNDS; round += 1) {
  times.floor.push(await firstScreen(floor.url, "button.ant-btn", async () => undefined));
  times.program.push(await firstScreen(program.url, "button.door-person", round === 0 ? weigh : unweighed));
}
async function unweighed(): Promise<void> {
  // Once is enough: the same scripts every time.
}

/** Script asked for until the door could be used (or by now), bytes after gzip. */
async function scriptBytes(page: Page, until: "door" | "now"): Promise<number> {
  const names = await page.evaluate((by) => {
    const [mark] = performance.getEntriesByName("usable");
    const last = by === "door" ? (mark?.startTime ?? 0) : Number.POSITIVE_INFINITY;
    return performance
      .getEntriesByType("resource")
      .filter(({ startTime }) => startTime <= last)
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.endsWith(".js"));
  }, until);
  return [...new Set(names)].reduce(
    (total, name) => total + gzipSync(readFileSync(join(programPages, "assets", basename(name)))).length,
    0,
  );
}

/** The door's scripts, then those of home after signing in. */
async function weigh(page: Page): Promise<void> {
  scripts.signIn = await scriptBytes(page, "door");
  await page.getByRole("button", { name: /张敏/ }).click();
  const pin = page.getByLabel("PIN", { exact: true });
  await pin.fill(PIN);
  await pin.press("Enter");
  await page.locator(".home-list").waitFor();
  await page.evaluate(async () => new Promise((resolve) => setTimeout(resolve, 1000)));
  scripts.home = await scriptBytes(page, "now");
}

await program.close();
await floor.close();
host.close();

const measured = quantile(times.program, 0.5);
const bareMs = quantile(times.floor, 0.5);
const least = (of: readonly number[]): string => ms(Math.min(...of));
printBenchRow({
  what: `cold first usable screen (a person to choose at the door), median of ${ROUNDS}`,
  measured: `${ms(measured)} (best ${least(times.program)})`,
  floor: `bare antd page ${ms(bareMs)} (best ${least(times.floor)})`,
  ratio: measured / bareMs,
  atMost: 1.25,
});
for (const [what, bytes] of [
  ["script until the door, gzip", scripts.signIn],
  ["script until home, gzip, the door's included", scripts.home],
] as const) {
  const bound = 450 * KIB;
  printBenchRow({
    what,
    measured: `${(bytes / KIB).toFixed(0)} KiB`,
    floor: "450 KiB",
    ratio: bytes / bound,
    atMost: 1,
  });
}
