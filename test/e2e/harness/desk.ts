/**
 * A real desk for end-to-end tests: a host on a folder of its own with a virtual clock and cheap scrypt, its pages
 * and socket on loopback, and a Chromium window on it.
 *
 *   const open = desks();                       // at the top of the file: one browser for its tests
 *   test("…", async () => {
 *     const desk = await open();                   // a founded site: admin 陈静, clerk 张敏 (open({ founded: false }): none)
 *     await desk.signIn("张敏", PIN);              // by the sign-in page, as a person does
 *     await desk.bench().must("visit.register", …) // or through the host, where the screen is not the subject
 *     await desk.pass(21 * MINUTE);                // both clocks move, alerts are compared, the page hears the time
 *     await desk.restart();                        // the host closes and opens again; the page gets the new address
 *     await keystrokes(desk.page);                 // harness/keystrokes.ts
 *
 * `npm test` builds the pages first; alone: `node build/build.ts`, then `vitest run test/e2e/…`. A failed test leaves
 * a photograph in node_modules/.cache/e2e.
 */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { SITE_ID } from "../../../electron/host/sha256.ts";
import type { Host } from "../../../electron/host/host.ts";
import { serveHost, type Serving } from "../../../electron/host/serve.ts";
import { createTestClock, type TestClock } from "../../fixtures/clock.ts";
import { benchOf, foundTestSite, openTestHost, type Bench } from "../../fixtures/host.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";
import { launchBrowser } from "./browser.ts";
import { countKeystrokes } from "./keystrokes.ts";

export const MINUTE = 60_000;
export const pages = fileURLToPath(new URL("../../../dist/renderer", import.meta.url));
const photographs = fileURLToPath(new URL("../../../node_modules/.cache/e2e", import.meta.url));

export interface DeskOptions {
  readonly clock?: TestClock;
  /** False: the first start is what the page shows. */
  readonly founded?: boolean;
  readonly language?: "zh-CN" | "en";
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Minutes until the screen locks; long, so that passing time does not sign anybody out. */
  readonly idleLockMinutes?: number;
}

export interface Desk {
  readonly page: Page;
  readonly folder: string;
  readonly clock: TestClock;
  /** The host now: another one after a restart. */
  readonly host: () => Host;
  /** Commands straight to the host (test/fixtures/host.ts); only when founded. */
  readonly bench: () => Bench;
  readonly serving: () => Serving;
  readonly signIn: (name: string, pin: string) => Promise<void>;
  readonly pass: (ms: number) => Promise<void>;
  readonly restart: () => Promise<void>;
  /** Closes the host and its door; `start` opens both again, on the same port. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly switchLanguage: (language: "zh-CN" | "en") => Promise<void>;
  /** Everything that the page wrote to its console as an error, or threw. */
  readonly errors: () => readonly string[];
}

/** Chooses a person on the sign-in page and enters the PIN. Answers when the desk's own screen is there. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await choosePerson(page, name);
  await enterPin(page, pin);
  await page.getByRole("navigation").waitFor();
}

/** Chooses a person on the sign-in page, also from the lock screen of somebody else. */
export async function choosePerson(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(name) }).click();
}

/** Types a PIN as sign-in and lock screen ask for it, and Enter. */
export async function enterPin(page: Page, pin: string): Promise<void> {
  const field = page.getByLabel("PIN", { exact: true });
  await field.fill(pin);
  await field.press("Enter");
}

async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(photographs, { recursive: true });
  const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80)}.png`;
  await page.screenshot({ path: join(photographs, file), fullPage: true });
}

async function openDesk(browser: Browser, options: DeskOptions): Promise<Desk> {
  if (!existsSync(join(pages, "index.html"))) {
    throw new Error("the pages are not built: node build/build.ts");
  }
  const { clock = createTestClock(), founded = true, language = "zh-CN" } = options;
  const folder = tempFolder();
  let bench = founded ? await foundTestSite(folder, clock) : null;
  let host = bench?.host ?? (await openTestHost(folder, clock));
  if (bench !== null) {
    const value = options.idleLockMinutes ?? 24 * 60;
    const how = { id: SITE_ID, actor: bench.admin };
    if (value !== bench.core().desk.settings.idleLockMinutes) {
      await bench.must("site.change-setting", { key: "idleLockMinutes", value }, how);
    }
  }
  let serving = await serveHost({ host, port: 0, pages });
  const { port } = serving;
  const context = await browser.newContext({
    locale: language === "en" ? "en-US" : "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: options.viewport ?? { width: 1366, height: 768 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    // A page dials on while its host is closed; what it then writes is the browser's, and no fault.
    const dialled = /WebSocket.*ERR_CONNECTION_REFUSED/u.test(message.text());
    if (message.type() === "error" && !dialled) errors.push(message.text());
  });
  await countKeystrokes(page);
  let running = true;
  const stop = async (): Promise<void> => {
    if (!running) return;
    running = false;
    await serving.close();
    host.close();
  };
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await photograph(page, task.name);
    await context.close();
    await stop();
  });
  const start = async (): Promise<void> => {
    host = await openTestHost(folder, clock);
    bench = host.state().phase === "ready" ? benchOf(host, clock, folder) : null;
    serving = await serveHost({ host, port, pages });
    running = true;
  };
  await page.goto(serving.url);
  return {
    page,
    folder,
    clock,
    host: () => host,
    bench: () => {
      if (host.state().phase !== "ready") throw new Error("the site is not founded");
      bench ??= benchOf(host, clock, folder);
      return bench;
    },
    serving: () => serving,
    signIn: (name, pin) => signIn(page, name, pin),
    pass: async (ms) => {
      clock.pass(ms);
      host.alerts.recompute();
      host.alerts.tick();
      // The page keeps its own count of seconds from what the host last said.
      host.changes.publish({ kinds: ["app", "board"], ids: [] });
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    },
    stop,
    start,
    restart: async () => {
      await stop();
      await start();
      // Another address on the same page would only change its hash.
      await page.goto("about:blank");
      await page.goto(serving.url);
    },
    switchLanguage: async (to) => {
      await page.evaluate((value) => {
        const key = "lodgebook.preferences";
        const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
        localStorage.setItem(key, JSON.stringify({ ...(kept as object), language: value }));
      }, to);
      await page.reload();
    },
    errors: () => errors,
  };
}

/** One browser for a file's tests; every test opens desks of its own, which close with it. */
export function desks(): (options?: DeskOptions) => Promise<Desk> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return async (options = {}) => {
    if (browser === undefined) throw new Error("no browser");
    return openDesk(browser, options);
  };
}
