import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { hasDisplay, installedBrowser } from "./installed-browser.ts";

/**
 * Opens the address in a window of its own: a Chromium-family browser as an app, else the default browser.
 * Returns the process to end with the program, or undefined when nothing is to be ended.
 */
export function openAppWindow(url: string): ChildProcess | undefined {
  if (!hasDisplay()) {
    console.log("There is no screen here: open the address above in a browser.");
    return undefined;
  }
  const browser = installedBrowser();
  if (browser !== undefined) return start(browser, appArguments(url));
  const [command, ...args] = defaultBrowserCommand();
  start(command, [...args, url])?.unref();
  return undefined;
}

function appArguments(url: string): readonly string[] {
  const profile = windowProfile();
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    "--window-size=1366,768",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-sync",
    // Chromium refuses its sandbox to root; nobody else loses it.
    ...(process.getuid?.() === 0 ? ["--no-sandbox", "--test-type"] : []),
  ];
}

/** A browser profile apart from the person's own, with the offer to translate Chinese switched off. */
function windowProfile(): string {
  const profile = join(cacheFolder(), "window");
  const preferences = join(profile, "Default", "Preferences");
  if (!existsSync(preferences)) {
    mkdirSync(join(profile, "Default"), { recursive: true });
    writeFileSync(preferences, JSON.stringify({ translate: { enabled: false } }));
  }
  return profile;
}

function cacheFolder(): string {
  switch (process.platform) {
    case "win32":
      return join(process.env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "Lodgebook");
    case "darwin":
      return join(homedir(), "Library", "Caches", "Lodgebook");
    default:
      return join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "lodgebook");
  }
}

function defaultBrowserCommand(): readonly [string, ...string[]] {
  switch (process.platform) {
    case "win32":
      // The empty argument is start's window title.
      return ["cmd", "/c", "start", '""'];
    case "darwin":
      return ["open"];
    default:
      return ["xdg-open"];
  }
}

function start(command: string, args: readonly string[]): ChildProcess {
  const child = spawn(command, args, { stdio: "ignore" });
  child.on("error", () => console.log("No browser could be opened: open the address above in one."));
  return child;
}
