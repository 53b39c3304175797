import { spawnSync } from "node:child_process";
import { accessSync } from "node:fs";
import { chromium } from "playwright-core";
import { installedBrowser, windowlessBrowser } from "./installed-browser.ts";
import { toolScript } from "./tool.ts";

const installMs = 5 * 60_000;

/** A browser for the end-to-end tests, installed when need be; undefined when this machine cannot have one. */
export function browserForTests(): string | undefined {
  installDebianPackages(toolsMissing());
  if (process.env["LODGEBOOK_BROWSER"]) return installedBrowser();
  if (windowlessBrowser() === undefined) installDebianPackages(["chromium-headless-shell"]);
  const found = windowlessBrowser() ?? installedBrowser();
  if (found !== undefined) return found;
  installDebianPackages(["chromium"]);
  return installedBrowser() ?? playwrightBrowser();
}

/** Chinese fonts, and what looks into a PDF. */
function toolsMissing(): readonly string[] {
  return [
    ...(succeeds("pdftoppm", ["-v"]) ? [] : ["poppler-utils"]),
    ...(succeeds("sh", ["-c", "fc-list :lang=zh family | grep -q ."]) ? [] : ["fonts-noto-cjk"]),
  ];
}

/** On Debian, as root or with sudo; elsewhere, or without the packages, nothing. */
function installDebianPackages(wanted: readonly string[]): void {
  if (wanted.length === 0 || !succeeds("apt-get", ["--version"])) return;
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  if (sudo.length > 0 && !succeeds("sudo", ["-n", "true"])) return;
  console.log(`Installing ${wanted.join(", ")} for the tests …`);
  for (const step of [["update"], ["install", "-y", "--no-install-recommends", ...wanted]]) {
    const [command = "apt-get", ...args] = [...sudo, "apt-get", ...step];
    const { status } = spawnSync(command, args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      timeout: installMs,
    });
    if (status !== 0) return console.log(`apt-get ${step[0]} did not succeed.`);
  }
}

function playwrightBrowser(): string | undefined {
  if (exists(chromium.executablePath())) return chromium.executablePath();
  console.log("Fetching a browser for the tests …");
  spawnSync(process.execPath, [toolScript("playwright-core"), "install", "chromium"], {
    stdio: ["ignore", "ignore", "ignore"],
    timeout: installMs,
  });
  return exists(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore", timeout: 20_000 }).status === 0;
}

function exists(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}
