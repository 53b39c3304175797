import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { enrolmentKey } from "../../node/enrolment-key.ts";
import { readEnrolmentCode } from "../../shared/protocol/code.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { createDesk, type TestDesk } from "./support/desk.ts";
import { createSite, runServer, serve } from "./support/server-process.ts";

const soak = process.env["LODGEBOOK_SOAK"] === "1";

async function joinSite(
  folder: string,
  url: string,
): Promise<{ readonly desk: TestDesk; readonly site: string }> {
  const code = readEnrolmentCode(await createSite(folder));
  if (code === null) throw new Error("the operator's code is none");
  const { verifier } = await enrolmentKey(code);
  const desk = createDesk();
  const answer = await fetch(`${url}/v1/enrol`, {
    method: "POST",
    body: JSON.stringify({
      lookup: code.lookup,
      verifier,
      device: desk.device,
      name: "大堂",
      desk: "A",
      publicKey: desk.key.publicKey,
    }),
  });
  expect(answer.status).toBe(201);
  return { desk, site: ((await answer.json()) as { readonly site: string }).site };
}

async function push(url: string, site: string, desk: TestDesk, from: number): Promise<number> {
  const answer = await fetch(`${url}/v1/events`, {
    method: "POST",
    headers: { Authorization: `Bearer ${await desk.token(site)}` },
    body: JSON.stringify({ events: desk.texts.slice(from - 1), checkpoint: desk.checkpoint(site) }),
  });
  const body = (await answer.json()) as { readonly head?: { readonly seq: number }; readonly code?: string };
  if (body.head === undefined) throw new Error(`refused: ${body.code ?? answer.status}`);
  return body.head.seq;
}

async function headsOf(url: string, site: string, desk: TestDesk) {
  const answer = await fetch(`${url}/v1/heads`, {
    headers: { Authorization: `Bearer ${await desk.token(site)}` },
  });
  return (await answer.json()) as Readonly<Record<string, { readonly seq: number; readonly hash: string }>>;
}

test("C1 kill -9 in the middle of pushes: what was acknowledged is there after the restart, and every chain holds", async () => {
  const folder = tempFolder();
  let { child, url } = await serve(folder);
  const { desk, site } = await joinSite(folder, url);
  let acknowledged = 0;
  let killed = 0;
  const kills = soak ? 60 : 5;
  while (killed < kills) {
    const timer = setTimeout(() => child.kill("SIGKILL"), 20 + ((killed * 37) % 150));
    try {
      for (;;) {
        desk.write(20);
        acknowledged = await push(url, site, desk, acknowledged + 1);
      }
    } catch {
      clearTimeout(timer);
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    killed += 1;
    ({ child, url } = await serve(folder));
    const head = (await headsOf(url, site, desk))[desk.device];
    expect(head?.seq ?? 0).toBeGreaterThanOrEqual(acknowledged);
    // What was stored but not acknowledged is skipped when it is pushed again.
    acknowledged = await push(url, site, desk, acknowledged + 1);
    expect(acknowledged).toBe(desk.texts.length);
  }
  expect(acknowledged).toBeGreaterThan(kills * 20);
  const verified = await runServer(folder, ["verify"]);
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.output).toContain(`${acknowledged} events  holds`);
});

test("V1 SIGTERM ends it in the middle of pushes, cleanly: what was acknowledged is there; one server serves a folder, and a backup is taken while it is in use", async () => {
  const folder = tempFolder();
  const { child, url } = await serve(folder);
  const { desk, site } = await joinSite(folder, url);
  desk.write(5);
  await push(url, site, desk, 1);
  expect(await runServer(folder, ["--port", "0"])).toMatchObject({
    code: 1,
    output: `Another server serves ${folder}.\n`,
  });
  const listed = await runServer(folder, ["device", "list", "阳光花园"]);
  expect(listed.output).toContain(`A  ${desk.device}  enrolled  5 events`);
  const copy = join(tempFolder(), "sync.db");
  expect(await runServer(folder, ["backup", copy])).toMatchObject({ code: 0 });
  const ended = once(child, "exit");
  let acknowledged = 5;
  const pushing = async (): Promise<void> => {
    for (;;) {
      desk.write(100);
      acknowledged = await push(url, site, desk, acknowledged + 1);
      // From the first that came through it may end at any time.
      if (!child.killed) setTimeout(() => child.kill("SIGTERM"), 25);
    }
  };
  await expect(pushing()).rejects.toThrow();
  expect(await ended).toEqual([0, null]);
  expect(acknowledged).toBeGreaterThan(5);
  const stored = Number(/(\d+) events {2}holds/.exec((await runServer(folder, ["verify"])).output)?.[1]);
  expect(stored).toBeGreaterThanOrEqual(acknowledged);
  const restored = await runServer(join(copy, ".."), ["verify"]);
  expect(restored.output).toContain("5 events  holds");
});

test("words that mean nothing are answered with the help, a site that is none by name", async () => {
  const folder = tempFolder();
  expect(await runServer(folder, ["--prot", "1"])).toMatchObject({ code: 2 });
  expect((await runServer(folder, ["site", "destroy"])).output).toContain("site create NAME");
  expect(await runServer(folder, ["device", "list", "nowhere"])).toMatchObject({
    code: 1,
    output: "There is no site nowhere.\n",
  });
});
