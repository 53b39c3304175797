import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommand } from "../../server/cli/commands.ts";
import { openSqliteStorage } from "../../server/storage/sqlite.ts";
import { livePartsOf } from "../../electron/host/erasure/parts.ts";
import type { Bench } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { erase, find, plaintextIn, visitOf, wanted } from "../electron/host/erasure/support.ts";
import { startServer } from "../server/support/site.ts";
import { agree, firstDesk, nextDesk, reroute, settled } from "./support/desks.ts";

/** Files of the books themselves that still say something of the person; backups age out on their own. */
const leftIn = ({ folder }: Bench): readonly string[] =>
  plaintextIn(folder, Object.values(wanted)).filter((found) => !/^(?:backups|before-restore)/.test(found));

/** Every term of the visits' search index. */
function termsOf({ core }: Bench): readonly string[] {
  const { db } = core().store;
  db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab (main, visits_search, row)");
  return db.prepare<[], string>("SELECT term FROM temp.terms ORDER BY term").pluck().all();
}

/** Nobody finds the person here, by name or by what they left. */
async function expectGone(desk: Bench): Promise<void> {
  expect(desk.core().queries.visits.search(wanted.name, 10)).toEqual([]);
  expect(await find(desk, { name: wanted.name })).toEqual([]);
  expect(leftIn(desk)).toEqual([]);
}

test("P2 erased at one desk: gone from the server, from a desk that was off, from its older backup, and from an older server", async () => {
  const folder = tempFolder();
  const storage = openSqliteStorage({ folder, onFailure: () => undefined });
  const server = await startServer({ storage, keepStorage: true });
  const lobby = await firstDesk(server);
  const manager = await lobby.hire("何志远", "manager");
  const gate = await nextDesk(server, lobby, "B");
  const { name, ...more } = wanted;
  const id = await visitOf(lobby, name, more);
  await agree(lobby, gate);
  await settled(lobby, gate);
  const [part] = livePartsOf(lobby.core().store, "visit", id);
  const sealed = lobby.core().store.log.cipherOf(part?.vault ?? "");
  if (part === undefined || sealed === null) throw new Error("the visit has no sealed part");
  const cipher = Buffer.from(sealed);
  const onServer = (inside: string): readonly string[] =>
    readdirSync(inside).filter((file) => readFileSync(join(inside, file)).includes(cipher));
  expect(onServer(folder)).not.toEqual([]);
  const made = await gate.host.backups.make("manual");
  if (!made.ok) throw new Error(made.error.code);
  const older = tempFolder();
  await runCommand(storage, ["backup", join(older, "copy.db")], { print: () => undefined, now: Date.now });

  // The gate is off while the manager erases at the lobby, and writes on the record meanwhile.
  gate.host.sync.stop();
  await gate.must("visit.extend", { until: gate.clock.nowMs() + 7_200_000, reason: "住户同意" }, { id });
  expect(
    await erase({ bench: lobby, folder: lobby.folder, manager }, await find(lobby, { name })),
  ).toBeNull();
  await settled(lobby);
  await expectGone(lobby);
  expect(onServer(folder)).toEqual([]);

  gate.host.sync.start();
  await settled(gate);
  await gate.host.erasures.tick();
  await settled(gate);
  await expectGone(gate);
  await agree(lobby, gate);
  expect(termsOf(gate)).toEqual(termsOf(lobby));
  expect(lobby.core().store.log.cipherOf(part.vault)).toBeNull();

  // What the backup still has is erased before anybody works with it.
  gate.host.sync.stop();
  const restored = await gate.host.restores.restore({ name: made.value.name }, gate.admin.id);
  expect(restored).toMatchObject({ ok: true });
  await expectGone(gate);
  await agree(lobby, gate);
  await settled(lobby, gate);
  await expectGone(lobby);
  expect(onServer(folder)).toEqual([]);

  // A server as it was before the erasure is told of it again, and whoever joins then never sees the person.
  for (const desk of [lobby, gate]) desk.host.sync.stop();
  copyFileSync(join(older, "copy.db"), join(older, "sync.db"));
  const again = await startServer({
    storage: openSqliteStorage({ folder: older, onFailure: () => undefined }),
  });
  reroute(lobby, again.url);
  await settled(lobby);
  const newcomer = await nextDesk(again, lobby, "C");
  await expectGone(newcomer);
  expect(newcomer.core().store.log.textsOf(id).length).toBeGreaterThan(0);
  reroute(gate, again.url);
  await agree(lobby, gate, newcomer);
  expect(readdirSync(older).filter((file) => file !== "copy.db" && onServer(older).includes(file))).toEqual(
    [],
  );
  await storage.close();
});
