import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { openSqliteStorage } from "../../server/storage/sqlite.ts";
import { verifyAll } from "../../server/cli/verify.ts";
import { fillDisk, smallDisk } from "../fixtures/small-disk.ts";
import { startServer, type TestServer } from "./support/site.ts";
import type { TestDesk } from "./support/desk.ts";

const DESKS = 100;

/** Comes back as a desk does: listens, reads everything, brings what it wrote. */
async function comeBack(server: TestServer, desk: TestDesk): Promise<WebSocket> {
  const headers = { Authorization: `Bearer ${await desk.token(server.site)}` };
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/v1/live`, { headers });
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  for (const path of ["/v1/hello", "/v1/devices", "/v1/heads", "/v1/events?after=0&limit=200"])
    expect((await server.ask("GET", path, { desk })).status).toBe(200);
  const to = desk.texts.length;
  expect(await server.push(desk, to - 2, to)).toMatchObject({ status: 200, body: { accepted: 3 } });
  return socket;
}

test(`V1 ${DESKS} desks come back in the same instant: every one is served, nothing is lost, all hear of the last`, async () => {
  const server = await startServer();
  const desks: TestDesk[] = [];
  for (let made = 0; made < DESKS; made += 1) desks.push(await server.join(`A${made + 2}`));
  for (const desk of desks) desk.write(3);
  const heard = new Map<TestDesk, number>();
  const sockets = await Promise.all(
    desks.map(async (desk) => {
      const socket = await comeBack(server, desk);
      socket.on("message", (data: Buffer) =>
        heard.set(desk, (JSON.parse(data.toString()) as { readonly position: number }).position),
      );
      return socket;
    }),
  );
  expect(await server.storage.head(server.site)).toBe(DESKS * 3);
  // One more makes every line speak.
  const [last] = desks;
  last?.write(1);
  if (last !== undefined) await server.push(last, 4, 4);
  await expect.poll(() => new Set(heard.values())).toEqual(new Set([DESKS * 3 + 1]));
  expect(heard.size).toBe(DESKS);
  expect(sockets.every(({ readyState }) => readyState === WebSocket.OPEN)).toBe(true);
});

const limits = { requestMs: 600, headersMs: 300, lookEveryMs: 50 };

async function raw(
  url: string,
  start: string,
): Promise<{ readonly socket: Socket; readonly ended: Promise<void> }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, "connect");
  socket.on("error", () => undefined).resume();
  // A line let go while it is written to ends with an error first, which is not a failure here.
  const ended = new Promise<void>((resolve) => {
    socket.once("close", () => resolve());
  });
  socket.write(start);
  return { socket, ended };
}

test.each([
  ["its headers", "GET /v1/hello HTTP/1.1\r\nHost: x\r\nX-Slow: "],
  ["its body", "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n{"],
  ["its chunks", "POST /v1/enrol HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\r\n"],
])(
  "V1 a caller that never ends %s is let go however it drips, and others are served meanwhile",
  async (_, start) => {
    const server = await startServer({ limits });
    const { socket, ended } = await raw(server.url, start);
    const drip = setInterval(() => socket.write("1"), 40);
    onTestFinished(() => clearInterval(drip));
    const desk = await server.join("A");
    desk.write(1);
    expect((await server.push(desk, 1, 1)).status).toBe(200);
    await ended;
  },
);

test("V1 a body that says it is huge, or is, is refused before it is read to its end", async () => {
  const server = await startServer();
  const desk = await server.join("A");
  const body = "x".repeat(5 * 1024 * 1024);
  const refused = await server.ask("POST", "/v1/events", { desk, body }).catch(() => null);
  // The line may break while it is still sending: then no answer is read, and nothing was taken.
  expect([413, undefined]).toContain(refused?.status);
  const { socket, ended } = await raw(
    server.url,
    "POST /v1/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
  );
  const chunk = `10000\r\n${"y".repeat(0x10000)}\r\n`;
  let sent = 0;
  const pour = setInterval(() => {
    sent += chunk.length;
    socket.write(chunk);
  }, 1);
  onTestFinished(() => clearInterval(pour));
  await ended;
  expect(sent).toBeLessThan(64 * 1024 * 1024);
  expect(await server.storage.head(server.site)).toBe(0);
});

test("V1 the server's disk is full: 503 and no acknowledgement, alive; once there is room it goes on", async (context) => {
  const folder = smallDisk();
  if (folder === null) {
    context.skip("needs a disk of its own: mount is not allowed here");
    return;
  }
  const storage = openSqliteStorage({ folder, onFailure: () => undefined });
  const server = await startServer({ storage });
  const desk = await server.join("A");
  let acknowledged = 0;
  const pushMore = async (): Promise<number> => {
    const { status, body } = await server.push(desk, acknowledged + 1, desk.texts.length);
    if (status === 200) acknowledged = desk.texts.length;
    else expect({ status, code: body["code"] }).toEqual({ status: 503, code: "UNAVAILABLE" });
    return status;
  };
  desk.write(20);
  expect(await pushMore()).toBe(200);
  const makeRoom = fillDisk(folder, 40);
  let status = 200;
  while (status === 200) {
    desk.write(50);
    status = await pushMore();
  }
  expect((await server.ask("GET", "/healthz")).status).toBe(200);
  const stored = async (): Promise<number> => (await storage.device(desk.device))?.head.seq ?? 0;
  expect(await stored()).toBe(acknowledged);
  makeRoom();
  expect(await pushMore()).toBe(200);
  expect(await stored()).toBe(desk.texts.length);
  expect(await verifyAll(storage, () => undefined)).toBe(true);
});
