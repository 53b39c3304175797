/**
 * A desk of a site as a process of its own: opens the books of the folder it is given, syncs, and registers visitors
 * as fast as it can until it is told `stop`; each is told on standard output only after it was acknowledged. `look`
 * answers a line of what it holds. Run with the data folder as its argument.
 */
import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { uuid7 } from "../../../shared/kernel/ids.ts";
import { systemClock } from "../../../electron/host/clock.ts";
import { tablesDigest } from "../../../electron/host/store/digest.ts";
import { allTables } from "../../../electron/host/tables/index.ts";
import { actorOf } from "../../../electron/host/tables/staff.ts";
import { openTestHost } from "../../fixtures/host.ts";
import { visitor } from "../../faults/forms.ts";
import type { Look } from "./desk-process.ts";

const [folder = ""] = process.argv.slice(2);
const host = await openTestHost(folder, undefined, { clock: systemClock });
const clerk = host
  .core()
  ?.queries.staff.all()
  .find(({ role }) => role === "clerk");
if (clerk === undefined) throw new Error(`the books are not open: ${JSON.stringify(host.state())}`);
const given = { actor: actorOf(clerk), approver: null, pinHash: null };
const say = (line: string): void => void writeSync(1, `${line}\n`);

const work = { goesOn: true };
createInterface({ input: process.stdin }).on("line", (line) => {
  if (line === "stop") work.goesOn = false;
  if (line !== "look") return;
  host.sync.nudge();
  const core = host.core();
  const state = host.sync.state();
  const look: Look = {
    digest: core === null ? "" : tablesDigest(core.store.db, allTables),
    queue: state.mode === "joined" ? state.queue : -1,
    problem: state.mode === "joined" ? state.problem : "alone",
  };
  say(`look ${JSON.stringify(look)}`);
});
say("open");
for (let n = 0; work.goesOn; n += 1) {
  const request = { cmd: uuid7(Date.now(), randomBytes(16)), name: "visit.register", id: null };
  const input = { ...visitor, name: `周${n}`, goods: "箱".repeat(n % 60) };
  const outcome = await host.execute({ ...request, input, approval: null }, given);
  if (!outcome.ok) throw new Error(outcome.error.code);
  say(`made ${outcome.value.id}`);
  // Sync gets its turn as it does between a person's clicks.
  await new Promise((resolve) => {
    setTimeout(resolve, n % 5);
  });
}
