import { describe, expect, test } from "vitest";
import { answerPage } from "../../electron/ipc.ts";

type Frame = { readonly url: string };
type Port = { closed: boolean; close: () => void };

const ourFrame: Frame = { url: "app://lodgebook/#/visits" };

function shell(mainFrame: Frame = ourFrame) {
  const listeners = new Map<string, (event: unknown, argument?: unknown) => unknown>();
  const connected: Port[] = [];
  const printed: unknown[] = [];
  const register = (channel: string, listener: (event: unknown, argument?: unknown) => unknown) =>
    listeners.set(channel, listener);
  answerPage(
    { on: register, handle: register } as unknown as Parameters<typeof answerPage>[0],
    {
      contents: { mainFrame },
      connect: (port: unknown) => connected.push(port as Port),
      print: async (options: unknown) => {
        printed.push(options);
        return { outcome: "done" };
      },
    } as unknown as Parameters<typeof answerPage>[1],
  );
  return {
    channels: [...listeners.keys()],
    connected,
    printed,
    call: async (channel: string, senderFrame: Frame | null, argument?: unknown, ports: Port[] = []) =>
      listeners.get(channel)?.({ senderFrame, ports }, argument),
  };
}

function newPort(): Port {
  const port: Port = { closed: false, close: () => (port.closed = true) };
  return port;
}

test("E1 the shell listens on two channels", () => {
  expect(shell().channels).toEqual(["lodgebook:connect", "lodgebook:print"]);
});

test("E1 our page is connected and may print", async () => {
  const { call, connected, printed } = shell();
  const port = newPort();
  await call("lodgebook:connect", ourFrame, null, [port]);
  expect(connected).toEqual([port]);
  expect(port.closed).toBe(false);
  expect(await call("lodgebook:print", ourFrame, { paper: "A4" })).toEqual({ outcome: "done" });
  expect(printed).toEqual([{ paper: "A4" }]);
});

describe.each<[string, Frame | null, Frame]>([
  ["a frame inside the page", { url: "app://lodgebook/" }, ourFrame],
  ["our window on a foreign page", { url: "https://example.org/" }, { url: "https://example.org/" }],
  ["a look-alike origin", { url: "app://lodgebook.evil/" }, { url: "app://lodgebook.evil/" }],
  ["a frame that is gone", null, ourFrame],
])("E1 %s", (_name, sender, mainFrame) => {
  const main =
    sender !== null && sender.url === mainFrame.url && sender.url !== ourFrame.url ? sender : mainFrame;

  test("is not connected, and its port is closed", async () => {
    const { call, connected } = shell(main);
    const port = newPort();
    await call("lodgebook:connect", sender, null, [port]);
    expect(connected).toEqual([]);
    expect(port.closed).toBe(true);
  });

  test("cannot print", async () => {
    const { call, printed } = shell(main);
    await expect(call("lodgebook:print", sender, {})).rejects.toThrow("refused: unknown sender");
    expect(printed).toEqual([]);
  });
});

test("E1 a message without a port is ignored", async () => {
  const { call, connected } = shell();
  await call("lodgebook:connect", ourFrame, null, []);
  expect(connected).toEqual([]);
});
