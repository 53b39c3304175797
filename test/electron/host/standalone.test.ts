import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { foundTestSite } from "../../fixtures/host.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";

const script = fileURLToPath(new URL("../../../electron/host/standalone.ts", import.meta.url));

interface Program {
  readonly child: ChildProcess;
  /** The first line on stdout, "" when it ended without one. */
  readonly ready: Promise<string>;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  readonly said: () => string;
}

function start(...args: readonly string[]): Program {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, "close").then(([code, signal]) => (code ?? signal) as number | string | null);
  const line = once(lines, "line").then(([text]) => String(text));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return { child, ended, ready: Promise.race([line, ended.then(() => "")]), said: () => errors };
}

async function stop({ child, ended }: Program, signal: NodeJS.Signals = "SIGINT") {
  child.kill(signal);
  return ended;
}

function addressIn(line: string): { readonly port: number; readonly token: string } {
  const [, port, token] =
    /^Lodgebook ready: http:\/\/127\.0\.0\.1:(\d+)\/#token=([\w-]{32})$/.exec(line) ?? [];
  if (port === undefined || token === undefined) throw new Error(`not the ready line: ${line}`);
  return { port: Number(port), token };
}

/** What a socket is told: `open`, or the HTTP status of the refusal. */
async function knock(port: number, path: string, headers: Readonly<Record<string, string>>) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
  const answer = await Promise.race([
    once(socket, "open").then(() => "open"),
    once(socket, "unexpected-response").then(
      ([, response]) => (response as { statusCode: number }).statusCode,
    ),
  ]);
  socket.terminate();
  return answer;
}

async function get(port: number, path: string, host: string) {
  const asked = request({ host: "127.0.0.1", port, path, headers: { host } });
  asked.end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  response.resume();
  return { status: response.statusCode, csp: String(response.headers["content-security-policy"] ?? "") };
}

test("one command starts it with sample data, says where, and Ctrl+C ends it cleanly", async () => {
  const folder = tempFolder();
  const program = start("--data", folder, "--demo", "--port", "0");
  addressIn(await program.ready);
  expect(await stop(program)).toBe(0);
  expect(program.said()).toBe("");
  // Closed cleanly: the same folder opens again at once, and is not seeded twice.
  const again = start("--data", folder, "--demo", "--port", "0");
  addressIn(await again.ready);
  expect(await stop(again, "SIGTERM")).toBe(0);
});

test("a second one on the same folder is told so in words, and the first goes on", async () => {
  const folder = tempFolder();
  const first = start("--data", folder, "--port", "0");
  const { port } = addressIn(await first.ready);
  const second = start("--data", folder, "--port", "0");
  expect(await second.ready).toBe("");
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain("数据文件夹已被另一个值守簿打开");
  expect(second.said()).not.toMatch(/\bat .*\.ts:\d+/);
  expect((await get(port, "/", `127.0.0.1:${port}`)).status).not.toBe(421);
  expect(await stop(first)).toBe(0);
});

test("--demo on a real site's folder is refused in words", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  bench.host.close();
  const program = start("--data", folder, "--demo", "--port", "0");
  expect(await program.ready).toBe("");
  expect(await program.ended).toBe(1);
  expect(program.said()).toContain("此文件夹是正式数据");
});

test("E1 the door opens to this launch's own page only: wrong token, Origin, Host and path are refused", async () => {
  const program = start("--data", tempFolder(), "--port", "0");
  const { port, token } = addressIn(await program.ready);
  const own = { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` };
  const path = `/rpc?token=${token}`;
  expect(await knock(port, path, own)).toBe("open");
  const refused: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ["no token", "/rpc", own],
    ["another token", `/rpc?token=${"A".repeat(token.length)}`, own],
    ["a shorter token", `/rpc?token=${token.slice(1)}`, own],
    ["another page", path, { ...own, origin: "https://example.org" }],
    ["another port's page", path, { ...own, origin: `http://127.0.0.1:${port + 1}` }],
    ["the name localhost", path, { ...own, origin: `http://localhost:${port}` }],
    ["no page at all", path, { host: own.host, origin: "" }],
    ["a name that was pointed here", path, { ...own, host: `lodgebook.example.org:${port}` }],
    ["another path", `/other?token=${token}`, own],
  ];
  for (const [what, where, headers] of refused) expect(await knock(port, where, headers), what).toBe(403);

  // A page of a former launch learns by a plain request why no socket opens for it.
  expect((await get(port, path, own.host)).status).toBe(204);
  expect((await get(port, "/rpc?token=old", own.host)).status).toBe(403);
  expect((await get(port, path, `lodgebook.example.org:${port}`)).status).toBe(421);
  expect((await get(port, "/", `lodgebook.example.org:${port}`)).status).toBe(421);
  for (const path2 of [
    "/../package.json",
    "/..%2f..%2fpackage.json",
    "/%2e%2e/%2e%2e/package.json",
    "/a%00b",
  ]) {
    const { status, csp } = await get(port, path2, own.host);
    expect(status, path2).toBe(404);
    expect(csp, path2).toContain("default-src 'self'");
  }
  // Addresses that are none: another page in the same browser could ask for them.
  for (const nonsense of ["//", "///", "//[", "/\\\\[", "http://[/"]) {
    expect((await get(port, nonsense, own.host)).status, nonsense).toBe(404);
  }
  expect(await knock(port, "//[", own)).toBe(403);
  expect(await stop(program)).toBe(0);
});

test("a wrong option ends with the help and exit code 2", async () => {
  const program = start("--prot", "1");
  expect(await program.ended).toBe(2);
  expect(program.said()).toContain("--port");
});
