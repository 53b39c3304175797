import { expect, onTestFinished, vi } from "vitest";
import type { HostOptions } from "../../../electron/host/host.ts";
import { tablesDigest } from "../../../electron/host/store/digest.ts";
import { connect, codeForNextDesk } from "../../../electron/host/sync/acts.ts";
import { readLink, writeLink } from "../../../electron/host/sync/link.ts";
import { allTables } from "../../../electron/host/tables/index.ts";
import { runCommand } from "../../../server/cli/commands.ts";
import { createTestClock, type TestClock } from "../../fixtures/clock.ts";
import { benchOf, fail, foundTestSite, openTestHost, type Bench } from "../../fixtures/host.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";
import type { TestServer } from "../../server/support/site.ts";

const soak = process.env["LODGEBOOK_SOAK"] === "1";
const PATIENCE_MS = soak ? 300_000 : 30_000;
const INTERVAL_MS = soak ? 1000 : 60;

/** Waits until something holds; what it waits for happens in other processes' time. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitFor(async () => expect(await holds()).toBe(true), { timeout: PATIENCE_MS, interval: 60 });
}

/** A desk whose queue is empty and which has taken everything in. */
export async function settled(...desks: readonly Bench[]): Promise<void> {
  for (const { host } of desks) {
    await vi.waitFor(
      () => {
        const state = host.sync.state();
        expect(state).toMatchObject({ mode: "joined", queue: 0, busy: false, problem: null });
        expect(state.mode === "joined" && state.lastSuccessMs).not.toBeNull();
      },
      { timeout: PATIENCE_MS, interval: 60 },
    );
  }
}

/** Which tables differ and how each desk stands, for whoever reads that desks did not come together. */
function differences(desks: readonly Bench[]): string {
  const differing = allTables.filter((table) => {
    const digests = desks.map(({ core }) => tablesDigest(core().store.db, [table]));
    return new Set(digests).size > 1;
  });
  const states = desks.map(({ host }) => JSON.stringify(host.sync.state()));
  return [differing.map(({ name }) => name).join(" "), ...states].join("\n");
}

/** Every desk's tables are the same. Each is nudged, so that no poll has to be waited for. */
export async function agree(...desks: readonly Bench[]): Promise<void> {
  await vi.waitFor(
    () => {
      for (const { host } of desks) host.sync.nudge();
      // Reading whole tables takes the time that sync needs: only once nothing is owed.
      for (const { host } of desks) expect(host.sync.state()).toMatchObject({ queue: 0, problem: null });
      const counts = new Set(desks.map(({ core }) => core().store.log.count()));
      expect(counts.size, [...counts].join(" ")).toBe(1);
      const digests = desks.map(({ core }) => tablesDigest(core().store.db, allTables));
      const agreed = new Set(digests).size === 1;
      expect(agreed, agreed ? "" : differences(desks)).toBe(true);
    },
    { timeout: PATIENCE_MS, interval: INTERVAL_MS },
  );
}

/** From now on the desk reaches its server by another way; it has not succeeded there yet. */
export function reroute(desk: Bench, url: string): void {
  const { db } = desk.core().store;
  const link = readLink(db);
  if (link === null) throw new Error("the desk has joined nothing");
  writeLink(db, { ...link, url, lastSuccessMs: 0 });
  desk.host.sync.stop();
  desk.host.sync.start();
}

/** The operator makes a site and tells its first code. */
export async function firstCode(server: TestServer): Promise<string> {
  const lines: string[] = [];
  await runCommand(server.storage, ["site", "create", `阳光花园 ${lines.length}`], {
    print: (line) => void lines.push(line),
    now: Date.now,
  });
  return /Enrolment code: (\S+)/.exec(lines.join("\n"))?.[1] ?? "";
}

/** The first desk: founded alone, then joined with the operator's code. */
export async function firstDesk(server: TestServer, clock?: TestClock): Promise<Bench> {
  return foundAndJoin(server.url, await firstCode(server), clock);
}

/** The same with a code that is known. */
export async function foundAndJoin(url: string, code: string, clock?: TestClock): Promise<Bench> {
  const desk = await foundTestSite(tempFolder(), clock ?? createTestClock(Date.now()));
  onTestFinished(() => desk.host.close());
  const joined = await connect(desk.core(), { url, code });
  if (!joined.ok) fail(joined.error);
  desk.host.sync.start();
  await settled(desk);
  return desk;
}

/** A further desk: empty, joined with a code that `by` makes. */
export async function nextDesk(
  server: Pick<TestServer, "url">,
  by: Bench,
  deskCode: string,
  postName = "大堂前台",
  more: Partial<HostOptions> = {},
): Promise<Bench> {
  const made = await codeForNextDesk(by.core());
  if (!made.ok) fail(made.error);
  const folder = tempFolder();
  const clock = createTestClock(by.clock.nowMs());
  const host = await openTestHost(folder, clock, more);
  onTestFinished(() => host.close());
  const joined = await host.join({ url: server.url, code: made.value.code, deskCode, postName, siteKey: "" });
  if (!joined.ok) fail(joined.error);
  const desk = benchOf(host, clock, folder);
  await settled(desk);
  return desk;
}
