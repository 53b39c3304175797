import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { startServer, type TestServer } from "./support/site.ts";
import type { TestDesk } from "./support/desk.ts";

interface Listening {
  readonly socket: WebSocket;
  /** The next position that is told. */
  readonly next: () => Promise<number>;
}

async function listen(server: TestServer, desk: TestDesk, asSubprotocol = false): Promise<Listening> {
  const token = await desk.token(server.site);
  const url = `${server.url.replace("http", "ws")}/v1/live`;
  const socket = asSubprotocol
    ? new WebSocket(url, `lodgebook.${token}`)
    : new WebSocket(url, { headers: { Authorization: `Bearer ${token}` } });
  onTestFinished(() => socket.terminate());
  const told: number[] = [];
  let wake: () => void = () => undefined;
  socket.on("message", (data: Buffer) => {
    told.push((JSON.parse(data.toString()) as { readonly position: number }).position);
    wake();
  });
  await once(socket, "open");
  return {
    socket,
    next: async () => {
      while (told.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return told.shift() ?? Number.NaN;
    },
  };
}

const refusalOf = async (url: string, headers: Readonly<Record<string, string>>): Promise<number> => {
  const socket = new WebSocket(url, { headers });
  const [request, response] = (await once(socket, "unexpected-response")) as [
    { readonly destroy: () => void },
    { readonly statusCode?: number },
  ];
  request.destroy();
  return response.statusCode ?? 0;
};

test.each([false, true])(
  "the head is told once at the start and whenever it moves (token as subprotocol: %s)",
  async (asSubprotocol) => {
    const server = await startServer();
    const [desk, listener] = [await server.join("A"), await server.join("B")];
    const { next } = await listen(server, listener, asSubprotocol);
    expect(await next()).toBe(0);
    desk.write(3);
    await server.push(desk, 1, 2);
    expect(await next()).toBe(2);
    await server.push(desk, 3, 3);
    expect(await next()).toBe(3);
  },
);

test("another site's moves are not told", async () => {
  const server = await startServer();
  const desk = await server.join("A");
  const { next } = await listen(server, desk);
  expect(await next()).toBe(0);
  const other = await server.newSite();
  const foreign = await server.join("A", other);
  foreign.write(1);
  await server.ask("POST", "/v1/events", {
    desk: foreign,
    site: other,
    body: { events: foreign.texts, checkpoint: foreign.checkpoint(other) },
  });
  desk.write(2);
  await server.push(desk, 1, 2);
  expect(await next()).toBe(2);
});

test("V1 without a good token there is no socket", async () => {
  const server = await startServer();
  const desk = await server.join("A");
  const url = `${server.url.replace("http", "ws")}/v1/live`;
  expect(await refusalOf(url, {})).toBe(401);
  expect(await refusalOf(url, { Authorization: "Bearer a.b.c" })).toBe(401);
  await server.storage.revoke(server.site, desk.device, Date.now());
  expect(await refusalOf(url, { Authorization: `Bearer ${await desk.token(server.site)}` })).toBe(403);
});

test("S5 a revoked device's socket is closed", async () => {
  const server = await startServer();
  const [desk, lost] = [await server.join("A"), await server.join("B")];
  const { socket, next } = await listen(server, lost);
  await next();
  const closed = once(socket, "close");
  await server.ask("POST", `/v1/devices/${lost.device}/revoke`, { desk });
  const [code] = (await closed) as [number];
  expect(code).toBe(4403);
});
