import { hash, randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { NO_PREV } from "../../shared/kernel/event.ts";
import type { Push, Storage } from "../../server/storage/storage.ts";
import { createEngines } from "./support/engines.ts";
import { createDesk, sealedRow, type TestDesk } from "./support/desk.ts";

const engines = createEngines();
beforeAll(async () => engines.start());
afterAll(async () => engines.stop());

const NOW = 1_763_882_400_000;
const SITE = "019aaf00-0000-7000-8000-000000000001";
const OTHER = "019aaf00-0000-7000-8000-000000000002";
const digest = (text: string): Buffer => hash("sha256", text, "buffer");

describe.each(engines.names)("storage on %s", (engine) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engines.open(engine);
    await storage.createSite({ id: SITE, name: "阳光花园", nowMs: NOW });
    await storage.createSite({ id: OTHER, name: "清水湾", nowMs: NOW });
  });
  afterEach(async () => storage.close());

  const code = async (site = SITE, lookup = "ABCDEFGH", wrappedSiteKey: string | null = null) =>
    storage.addCode(
      { site, lookup, verifierHash: digest(lookup), wrappedSiteKey, expiresAtMs: NOW + 900_000 },
      NOW,
    );
  const enrol = async (desk: TestDesk, letter: string, site = SITE) => {
    const lookup = randomBytes(4).toString("hex").toUpperCase();
    await code(site, lookup);
    return storage.enrol({
      lookup,
      verifierHash: digest(lookup),
      device: desk.device,
      name: "大堂",
      desk: letter,
      publicKey: desk.key.publicKey,
      nowMs: NOW,
    });
  };
  const enrolled = async (letter: string, site = SITE): Promise<TestDesk> => {
    const desk = createDesk();
    expect(await enrol(desk, letter, site)).toMatchObject({ ok: true, site });
    return desk;
  };
  const push = async (desk: TestDesk, from: number, to: number, more: Partial<Push> = {}) => {
    const events = desk.texts
      .slice(from - 1, to)
      .map((text, index) => ({ seq: from + index, hash: hash("sha256", text), text }));
    const before = desk.texts[from - 2];
    return storage.push({
      site: SITE,
      device: desk.device,
      events,
      prev: before === undefined ? NO_PREV : hash("sha256", before),
      checkpointSig: desk.checkpoint(SITE, to).sig,
      vault: [],
      nowMs: NOW,
      ...more,
    });
  };
  const page = async (after: number, limit = 500, site = SITE) => {
    const pulled = await storage.pull(site, after, limit);
    if (!pulled.ok) throw new Error(`cursor, head ${pulled.head}`);
    return pulled.page;
  };

  test("a code joins one desk, once, and hands over the wrapped key", async () => {
    await code(SITE, "ABCDEFGH", "wrapped");
    const asked = { name: "大堂", desk: "A", publicKey: createDesk().key.publicKey, nowMs: NOW };
    const use = async (lookup: string, secret: string, device = createDesk().device, nowMs = NOW) =>
      storage.enrol({ ...asked, lookup, verifierHash: digest(secret), device, nowMs });
    expect(await use("NOBODY00", "ABCDEFGH")).toEqual({ ok: false, code: "CODE" });
    expect(await use("ABCDEFGH", "ABCDEFGH", undefined, NOW + 900_000)).toEqual({ ok: false, code: "CODE" });
    const { device } = createDesk();
    const joined = { ok: true, site: SITE, siteName: "阳光花园", wrappedSiteKey: "wrapped" };
    expect(await use("ABCDEFGH", "ABCDEFGH", device)).toEqual(joined);
    expect(await use("ABCDEFGH", "ABCDEFGH")).toEqual({ ok: false, code: "CODE" });
    // The device that used it may not have heard the answer; it hears it again, nobody else does.
    expect(await use("ABCDEFGH", "ABCDEFGH", device)).toEqual(joined);
    expect(await use("ABCDEFGH", "ABCDEFGH", device, NOW + 900_000)).toEqual({ ok: false, code: "CODE" });
    expect(await use("ABCDEFGH", "wrong", device)).toEqual({ ok: false, code: "CODE" });
    const impostor = { ...asked, publicKey: createDesk().key.publicKey, device };
    expect(
      await storage.enrol({ ...impostor, lookup: "ABCDEFGH", verifierHash: digest("ABCDEFGH") }),
    ).toEqual({ ok: false, code: "CODE" });
  });

  test("five wrong verifiers make a code void; a taken desk or device does not use it up", async () => {
    const first = await enrolled("A");
    await code();
    const use = async (secret: string, desk: string, device: string) =>
      storage.enrol({
        lookup: "ABCDEFGH",
        verifierHash: digest(secret),
        device,
        name: "x",
        desk,
        publicKey: first.key.publicKey,
        nowMs: NOW,
      });
    const device = createDesk().device;
    expect(await use("ABCDEFGH", "A", device)).toEqual({ ok: false, code: "DESK_TAKEN" });
    expect(await use("ABCDEFGH", "B", first.device)).toEqual({ ok: false, code: "DEVICE_TAKEN" });
    for (let tries = 0; tries < 4; tries += 1) await use("wrong", "B", device);
    expect(await use("ABCDEFGH", "A", device)).toEqual({ ok: false, code: "DESK_TAKEN" });
    await use("wrong", "B", device);
    expect(await use("ABCDEFGH", "B", device)).toEqual({ ok: false, code: "CODE" });
  });

  test("positions start at 1, run without a gap over events and vault, and name their head", async () => {
    const desk = await enrolled("A");
    desk.write(3);
    const vault = [sealedRow(), sealedRow()];
    expect(await push(desk, 1, 3, { vault })).toEqual({
      ok: true,
      accepted: 3,
      head: desk.head(),
      before: 0,
      position: 5,
    });
    const { events, vault: rows, checkpoints, next, head } = await page(0);
    expect([...events, ...rows].map(({ position }) => position).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(events.map(({ text }) => text)).toEqual(desk.texts);
    expect(rows.map(({ id, cipher }) => [id, Buffer.from(cipher ?? []).toString("hex")])).toEqual(
      vault.map(({ id, cipher }) => [id, cipher.toString("hex")]),
    );
    expect(checkpoints).toEqual([desk.checkpoint(SITE)]);
    expect({ next, head }).toEqual({ next: 5, head: 5 });
  });

  test("a push may be repeated at will: what is there takes no position and changes nothing", async () => {
    const desk = await enrolled("A");
    desk.write(4);
    const vault = [sealedRow()];
    await push(desk, 1, 2, { vault });
    const overwritten = [{ id: vault[0]?.id ?? "", cipher: randomBytes(40) }];
    expect(await push(desk, 1, 4, { vault: overwritten })).toMatchObject({
      ok: true,
      accepted: 2,
      position: 5,
    });
    expect(await push(desk, 1, 4, { vault })).toMatchObject({ ok: true, accepted: 0, position: 5 });
    expect((await page(0)).vault[0]?.cipher?.length).toBe(40);
    expect(Buffer.from((await page(0)).vault[0]?.cipher ?? [])).toEqual(vault[0]?.cipher);
  });

  test("GAP tells what is expected; FORK tells the stored hash, also where the next prev is another's", async () => {
    const desk = await enrolled("A");
    const [first = ""] = desk.write(3);
    await push(desk, 1, 1);
    expect(await push(desk, 3, 3)).toEqual({ ok: false, code: "GAP", expected: 2 });
    const twin = createDesk();
    twin.write(3, { of: "a copied disk" });
    const copied = { device: desk.device, site: SITE };
    expect(await push(twin, 1, 1, copied)).toEqual({
      ok: false,
      code: "FORK",
      seq: 1,
      hash: hash("sha256", first),
    });
    expect(await push(twin, 2, 3, copied)).toEqual({
      ok: false,
      code: "FORK",
      seq: 1,
      hash: hash("sha256", first),
    });
    expect(await storage.head(SITE)).toBe(1);
  });

  test("a page never splits a push, and paging through misses nothing and repeats nothing", async () => {
    const desk = await enrolled("A");
    const other = await enrolled("B");
    for (let round = 0; round < 6; round += 1) {
      for (const each of [desk, other]) {
        const from = each.texts.length + 1;
        each.write(3);
        await push(each, from, from + 2, { vault: [sealedRow()] });
      }
    }
    const seen: number[] = [];
    let after = 0;
    for (;;) {
      const { events, vault, next, head, checkpoints } = await page(after, 5);
      seen.push(...[...events, ...vault].map(({ position }) => position));
      expect(next % 4).toBe(0);
      for (const { device, hash: signed } of checkpoints) {
        const last = events.findLast(({ text }) => text.includes(device));
        expect(signed).toBe(hash("sha256", last?.text ?? ""));
      }
      after = next;
      if (next === head) break;
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 48 }, (_, index) => index + 1));
    expect(await storage.pull(SITE, 49, 5)).toEqual({ ok: false, code: "CURSOR", head: 48 });
    expect(await page(48)).toMatchObject({ events: [], vault: [], next: 48, head: 48 });
  });

  test("P2 erasing: the bytes go, the row moves to a new position, erase wins over any copy, earlier or later", async () => {
    const desk = await enrolled("A");
    desk.write(1);
    const [kept, gone, unseen] = [sealedRow(), sealedRow(), sealedRow()];
    await push(desk, 1, 1, { vault: [kept, gone] });
    expect(await storage.erase(SITE, [gone.id, unseen.id, gone.id])).toBe(2);
    expect(await storage.erase(SITE, [gone.id])).toBe(0);
    desk.write(1);
    await push(desk, 2, 2, { vault: [gone, unseen] });
    const { vault, head } = await page(0);
    expect(head).toBe(6);
    expect(new Map(vault.map(({ id, cipher }) => [id, cipher === null]))).toEqual(
      new Map([
        [kept.id, false],
        [gone.id, true],
        [unseen.id, true],
      ]),
    );
    expect((await page(3)).vault.map(({ id }) => id).toSorted()).toEqual([gone.id, unseen.id].toSorted());
  });

  test("another site's events, vault, blobs and heads are out of reach, whatever ids are named", async () => {
    const desk = await enrolled("A");
    const stranger = await enrolled("A", OTHER);
    desk.write(2);
    const row = sealedRow();
    await push(desk, 1, 2, { vault: [row] });
    await storage.putBlob(SITE, hash("sha256", "x"), Buffer.from("x"), 100);
    expect(await storage.head(OTHER)).toBe(0);
    expect(await page(0, 500, OTHER)).toMatchObject({ events: [], vault: [], head: 0 });
    expect(await storage.blob(OTHER, hash("sha256", "x"))).toBeNull();
    expect(await storage.revoke(OTHER, desk.device, NOW)).toBe(false);
    expect((await storage.devices(OTHER)).map(({ device }) => device)).toEqual([stranger.device]);
    expect(await storage.erase(OTHER, [row.id])).toBe(1);
    expect((await page(0)).vault[0]?.cipher).not.toBeNull();
    await expect(push(desk, 1, 2, { site: OTHER })).rejects.toThrow();
  });

  test("S5 a successor closes the old id; repeating it is harmless; revoking twice too", async () => {
    const desk = await enrolled("A");
    const next = createDesk();
    const asked = {
      site: SITE,
      device: next.device,
      publicKey: next.key.publicKey,
      desk: "A2",
      successorOf: desk.device,
      nowMs: NOW,
    };
    expect(await storage.addSuccessor({ ...asked, desk: "A" })).toBe("DESK_TAKEN");
    expect((await storage.device(desk.device))?.closed).toBe(false);
    expect(await storage.addSuccessor(asked)).toBe("ok");
    expect(await storage.addSuccessor(asked)).toBe("ok");
    expect(await storage.addSuccessor({ ...asked, publicKey: desk.key.publicKey })).toBe("DEVICE_TAKEN");
    expect((await storage.device(desk.device))?.closed).toBe(true);
    expect(await storage.device(next.device)).toMatchObject({
      desk: "A2",
      successorOf: desk.device,
      closed: false,
    });
    expect(await storage.revoke(SITE, next.device, NOW)).toBe(true);
    expect(await storage.revoke(SITE, next.device, NOW + 1)).toBe(true);
    expect((await storage.device(next.device))?.revokedAtMs).toBe(NOW);
  });

  test("a token is good once, until it is forgotten after its end", async () => {
    expect(await storage.useToken("D", "one", NOW)).toBe(true);
    expect(await storage.useToken("D", "one", NOW)).toBe(false);
    expect(await storage.useToken("E", "one", NOW)).toBe(true);
    await storage.forgetTokens(NOW);
    expect(await storage.useToken("D", "one", NOW)).toBe(false);
    await storage.forgetTokens(NOW + 1);
    expect(await storage.useToken("D", "one", NOW)).toBe(true);
  });

  test("blobs: new, known, and none beyond the site's room", async () => {
    const put = async (text: string, room: number) =>
      storage.putBlob(SITE, hash("sha256", text), Buffer.from(text), room);
    expect(await put("four", 10)).toBe("new");
    expect(await put("four", 4)).toBe("known");
    expect(await put("seventh", 10)).toBe("quota");
    expect(await put("sixsix", 10)).toBe("new");
    expect(Buffer.from((await storage.blob(SITE, hash("sha256", "four"))) ?? []).toString()).toBe("four");
    expect(await storage.blob(SITE, NO_PREV)).toBeNull();
  });

  test("whoever listens is told of each head that moved, and not after leaving", async () => {
    const desk = await enrolled("A");
    const told: unknown[] = [];
    const first = Promise.withResolvers<void>();
    const leave = storage.onMoved((moved) => {
      told.push(moved);
      first.resolve();
    });
    desk.write(2);
    await push(desk, 1, 1);
    await first.promise;
    expect(told).toEqual([{ site: SITE, position: 1 }]);
    leave();
    const second = Promise.withResolvers<unknown>();
    storage.onMoved(second.resolve);
    await push(desk, 2, 2);
    expect(await second.promise).toEqual({ site: SITE, position: 2 });
    expect(told).toHaveLength(1);
  });

  test("events never change and never go, whatever asks", async () => {
    const desk = await enrolled("A");
    desk.write(5);
    await push(desk, 1, 5);
    const texts: string[] = [];
    for await (const text of storage.textsOf(desk.device)) texts.push(text);
    expect(texts).toEqual(desk.texts);
    expect(await storage.checkpointsOf(desk.device)).toEqual([
      { seq: 5, hash: desk.head().hash, sig: desk.checkpoint(SITE).sig },
    ]);
  });
});
