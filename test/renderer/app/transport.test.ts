import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dialPort } from "../../../renderer/app/transport.ts";
import {
  connectionArrived,
  hostStateChanged,
  type DesktopBridge,
} from "../../../shared/contract/desktop-bridge.ts";

/** As the preload script does it: a port cannot cross the bridge, a message to our own window carries it. */
function say(data: unknown, ports: readonly MessagePort[] = [], source: Window | null = window): void {
  const event = new Event("message");
  Object.assign(event, { data, ports, source });
  window.dispatchEvent(event);
}

function bridge(onConnect: () => void): DesktopBridge {
  return {
    connect: onConnect,
    print: async () => ({ outcome: "done" }),
    language: "zh-CN",
    platform: "linux",
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the desktop's port becomes the line, and the line ends when the host is restarted", async () => {
  const { port1, port2 } = new MessageChannel();
  const line = await dialPort(bridge(() => say(connectionArrived, [port1])))();
  const closed = vi.fn();
  void line.closed.then(closed);
  say({ type: hostStateChanged, state: "ready" });
  await vi.advanceTimersByTimeAsync(0);
  expect(closed).not.toHaveBeenCalled();
  say({ type: hostStateChanged, state: "restarting" });
  await vi.advanceTimersByTimeAsync(0);
  expect(closed).toHaveBeenCalledOnce();
  port1.close();
  port2.close();
});

test("E1 a port from another window is not taken, and waiting for one ends", async () => {
  const { port1, port2 } = new MessageChannel();
  const dialled = dialPort(bridge(() => say(connectionArrived, [port1], null)))();
  const refused = expect(dialled).rejects.toThrow("no connection arrived");
  await vi.advanceTimersByTimeAsync(10_000);
  await refused;
  port1.close();
  port2.close();
});
