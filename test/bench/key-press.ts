// From a key in the search box to the rows it finds on the screen, in Chromium, over the big books.
import type { Page } from "playwright-core";
import { printBenchRow } from "../../build/bench-row.ts";
import { serveHost } from "../../electron/host/serve.ts";
import { initials } from "../../shared/kernel/pinyin.ts";
import { launchBrowser } from "../e2e/harness/browser.ts";
import { copyOfBigBooks, coreOf, openBooks } from "./support/books.ts";
import { ms, quantile, thousands } from "./support/figures.ts";
import { visitors } from "./support/history.ts";
import { freshPage, openVisits, programPages } from "./support/pages.ts";
import { createRandom } from "./support/random.ts";

const WORDS = 60;
const WARM_UP = 10;
const BOUND_MS = 60;
const LONGEST_MS = 5000;

const host = await openBooks(copyOfBigBooks());
const { queries, desk } = coreOf(host);
/** What the list shows first for a search. */
function found(search: string): string {
  const request = { tab: "all", search, category: null, offset: 0, limit: 5 } as const;
  return queries.visits
    .list(request, host.clock.nowMs(), desk.settings)
    .rows.map(({ id }) => id)
    .join();
}
const all = { tab: "all", search: "", category: null, offset: 0, limit: 1 } as const;
const rows = queries.visits.list(all, host.clock.nowMs(), desk.settings).total;
const served = await serveHost({ host, port: 0, pages: programPages });
const browser = await launchBrowser();
const page = await freshPage(browser);
await openVisits(page, served.url);
await page.locator(".list-tools .tab:last-child").click();
await page.locator(".vlist-row strong").first().waitFor();
const box = page.locator(".list-tools input").first();
await box.focus();

/** From the keydown until the frame that shows other rows is done, ms by the page's own clock. */
async function press(on: Page, key: string): Promise<number> {
  await on.evaluate((longest) => {
    const shown = (): string =>
      Array.from(document.querySelectorAll(".vlist-row"), ({ textContent }) => textContent)
        .slice(0, 5)
        .join("\n");
    const before = shown();
    const painted = new Promise<number>((resolve, reject) => {
      const pressed = (): void => {
        const start = performance.now();
        const look = (): void => {
          const ready = shown() !== before && document.querySelector(".vlist-row strong") !== null;
          if (ready) setTimeout(() => resolve(performance.now() - start));
          else if (performance.now() - start > longest) reject(new Error(`the rows stayed: ${before}`));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      };
      addEventListener("keydown", pressed, { capture: true, once: true });
    });
    Object.assign(window, { painted });
  }, LONGEST_MS);
  await on.keyboard.press(key);
  return on.evaluate(async () => {
    const painted: unknown = await Reflect.get(window, "painted");
    return Number(painted);
  });
}

const times: number[] = [];
for (const [n, { name }] of visitors(createRandom(3), WORDS + WARM_UP).entries()) {
  const [first = "", second = ""] = initials(name);
  // z and zh find the same people: then there is nothing to wait for.
  if (found(first) === found(first + second)) continue;
  for (const letter of [first, second]) {
    const took = await press(page, letter);
    if (n >= WARM_UP) times.push(took);
  }
  await press(page, "Backspace");
  await press(page, "Backspace");
}
await browser.close();
await served.close();
host.close();

const measured = quantile(times, 0.95);
printBenchRow({
  what: `key press to painted rows, ${thousands(rows)} visits, p95 of ${times.length} (median ${ms(quantile(times, 0.5))})`,
  measured: ms(measured),
  floor: ms(BOUND_MS),
  ratio: measured / BOUND_MS,
  atMost: 1,
});
