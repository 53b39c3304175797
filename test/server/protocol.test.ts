import { hash, randomBytes } from "node:crypto";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { enrolmentKey } from "../../node/enrolment-key.ts";
import { verifySignature } from "../../node/signing-key.ts";
import { readEnrolmentCode } from "../../shared/protocol/code.ts";
import { checkpointText, receiptText, type ReceiptFacts } from "../../shared/protocol/texts.ts";
import { runCommand } from "../../server/cli/commands.ts";
import { createDesk, sealedRow } from "./support/desk.ts";
import { startServer } from "./support/site.ts";

const publicKey = createDesk().key.publicKey;
const wire = ({ id, cipher }: ReturnType<typeof sealedRow>) => ({ id, cipher: cipher.toString("base64url") });
const byteArray = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

describe("hello and health", () => {
  test("hello names the server, its key, the protocol and the time, and needs no token", async () => {
    const { ask, storage } = await startServer({ now: () => 1_763_882_400_123 });
    const { status, body } = await ask("GET", "/v1/hello");
    expect(status).toBe(200);
    expect(body).toEqual({
      server: storage.identity.server,
      publicKey: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      protocol: [1],
      minClient: "0.1.0",
      time: 1_763_882_400_123,
    });
  });

  test("alive, ready and metrics answer here; a path that is none is 404, a trailing slash too", async () => {
    const { ask } = await startServer();
    expect((await ask("GET", "/healthz")).status).toBe(200);
    expect((await ask("GET", "/readyz")).status).toBe(200);
    expect((await ask("GET", "/metrics")).body["text"]).toContain("lodgebook_request_seconds");
    for (const path of ["/v1/nothing", "/v1/hello/", "/V1/hello"])
      expect(await ask("GET", path)).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
  });

  test("V1 metrics are not for other machines without their token", async () => {
    const { ask } = await startServer({ trustProxy: true, metricsToken: "secret" });
    const from = { "X-Forwarded-For": "203.0.113.9" };
    expect((await ask("GET", "/metrics", { headers: from })).status).toBe(404);
    expect((await ask("GET", "/metrics", { headers: from, token: "a.b.c" })).status).toBe(404);
    const headers = { ...from, Authorization: "Bearer secret" };
    expect((await ask("GET", "/metrics", { headers })).status).toBe(200);
  });
});

describe("authentication", () => {
  test("401 is the same for no token, an unknown device, a wrong key, a wrong site, a used token", async () => {
    const server = await startServer({ now: () => 1_763_882_400_000 });
    const now = () => 1_763_882_400_000;
    const desk = await server.join("A");
    const stranger = createDesk(now);
    const other = await server.newSite();
    const used = await desk.token(server.site);
    expect((await server.ask("GET", "/v1/heads", { token: used })).status).toBe(200);
    const bad = [
      undefined,
      "a.b.c",
      await stranger.token(server.site),
      await stranger.token(server.site, { iss: desk.device }),
      await desk.token(other),
      used,
    ];
    const answers = await Promise.all(
      bad.map(async (token) => server.ask("GET", "/v1/heads", token === undefined ? {} : { token })),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect(body).toEqual({ code: "TOKEN", message: expect.any(String) as unknown, serverTime: now() });
    }
    expect(new Set(answers.map(({ body }) => body["message"])).size).toBe(1);
  });

  test("a token lives 60 s at most, and five minutes of clock difference are allowed either way", async () => {
    const nowS = 1_763_882_400;
    const server = await startServer({ now: () => nowS * 1000 });
    const desk = await server.join("A");
    const status = async (claims: Readonly<Record<string, unknown>>) =>
      (await server.ask("GET", "/v1/heads", { token: await desk.token(server.site, claims) })).status;
    const life = (iat: number, seconds = 60) => ({ iat, exp: iat + seconds });
    expect(await status(life(nowS, 61))).toBe(401);
    expect(await status(life(nowS, -1))).toBe(401);
    expect(await status(life(nowS + 299))).toBe(200);
    expect(await status(life(nowS + 301))).toBe(401);
    expect(await status(life(nowS - 359))).toBe(200);
    expect(await status(life(nowS - 361))).toBe(401);
    for (const missing of ["iss", "aud", "iat", "exp", "jti"])
      expect(await status({ [missing]: undefined })).toBe(401);
  });

  test("S5 a revoked device gets 403 at once; another site's or unknown ids are 404; twice is harmless", async () => {
    const server = await startServer();
    const [desk, lost] = [await server.join("A"), await server.join("B")];
    const other = await server.newSite();
    const foreign = await server.join("A", other);
    const revoke = async (device: string) => server.ask("POST", `/v1/devices/${device}/revoke`, { desk });
    expect((await revoke(foreign.device)).status).toBe(404);
    expect((await revoke("nobody")).status).toBe(404);
    expect((await revoke(lost.device)).status).toBe(200);
    expect((await revoke(lost.device)).status).toBe(200);
    expect(await server.ask("GET", "/v1/heads", { desk: lost })).toMatchObject({
      status: 403,
      body: { code: "DEVICE_REVOKED" },
    });
    expect((await server.ask("GET", "/v1/heads", { desk: foreign, site: other })).status).toBe(200);
  });

  test("a client below the oldest that is served is told which one is needed", async () => {
    const server = await startServer({ minClient: "1.2.0" });
    const desk = await server.join("A");
    const as = async (version: string) =>
      server.ask("GET", "/v1/heads", { desk, headers: { "Lodgebook-Client": version } });
    expect(await as("1.1.9")).toMatchObject({
      status: 426,
      body: { code: "CLIENT_TOO_OLD", minClient: "1.2.0" },
    });
    expect((await as("1.2.0")).status).toBe(200);
    expect((await as("1.10.0")).status).toBe(200);
    expect((await as("soon")).status).toBe(426);
  });
});

describe("joining a site", () => {
  test("the operator's code joins the first desk without a key; its own codes hand the wrapped key on", async () => {
    const server = await startServer();
    const lines: string[] = [];
    const console = { print: (line: string) => void lines.push(line), now: Date.now };
    expect(await runCommand(server.storage, ["site", "create", "清水湾"], console)).toBe(true);
    const typed = /Enrolment code: (\S+)/.exec(lines.join("\n"))?.[1] ?? "";
    expect(typed).toMatch(/^[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}$/);
    const first = createDesk();
    const join = async (text: string, desk: string, made = createDesk()) => {
      const code = readEnrolmentCode(text);
      if (code === null) throw new Error("no code");
      const { verifier } = await enrolmentKey(code);
      const { device, key } = made;
      const body = { lookup: code.lookup, verifier, device, name: "大堂", desk, publicKey: key.publicKey };
      return server.ask("POST", "/v1/enrol", { body });
    };
    const joined = await join(typed.toLowerCase().replaceAll("-", " "), "A", first);
    expect(joined).toMatchObject({
      status: 201,
      body: { siteName: "清水湾", server: server.storage.identity.server },
    });
    expect(joined.body).not.toHaveProperty("wrappedSiteKey");
    const site = String(joined.body["site"]);
    expect(await join(typed, "B")).toMatchObject({ status: 403, body: { code: "CODE" } });

    const next = readEnrolmentCode("ABCDE-FGH1J-KMNPQ-RSTVW");
    if (next === null) throw new Error("no code");
    const { verifier } = await enrolmentKey(next);
    const wrappedSiteKey = randomBytes(60).toString("base64url");
    const made = await server.ask("POST", "/v1/enrol-codes", {
      desk: first,
      site,
      body: { lookup: next.lookup, verifier, wrappedSiteKey },
    });
    expect(made.status).toBe(201);
    expect(Number(made.body["expiresAt"]) - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(await join("ABCDE-FGH1J-KMNPQ-RSTVW", "A")).toMatchObject({
      status: 409,
      body: { code: "DESK_TAKEN" },
    });
    expect(await join("ABCDE-FGH1J-KMNPQ-RSTVW", "B", first)).toMatchObject({
      status: 409,
      body: { code: "DEVICE_TAKEN" },
    });
    expect(await join("ABCDE-FGHIJ-KMNPQ-RSTVW", "B")).toMatchObject({
      status: 201,
      body: { wrappedSiteKey },
    });
  });

  test("V1 enrolling is slowed down to ten a minute an address, and says for how long", async () => {
    const { ask } = await startServer();
    const body = {
      lookup: "ABCDEFGH",
      verifier: "0".repeat(64),
      device: createDesk().device,
      name: "x",
      desk: "A",
      publicKey,
    };
    for (let tries = 0; tries < 10; tries += 1)
      expect((await ask("POST", "/v1/enrol", { body })).status).toBe(403);
    const slowed = await ask("POST", "/v1/enrol", { body });
    expect(slowed).toMatchObject({ status: 429, body: { code: "SLOW_DOWN" } });
    expect(Number(slowed.body["retryAfter"])).toBeGreaterThan(0);
  });

  test("S5 a successor's id is authorised by the old one's token, which is thereby closed", async () => {
    const server = await startServer();
    const desk = await server.join("A");
    const next = createDesk();
    const body = { device: next.device, publicKey: next.key.publicKey, desk: "A2", successorOf: desk.device };
    const other = await server.join("B");
    expect((await server.ask("POST", "/v1/devices", { desk: other, body })).status).toBe(400);
    expect((await server.ask("POST", "/v1/devices", { desk, body })).status).toBe(201);
    // The answer may be lost: asked again it is the same.
    expect((await server.ask("POST", "/v1/devices", { desk, body })).status).toBe(201);
    expect((await server.ask("GET", "/v1/heads", { desk })).status).toBe(403);
    expect((await server.ask("GET", "/v1/heads", { desk: next })).status).toBe(200);
    const listed = await server.ask("GET", "/v1/devices", { desk: next });
    expect(Object.values(listed.body)).toContainEqual(
      expect.objectContaining({ device: next.device, desk: "A2", successorOf: desk.device }),
    );
  });
});

describe("push", () => {
  test("what is accepted is acknowledged with a receipt that the server's key signed", async () => {
    const server = await startServer();
    const desk = await server.join("A");
    desk.write(3);
    const row = sealedRow();
    const pushed = await server.push(desk, 1, 3, { vault: [wire(row)] });
    const { publicKey: key } = (await server.ask("GET", "/v1/hello")).body;
    expect(pushed).toMatchObject({
      status: 200,
      body: { accepted: 3, head: desk.head(), before: 0, position: 4 },
    });
    const { sig, ...facts } = pushed.body["receipt"] as ReceiptFacts & { readonly sig: string };
    expect(facts).toMatchObject({ site: server.site, device: desk.device, ...desk.head(), position: 4 });
    expect(verifySignature(String(key), receiptText(facts), sig)).toBe(true);
    expect(await server.push(desk, 1, 3)).toMatchObject({
      status: 200,
      body: { accepted: 0, before: 4, position: 4 },
    });
  });

  test("vault rows alone need no events and no checkpoint", async () => {
    const server = await startServer();
    const desk = await server.join("A");
    const body = { events: [], vault: [wire(sealedRow())] };
    expect(await server.ask("POST", "/v1/events", { desk, body })).toMatchObject({
      status: 200,
      body: { accepted: 0, head: { seq: 0 }, position: 1 },
    });
  });

  test("GAP and FORK carry what the client needs", async () => {
    const server = await startServer();
    const desk = await server.join("A");
    desk.write(3);
    expect(await server.push(desk, 2, 3)).toMatchObject({ status: 409, body: { code: "GAP", expected: 1 } });
    await server.push(desk, 1, 2);
    const forked = { ...desk, texts: [String(desk.texts[0]).replace("somebody", "another")] };
    const hashes = hash("sha256", forked.texts[0] ?? "");
    const checkpoint = {
      device: desk.device,
      seq: 1,
      hash: hashes,
      sig: desk.key.sign(checkpointText(server.site, desk.device, 1, hashes)),
    };
    expect(await server.push(forked, 1, 1, { checkpoint })).toMatchObject({
      status: 409,
      body: { code: "FORK", seq: 1, hash: hash("sha256", desk.texts[0] ?? "") },
    });
  });

  test("a broken chain, another device's text and a checkpoint that does not hold are told apart; nothing is stored", async () => {
    const server = await startServer();
    const [desk, other] = [await server.join("A"), await server.join("B")];
    desk.write(4);
    other.write(1);
    const post = async (events: readonly string[], checkpoint: unknown = desk.checkpoint(server.site)) =>
      server.ask("POST", "/v1/events", { desk, body: { events, checkpoint, vault: [wire(sealedRow())] } });
    const [one = "", two = "", three = "", four = ""] = desk.texts;
    expect(await post([one, three, four])).toMatchObject({
      status: 422,
      body: { code: "BAD_CHAIN", index: 1 },
    });
    expect(await post([one, two.replace('"v":1', '"v":2'), three])).toMatchObject({
      status: 422,
      body: { code: "BAD_CHAIN", index: 2 },
    });
    expect(await post([one, other.texts[0] ?? ""])).toMatchObject({
      status: 400,
      body: { code: "MALFORMED", index: 1 },
    });
    expect(await post([one, "{}"])).toMatchObject({ status: 400, body: { code: "MALFORMED", index: 1 } });
    expect(await post([one, `${two} `])).toMatchObject({
      status: 400,
      body: { code: "MALFORMED", index: 1 },
    });
    const good = desk.checkpoint(server.site);
    for (const bad of [
      null,
      {},
      { ...good, seq: 3 },
      desk.checkpoint("another site"),
      other.checkpoint(server.site),
    ])
      expect(await post(desk.texts, bad)).toMatchObject({ status: 422, body: { code: "BAD_CHECKPOINT" } });
    expect(await server.storage.head(server.site)).toBe(0);
    expect((await post(desk.texts)).status).toBe(200);
  });

  test("what the server does not know passes through, and comes back byte for byte", async () => {
    const server = await startServer();
    const [desk, reader] = [await server.join("A"), await server.join("B")];
    desk.write(1, { 名: "𠮷😀", nested: { __proto__: 1, deep: [[["\u0000"]]] } });
    await server.push(desk, 1, 1);
    const { body } = await server.ask("GET", "/v1/events?after=0", { desk: reader });
    expect(body["events"]).toEqual([
      { position: 1, receivedAt: expect.any(Number) as unknown, text: desk.texts[0] },
    ]);
    expect(body["checkpoints"]).toEqual([desk.checkpoint(server.site)]);
  });

  test("S5 after a restore of the server any desk may bring another's texts, if they verify against its key", async () => {
    const server = await startServer();
    const [desk, helper] = [await server.join("A"), await server.join("B")];
    desk.write(2);
    const bring = async (checkpoint: unknown, texts = desk.texts) =>
      server.ask("POST", "/v1/events", { desk: helper, body: { events: texts, checkpoint } });
    expect((await bring(helper.checkpoint(server.site, 1))).status).toBe(422);
    expect(await bring(desk.checkpoint(server.site))).toMatchObject({
      status: 200,
      body: { accepted: 2, head: desk.head() },
    });
    const stranger = createDesk();
    stranger.write(1);
    expect((await bring(stranger.checkpoint(server.site), stranger.texts)).status).toBe(400);
  });

  test.each([
    ["gzip", (text: string) => gzipSync(text)],
    ["zstd", (text: string) => zstdCompressSync(text)],
  ])("bodies may be %s encoded; limits count decoded bytes", async (encoding, pack) => {
    const server = await startServer();
    const desk = await server.join("A");
    desk.write(2);
    const headers = { "Content-Encoding": encoding };
    const send = async (text: string) =>
      server.ask("POST", "/v1/events", { desk, headers, body: byteArray(pack(text)) });
    const good = JSON.stringify({ events: desk.texts, checkpoint: desk.checkpoint(server.site) });
    expect((await send(good)).status).toBe(200);
    expect(await send(" ".repeat(5 * 1024 * 1024))).toMatchObject({
      status: 413,
      body: { code: "TOO_LARGE", limit: 4 * 1024 * 1024 },
    });
    const broken = byteArray(pack(good).subarray(0, 60));
    expect((await server.ask("POST", "/v1/events", { desk, headers, body: broken })).status).toBe(400);
  });

  test("V1 bodies that are no JSON, no UTF-8 or of another shape are 400, whatever they are", async () => {
    const server = await startServer();
    const desk = await server.join("A");
    const bad = [
      "",
      "{",
      "null",
      "[]",
      "\u0000",
      byteArray(Buffer.from([0x7b, 0xff, 0x7d])),
      { events: 1 },
      { events: [1] },
    ];
    for (const body of bad)
      expect(await server.ask("POST", "/v1/events", { desk, body })).toMatchObject({
        status: 400,
        body: { code: "MALFORMED" },
      });
    expect(
      (
        await server.ask("POST", "/v1/events", {
          desk,
          body: { events: [], vault: [{ id: "x", cipher: "" }] },
        })
      ).status,
    ).toBe(400);
  });
});

describe("pull", () => {
  test("pages by position; after beyond the head is CURSOR; anything but digits is 400", async () => {
    const server = await startServer();
    const desk = await server.join("A");
    for (let push = 0; push < 3; push += 1) {
      desk.write(2);
      await server.push(desk, push * 2 + 1, push * 2 + 2);
    }
    const get = async (query: string) => server.ask("GET", `/v1/events?${query}`, { desk });
    expect((await get("after=0&limit=1")).body).toMatchObject({ next: 2, head: 6, more: true });
    expect((await get("after=2&limit=3")).body).toMatchObject({ next: 6, head: 6, more: false });
    expect((await get("after=6")).body).toMatchObject({ events: [], next: 6, more: false });
    expect(await get("after=7")).toMatchObject({ status: 409, body: { code: "CURSOR", head: 6 } });
    for (const query of [
      "",
      "after=",
      "after=-1",
      "after=1e3",
      "after=0x1",
      "after=1&limit=0",
      "after=1&limit=5001",
      "after=%201",
    ])
      expect(await get(query)).toMatchObject({ status: 400, body: { code: "MALFORMED" } });
  });

  test("P2 an erased row travels as erased, at a new position", async () => {
    const server = await startServer();
    const desk = await server.join("A");
    const row = sealedRow();
    await server.ask("POST", "/v1/events", { desk, body: { events: [], vault: [wire(row)] } });
    const erased = await server.ask("POST", "/v1/vault/erase", {
      desk,
      body: { ids: [row.id], reason: "on request" },
    });
    expect(erased).toMatchObject({ status: 200, body: { erased: 1 } });
    const { body } = await server.ask("GET", "/v1/events?after=1", { desk });
    expect(body["vault"]).toEqual([{ position: 2, id: row.id, erased: true }]);
  });
});

describe("blobs", () => {
  test("are kept by the hash of their bytes, 201 then 200; other bytes are HASH, too many TOO_LARGE, no room QUOTA", async () => {
    const server = await startServer({ blobQuota: 2_000_000 });
    const desk = await server.join("A");
    const bytes = byteArray(randomBytes(1_500_000));
    const name = hash("sha256", bytes);
    const put = async (path: string, body: Uint8Array<ArrayBuffer>) =>
      server.ask("PUT", `/v1/blobs/${path}`, {
        desk,
        body,
        headers: { "Content-Type": "application/octet-stream" },
      });
    expect((await put(name, bytes)).status).toBe(201);
    expect((await put(name, bytes)).status).toBe(200);
    expect(await put("0".repeat(64), bytes)).toMatchObject({ status: 422, body: { code: "HASH" } });
    const second = byteArray(randomBytes(600_000));
    expect(await put(hash("sha256", second), second)).toMatchObject({ status: 507, body: { code: "QUOTA" } });
    const huge = byteArray(randomBytes(10 * 1024 * 1024 + 1));
    expect((await put(hash("sha256", huge), huge)).status).toBe(413);
    const response = await fetch(`${server.url}/v1/blobs/${name}`, {
      headers: { Authorization: `Bearer ${await desk.token(server.site)}` },
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    expect((await server.ask("GET", `/v1/blobs/${"1".repeat(64)}`, { desk })).status).toBe(404);
  });
});
