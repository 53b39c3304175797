import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DesktopBridge } from "../../shared/contract/desktop-bridge.ts";

const exposed: Record<string, unknown> = {};
const toShell: unknown[][] = [];
const toPage: unknown[][] = [];
const ipcRenderer = Object.assign(new EventEmitter(), {
  postMessage: (...message: unknown[]) => toShell.push(message),
  invoke: async (...message: unknown[]) => {
    toShell.push(message);
    return { outcome: "cancelled" };
  },
});

vi.mock("electron", () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => (exposed[name] = value) },
  ipcRenderer,
}));

let bridge: DesktopBridge;

beforeEach(async () => {
  vi.stubGlobal("window", { postMessage: (...message: unknown[]) => toPage.push(message) });
  process.argv.push("--lodgebook-language=en");
  await import("../../electron/preload.ts");
  bridge = exposed["lodgebook"] as DesktopBridge;
  toShell.length = 0;
  toPage.length = 0;
});

afterEach(() => {
  process.argv.pop();
  vi.unstubAllGlobals();
});

test("E1 the page gets one object with two functions and two words", () => {
  expect(Object.keys(exposed)).toEqual(["lodgebook"]);
  expect(Object.entries(bridge).map(([name, value]) => [name, typeof value])).toEqual([
    ["connect", "function"],
    ["print", "function"],
    ["language", "string"],
    ["platform", "string"],
  ]);
  expect(bridge.language).toBe("en");
  expect(bridge.platform).toBe(process.platform);
});

test("E1 connect gives the two ends of one channel to the shell and to the page", async () => {
  bridge.connect();
  expect(toShell.map(([channel, body]) => [channel, body])).toEqual([["lodgebook:connect", null]]);
  expect(toPage.map(([body]) => body)).toEqual(["lodgebook:connection"]);
  const [shellEnd] = (toShell[0]?.[2] ?? []) as MessagePort[];
  const [pageEnd] = (toPage[0]?.[2] ?? []) as MessagePort[];
  const received = new Promise((resolve) =>
    pageEnd?.addEventListener("message", ({ data }) => resolve(data)),
  );
  pageEnd?.start();
  shellEnd?.postMessage("hello");
  expect(await received).toBe("hello");
  shellEnd?.close();
});

test("E1 print passes its options on and returns the outcome", async () => {
  const options = { to: "pdf", paper: "A4", copies: 1, title: "x" } as const;
  expect(await bridge.print(options)).toEqual({ outcome: "cancelled" });
  expect(toShell).toEqual([["lodgebook:print", options]]);
});

test("the host's state reaches the page", () => {
  ipcRenderer.emit("lodgebook:host-state", {}, { state: "failed", code: "newer", message: "words" });
  expect(toPage).toEqual([
    [{ type: "lodgebook:host-state", state: "failed", code: "newer", message: "words" }, "*"],
  ]);
});
