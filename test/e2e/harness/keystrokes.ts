import type { Page } from "playwright-core";

const STORE = "lodgebook.test.keystrokes";

/** Counts the keys that really arrive in the page, also over reloads. */
export async function countKeystrokes(page: Page): Promise<void> {
  await page.addInitScript((store) => {
    window.addEventListener(
      "keydown",
      () => sessionStorage.setItem(store, String(Number(sessionStorage.getItem(store) ?? "0") + 1)),
      { capture: true },
    );
  }, STORE);
}

/** How many keys went down since the page opened, or since the last `fromNow`. */
export async function keystrokes(page: Page): Promise<number> {
  return page.evaluate((store) => Number(sessionStorage.getItem(store) ?? "0"), STORE);
}

/** Starts counting at zero. */
export async function keystrokesFromNow(page: Page): Promise<void> {
  await page.evaluate((store) => sessionStorage.removeItem(store), STORE);
}
