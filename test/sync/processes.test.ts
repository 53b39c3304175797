import { expect, test, vi } from "vitest";
import { idToBytes } from "../../electron/host/store/id-bytes.ts";
import { openTestHost } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { expectWhole } from "../faults/whole.ts";
import { startPostgres } from "../server/support/postgres.ts";
import { createSite, runServer, serve, type Environment } from "../server/support/server-process.ts";
import { foundAndJoin, nextDesk } from "./support/desks.ts";
import { deskProcess, type DeskProcess } from "./support/desk-process.ts";

const soak = process.env["LODGEBOOK_SOAK"] === "1";
const wait = { timeout: soak ? 300_000 : 40_000, interval: 100 };

/** Desks of one site, joined and closed again: their folders. */
async function joinedFolders(url: string, code: string, count: number): Promise<readonly string[]> {
  const first = await foundAndJoin(url, code);
  const all = [first];
  for (let more = 1; more < count; more += 1)
    all.push(await nextDesk({ url }, first, String.fromCharCode(65 + more)));
  for (const { host } of all) host.close();
  return all.map(({ folder }) => folder);
}

/** Ends the work, and waits until all desks say that they hold the same and owe nothing. */
async function come(desks: readonly DeskProcess[]): Promise<void> {
  for (const desk of desks) desk.stopWork();
  await vi.waitFor(async () => {
    const looks = await Promise.all(desks.map(async (desk) => desk.look()));
    expect(looks.map(({ queue, problem }) => ({ queue, problem }))).toEqual(
      desks.map(() => ({ queue: 0, problem: null })),
    );
    expect(new Set(looks.map(({ digest }) => digest)).size).toBe(1);
  }, wait);
}

/** Every visit that any desk acknowledged is in the books of a desk that was killed, and they are whole. */
async function expectAll(desk: DeskProcess, desks: readonly DeskProcess[]): Promise<void> {
  const host = await openTestHost(desk.folder);
  host.sync.stop();
  const core = host.core();
  if (core === null) throw new Error("the books do not open");
  const made = desks.flatMap((one) => one.made);
  const known = core.store.db.prepare("SELECT 1 FROM visits WHERE id = ?").pluck();
  expect(made.filter((id) => known.get(idToBytes(id)) === undefined)).toEqual([]);
  expect(core.store.db.prepare("SELECT count(*) FROM visits").pluck().get()).toBeGreaterThanOrEqual(
    made.length,
  );
  await expectWhole(core, desk.folder);
  host.close();
}

async function siteOfProcesses(count: number, env: Environment = {}) {
  const folder = tempFolder();
  let serving = await serve(folder, 0, env);
  const port = Number(new URL(serving.url).port);
  const code = await createSite(folder, env);
  const desks = (await joinedFolders(serving.url, code, count)).map(deskProcess);
  await Promise.all(desks.map(async (desk) => desk.start()));
  return {
    desks,
    killServer: async () => {
      const ended = new Promise((resolve) => {
        serving.child.once("exit", resolve);
      });
      serving.child.kill("SIGKILL");
      await ended;
      serving = await serve(folder, port, env);
    },
    verify: async () => runServer(folder, ["verify"], env),
  };
}

/** Waits until every desk made some more since; what is killed then is killed at work. */
async function atWork(desks: readonly DeskProcess[]): Promise<void> {
  const before = desks.map(({ made }) => made.length);
  await vi.waitFor(
    () => expect(desks.every(({ made }, place) => made.length > (before[place] ?? 0) + 5)).toBe(true),
    { ...wait, interval: 20 },
  );
}

const KILLS = soak ? 60 : 4;

test(
  `C1, C2 server and desks killed ${KILLS} times at work: no repair, equal books, no acknowledged record missing`,
  async () => {
    const { desks, killServer, verify } = await siteOfProcesses(2);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await atWork(desks);
      const victim = kill % 2 === 0 ? null : desks[(kill >> 1) % desks.length];
      if (victim === null || victim === undefined) {
        await killServer();
        continue;
      }
      await victim.kill();
      await victim.start();
    }
    await come(desks);
    await Promise.all(desks.map(async (desk) => desk.kill()));
    for (const desk of desks) await expectAll(desk, desks);
    expect(desks.every(({ made }) => made.length > KILLS * 5)).toBe(true);
    expect(await verify()).toMatchObject({ code: 0 });
  },
  soak ? 1_800_000 : 60_000,
);

test("S1, S3 three desks and a server, each a process, on PostgreSQL: all write at once and come to the same books", async () => {
  const postgres = await startPostgres();
  try {
    const { desks, killServer, verify } = await siteOfProcesses(3, {
      DATABASE_URL: await postgres.database(),
    });
    await atWork(desks);
    await killServer();
    await atWork(desks);
    await come(desks);
    await Promise.all(desks.map(async (desk) => desk.kill()));
    const [last] = desks;
    if (last !== undefined) await expectAll(last, desks);
    expect(await verify()).toMatchObject({ code: 0 });
  } finally {
    await postgres.stop();
  }
});
