import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { windowOptions } from "../../electron/window.ts";
import { createFakeElectron } from "../fixtures/fake-electron.ts";

/** What the shell asked of Electron, in order. */
let calls: string[] = [];
let electron = createFakeElectron(calls);
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lodgebook-shell-"));
  process.argv.push(`--data=${folder}`, "--lang=en", "--no-sandbox");
  calls = [];
  electron = createFakeElectron(calls);
  vi.resetModules();
  vi.doMock("electron", () => electron);
});

afterEach(async () => {
  process.argv.splice(-3);
  process.removeAllListeners("SIGINT");
  process.removeAllListeners("SIGTERM");
  await rm(folder, { recursive: true });
});

async function startShell() {
  await import("../../electron/main.ts");
  await vi.waitFor(() => expect(calls.some((call) => /^(loadURL|quit|exit)/.test(call))).toBe(true));
}

test("E1 every door is closed before the page is loaded", async () => {
  await startShell();
  expect(calls).toEqual([
    `setPath userData ${join(folder, "window")}`,
    "requestSingleInstanceLock",
    "setAppUserModelId io.github.lodgebook",
    "enableSandbox",
    "registerSchemesAsPrivileged",
    "whenReady",
    "permissions denied",
    "other schemes refused",
    "serve app",
    "no menu",
    "new BrowserWindow",
    "tray",
    `fork host/process.js --data=${folder} --lang=en`,
    "handle lodgebook:print",
    "loadURL app://lodgebook/",
  ]);
  expect(electron.windows[0]?.options).toEqual(
    windowOptions({
      preload: expect.stringMatching(/preload\.cjs$/) as string,
      icon: expect.stringMatching(/icon\.png$/) as string,
      language: "en",
      devTools: false,
    }),
  );
});

test("E1 a second program in the same data folder ends at once", async () => {
  electron.hasLock = false;
  await startShell();
  expect(calls).toEqual([`setPath userData ${join(folder, "window")}`, "requestSingleInstanceLock", "quit"]);
});

test("E1 the first program's window comes to the front when a second one is started", async () => {
  await startShell();
  calls.length = 0;
  electron.app.emit("second-instance");
  expect(calls).toEqual(["restore", "show", "focus"]);
});

test("E1 the page's port goes to the host, and the page hears how the host is", async () => {
  await startShell();
  calls.length = 0;
  electron.ipcMain.emit("lodgebook:connect", { senderFrame: electron.mainFrame, ports: [{}] });
  electron.host.emit("message", { type: "ready" });
  expect(calls).toEqual([
    "host ← connect with a port",
    "page ← lodgebook:host-state restarting",
    "page ← lodgebook:host-state ready",
  ]);
});

test("E1 waking reaches the host", async () => {
  await startShell();
  calls.length = 0;
  electron.powerMonitor.emit("resume");
  expect(calls).toEqual(["host ← power"]);
});

test("closing the window leaves the program beside the clock", async () => {
  await startShell();
  calls.length = 0;
  let prevented = false;
  electron.windows[0]?.emit("close", { preventDefault: () => (prevented = true) });
  expect([prevented, calls]).toEqual([true, ["hide"]]);
});

test("quitting lets the host close its books first", async () => {
  await startShell();
  calls.length = 0;
  electron.app.emit("before-quit", { preventDefault: () => calls.push("wait") });
  await vi.waitFor(() => expect(calls.at(-1)).toBe("exit 0"));
  expect(calls).toEqual(["wait", "host ← close", "tray destroyed", "exit 0"]);
});

test("a bad option is said in a box and ends with 2", async () => {
  process.argv[process.argv.length - 2] = "--lang=fr";
  await startShell();
  expect(calls).toEqual(["error box: --lang is zh-CN or en, not “fr”", "exit 2"]);
});
