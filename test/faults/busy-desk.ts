/**
 * A desk that works as fast as it can until it is killed (C1): random commands, one after the other, each told on
 * standard output only after it was acknowledged. Run with the data folder as its argument.
 */
import { randomBytes, randomInt } from "node:crypto";
import { writeSync } from "node:fs";
import { uuid7 } from "../../shared/kernel/ids.ts";
import type { CommandInput, CommandName, Outcome } from "../../shared/contract/commands.ts";
import { systemClock } from "../../electron/host/clock.ts";
import { actorOf } from "../../electron/host/tables/staff.ts";
import { openTestHost } from "../fixtures/host.ts";
import { firstStart, visitor } from "./forms.ts";

const [folder = ""] = process.argv.slice(2);
const host = await openTestHost(folder, undefined, { clock: systemClock });
if (host.state().phase === "setup") {
  const founded = await host.found(firstStart);
  if (!founded.ok) throw new Error(founded.error.code);
}
const clerk = host
  .core()
  ?.queries.staff.all()
  .find(({ role }) => role === "clerk");
if (clerk === undefined) throw new Error(`the books are not open: ${JSON.stringify(host.state())}`);
const given = { actor: actorOf(clerk), approver: null, pinHash: null };

async function give<Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
  id: string | null = null,
): Promise<Outcome> {
  const cmd = uuid7(Date.now(), randomBytes(16));
  const outcome = await host.execute({ cmd, name, id, input, approval: null }, given);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}`);
  writeSync(1, `${cmd} ${outcome.value.id} ${outcome.value.number ?? "-"}\n`);
  return outcome.value;
}

const inside: string[] = [];
for (let n = 0; ; n += 1) {
  const id = inside[randomInt(Math.max(1, inside.length))];
  const what = id === undefined ? 0 : randomInt(10);
  if (id === undefined || what < 5) {
    inside.push(
      (await give("visit.register", { ...visitor, name: `周${n}`, goods: "箱".repeat(n % 60) })).id,
    );
  } else if (what < 7) {
    await give("visit.extend", { until: Date.now() + 3_600_000 + n, reason: "多坐一会" }, id);
  } else if (what < 9) {
    await give("visit.correct", { field: "name", to: `吴${n}`, reason: "写错" }, id);
  } else {
    inside.splice(inside.indexOf(id), 1);
    await give("visit.sign-out", { badgeReturned: null, late: null }, id);
  }
}
