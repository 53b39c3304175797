import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ConnectionLost, createConnection } from "../../../renderer/app/connection.ts";
import { dialSocket, type Line } from "../../../renderer/app/transport.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A host that can be hung up on; each call answers with which line carried it. */
function fakeHost() {
  const lines: { readonly hangUp: () => void }[] = [];
  let down = false;
  const dial = async (): Promise<Line> => {
    if (down) throw new Error("down");
    const closed = Promise.withResolvers<void>();
    const number = lines.push({ hangUp: closed.resolve });
    const never = new Promise<unknown>(() => undefined);
    return {
      closed: closed.promise,
      link: { call: async (path) => (path[0] === "slow" ? never : number) },
    };
  };
  return { dial, lines, down: (now: boolean) => (down = now) };
}

test("N1 a dropped line is dialled again, and calls go over the new one", async () => {
  const host = fakeHost();
  const connection = createConnection(host.dial);
  await vi.advanceTimersByTimeAsync(0);
  expect(connection.state()).toBe("open");
  host.lines[0]?.hangUp();
  await vi.advanceTimersByTimeAsync(0);
  expect(connection.state()).toBe("lost");
  await vi.advanceTimersByTimeAsync(300);
  expect(connection.state()).toBe("open");
  expect(await connection.link.call(["any"], undefined, { context: {} })).toBe(2);
});

test("N1 a call under way when the line drops says that the outcome is unknown, at once", async () => {
  const host = fakeHost();
  const connection = createConnection(host.dial);
  await vi.advanceTimersByTimeAsync(0);
  const call = expect(connection.link.call(["slow"], undefined, { context: {} })).rejects.toBeInstanceOf(
    ConnectionLost,
  );
  host.lines[0]?.hangUp();
  await vi.advanceTimersByTimeAsync(0);
  await call;
});

test("N1 a call without a line is refused, and pauses between tries grow to five seconds", async () => {
  const host = fakeHost();
  host.down(true);
  const connection = createConnection(host.dial);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(connection.state()).toBe("lost");
  await expect(connection.link.call(["any"], undefined, { context: {} })).rejects.toBeInstanceOf(
    ConnectionLost,
  );
  const opened = connection.opened(6_000);
  host.down(false);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await opened).toBe(true);
});

test("waiting for a line ends when the patience does", async () => {
  const host = fakeHost();
  host.down(true);
  const connection = createConnection(host.dial);
  const opened = connection.opened(1_000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await opened).toBe(false);
});

test("a page whose token is of a former launch says so; one whose host is gone goes on dialling", async () => {
  class Refusing extends EventTarget {
    constructor() {
      super();
      setTimeout(() => this.dispatchEvent(new Event("close")));
    }
  }
  vi.stubGlobal("WebSocket", Refusing);
  const plain = vi.fn(async () => new Response(null, { status: 403 }));
  vi.stubGlobal("fetch", plain);
  const replaced = createConnection(dialSocket("http://127.0.0.1:4000", "old"));
  await vi.advanceTimersByTimeAsync(10);
  expect(replaced.state()).toBe("replaced");
  expect(plain).toHaveBeenCalledWith("/rpc?token=old", { cache: "no-store" });
  plain.mockRejectedValue(new TypeError("nobody listens"));
  const lost = createConnection(dialSocket("http://127.0.0.1:4000", "old"));
  await vi.advanceTimersByTimeAsync(10);
  expect(lost.state()).toBe("lost");
  vi.unstubAllGlobals();
});
