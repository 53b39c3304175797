import { EventEmitter } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import type { HostState } from "../../shared/contract/desktop-bridge.ts";
import { startHostProcess } from "../../electron/host-process.ts";
import type { HostToParent } from "../../electron/host/process-messages.ts";

class FakeChild extends EventEmitter {
  readonly received: unknown[][] = [];
  killed = false;
  postMessage(...message: unknown[]) {
    this.received.push(message);
  }
  kill() {
    this.killed = true;
    this.emit("exit", 143);
  }
}

function start() {
  const children: FakeChild[] = [];
  const states: HostState[] = [];
  const messages: HostToParent[] = [];
  let nowMs = 0;
  const host = startHostProcess({
    fork: () => {
      const child = new FakeChild();
      children.push(child);
      return child as unknown as ReturnType<Parameters<typeof startHostProcess>[0]["fork"]>;
    },
    onMessage: (message) => messages.push(message),
    onState: (state) => states.push(state),
    nowMs: () => nowMs,
  });
  const newest = () => children.at(-1) ?? new FakeChild();
  return { host, children, states, messages, newest, wait: (ms: number) => (nowMs += ms) };
}

const newPort = () =>
  ({ close: vi.fn<() => void>() }) as unknown as Parameters<ReturnType<typeof start>["host"]["connect"]>[0];

afterEach(() => vi.useRealTimers());

test("a window's port goes to the host as the one transferred port", () => {
  const { host, newest } = start();
  const port = newPort();
  host.connect(port);
  host.send({ type: "power", event: "resume" });
  expect(newest().received).toEqual([[{ type: "connect" }, [port]], [{ type: "power", event: "resume" }]]);
});

test("alerts and key requests are handed on, ready changes the state", () => {
  const { host, newest, states, messages } = start();
  expect(host.state()).toEqual({ state: "restarting" });
  newest().emit("message", { type: "ready" });
  newest().emit("message", { type: "keys-load", request: 1 });
  newest().emit("message", { type: "alert", title: "t", body: "b", silent: false });
  expect(states).toEqual([{ state: "ready" }]);
  expect(messages.map(({ type }) => type)).toEqual(["keys-load", "alert"]);
});

test("a crashed host is started again, and the page is told", () => {
  const { children, newest, states } = start();
  newest().emit("message", { type: "ready" });
  newest().emit("exit", 139);
  newest().emit("message", { type: "ready" });
  expect(children).toHaveLength(2);
  expect(states.map(({ state }) => state)).toEqual(["ready", "restarting", "ready"]);
});

test("a host that crashes again and again within a minute is given up, with words", () => {
  const { host, children, newest } = start();
  for (let crash = 0; crash < 4; crash += 1) newest().emit("exit", 139);
  expect(children).toHaveLength(4);
  expect(host.state()).toEqual({
    state: "failed",
    code: "host-crashed",
    message: "The host ended again and again (code 139).",
  });
  const port = newPort();
  host.connect(port);
  expect(port.close).toHaveBeenCalledOnce();
});

test("rare crashes are never given up", () => {
  const { host, newest, wait } = start();
  for (let crash = 0; crash < 20; crash += 1) {
    newest().emit("exit", 139);
    wait(21_000);
  }
  expect(host.state()).toEqual({ state: "restarting" });
});

test("a host that says why it cannot open is not started again", () => {
  const { host, children, newest } = start();
  newest().emit("message", { type: "failed", code: "newer-database", message: "made by a newer version" });
  newest().emit("exit", 1);
  expect(children).toHaveLength(1);
  expect(host.state()).toEqual({
    state: "failed",
    code: "newer-database",
    message: "made by a newer version",
  });
});

test("closing asks, waits, and does not start the host again", async () => {
  const { host, children, newest } = start();
  const closed = host.close();
  expect(newest().received).toEqual([[{ type: "close" }]]);
  newest().emit("exit", 0);
  await closed;
  expect(children).toHaveLength(1);
  expect(newest().killed).toBe(false);
});

test("a host that does not close within ten seconds is ended", async () => {
  vi.useFakeTimers();
  const { host, newest } = start();
  const closed = host.close();
  await vi.advanceTimersByTimeAsync(9_999);
  expect(newest().killed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await closed;
  expect(newest().killed).toBe(true);
});
