import { expect, onTestFinished, test } from "vitest";
import { checkPin } from "../../electron/host/access/authenticate.ts";
import { connect, recoverySheet } from "../../electron/host/sync/acts.ts";
import { readSiteKey, siteKeyText } from "../../electron/host/sync/site-key.ts";
import type { Host } from "../../electron/host/host.ts";
import { runCommand } from "../../server/cli/commands.ts";
import { createTestClock } from "../fixtures/clock.ts";
import { benchOf, foundTestSite, openTestHost, PIN } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { startServer, type TestServer } from "../server/support/site.ts";
import { firstDesk, settled } from "./support/desks.ts";

/** What the operator prints when every desk of the site is lost. */
async function recoveryCode(server: TestServer): Promise<string> {
  const lines: string[] = [];
  const site = (await server.storage.sites()).find(({ devices }) => devices > 0);
  const words = ["site", "recover", site?.id ?? ""];
  await runCommand(server.storage, words, { print: (line) => void lines.push(line), now: Date.now });
  return /Enrolment code: (\S+)/.exec(lines.join("\n"))?.[1] ?? "";
}

async function newPc(folder: string): Promise<Host> {
  const host = await openTestHost(folder, createTestClock(Date.now()));
  onTestFinished(() => host.close());
  return host;
}

/** A site with a visitor on the server, whose only desk is gone; what its sheet says. */
async function lostSite() {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const { id } = await lobby.must("visit.register", visitForm({ name: "周涛" }));
  await settled(lobby);
  const sheet = recoverySheet(lobby.core());
  if (!sheet.ok) throw new Error(sheet.error.code);
  lobby.host.close();
  return { server, visit: id, siteKey: sheet.value.siteKey };
}

const post = { deskCode: "A2", postName: "大堂前台" };

test("a site whose desks are all lost comes back from the server and its recovery sheet, and people sign in", async () => {
  const { server, visit, siteKey } = await lostSite();
  const folder = tempFolder();
  const host = await newPc(folder);
  const code = await recoveryCode(server);
  expect(await host.join({ url: server.url, code, ...post, siteKey: siteKey.toLowerCase() })).toEqual({
    ok: true,
    value: { next: "work" },
  });
  const desk = benchOf(host, createTestClock(Date.now()), folder);
  await settled(desk);
  expect(desk.core().queries.visits.search("周涛", 10)[0]?.id).toBe(visit);
  const clerk = desk
    .core()
    .queries.staff.all()
    .find(({ role }) => role === "clerk");
  expect((await checkPin(desk.core(), host.attempts, clerk?.id ?? "", PIN)).ok).toBe(true);
  const { number } = await desk.must("visit.register", visitForm());
  expect(number).toContain("-A2-");
});

test("without the sheet's key, or with another site's, nothing is written and the code is not wasted, also after a restart", async () => {
  const { server, visit, siteKey } = await lostSite();
  const other = siteKeyText(new Uint8Array(32).fill(7));
  const folder = tempFolder();
  const host = await newPc(folder);
  const code = await recoveryCode(server);
  const needed = { ok: false, error: { code: "site-key-needed", field: "siteKey" } };
  expect(await host.join({ url: server.url, code, ...post, siteKey: "" })).toMatchObject(needed);
  expect(host.state()).toMatchObject({ phase: "setup", joined: { awaits: "site-key" } });
  expect(await host.resumeJoining("")).toMatchObject(needed);
  const founding = {
    siteName: "另一个小区",
    timeZone: "Asia/Shanghai",
    postName: "前台",
    deskCode: "A",
    adminName: "陈静",
    adminPin: "135790",
    clerkName: "",
    clerkPin: "",
  };
  expect(await host.found(founding)).toMatchObject({ ok: false, error: { code: "already-set-up" } });
  expect(await host.resumeJoining(other)).toMatchObject({
    ok: false,
    error: { code: "site-key-wrong", field: "siteKey" },
  });
  host.close();
  const again = await newPc(folder);
  expect(again.state()).toMatchObject({ phase: "setup", joined: { awaits: "site-key" } });
  expect(
    await again.resumeJoining(siteKey.replace(/.$/u, (digit) => (digit === "0" ? "1" : "0"))),
  ).toMatchObject({
    ok: false,
    error: { code: "site-key-form", field: "siteKey" },
  });
  expect(await again.resumeJoining(siteKey)).toMatchObject({ ok: true, value: { next: "work" } });
  expect(again.core()?.queries.visits.search("周涛", 10)[0]?.id).toBe(visit);
});

test("given up, the PC can found a site of its own, under keys of its own", async () => {
  const { server, siteKey } = await lostSite();
  const folder = tempFolder();
  const host = await newPc(folder);
  await host.join({ url: server.url, code: await recoveryCode(server), ...post, siteKey: "" });
  expect(await host.giveUpJoining()).toMatchObject({ ok: true });
  expect(host.state()).toMatchObject({ phase: "setup", joined: null });
  host.close();
  const alone = await foundTestSite(folder, createTestClock(Date.now()));
  expect(siteKeyText(alone.core().keys.siteKey)).not.toBe(siteKey);
  alone.host.close();
});

test("books that were written alone do not go to a site that has books", async () => {
  const { server } = await lostSite();
  const alone = await foundTestSite(tempFolder(), createTestClock(Date.now()));
  onTestFinished(() => alone.host.close());
  const code = await recoveryCode(server);
  const core = { ...alone.core(), desk: { ...alone.core().desk, code: "C" } };
  expect(await connect(core, { url: server.url, code })).toMatchObject({
    ok: false,
    error: { code: "joined-with-books" },
  });
  expect(recoverySheet(alone.core())).toMatchObject({ ok: false });
});

test("a site key is read as people copy it, and a wrong digit is told without the server", () => {
  const key = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
  const text = siteKeyText(key);
  expect(text).toMatch(/^(?:[0-9A-F]{8} ){8}[0-9A-F]{8}$/u);
  expect(readSiteKey(text)).toEqual(key);
  expect(readSiteKey(text.toLowerCase().replaceAll(" ", "-"))).toEqual(key);
  // A sheet of before the ninth group.
  expect(readSiteKey(text.slice(0, 71))).toEqual(key);
  for (let at = 0; at < text.length; at++) {
    if (text[at] === " ") continue;
    const slipped = text.slice(0, at) + (text[at] === "F" ? "0" : "F") + text.slice(at + 1);
    expect(readSiteKey(slipped)).toBeNull();
  }
  for (const nonsense of ["", "G".repeat(64), text.slice(0, 60), `${text} 00`])
    expect(readSiteKey(nonsense)).toBeNull();
});
