import { chromium, type Browser } from "playwright-core";
import { installedBrowser } from "../../../build/installed-browser.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The installed Chromium (LODGEBOOK_BROWSER, or the usual places), without a window. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = installedBrowser();
  return chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: flags });
}
