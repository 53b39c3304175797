import { randomBytes } from "node:crypto";
import type { Actor } from "../../../shared/kernel/command.ts";
import { uuid7 } from "../../../shared/kernel/ids.ts";
import { shiftAt } from "../../../shared/kernel/shifts.ts";
import { siteDate, startOfSiteDay } from "../../../shared/kernel/site-time.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import type { CommandInput, CommandName, Outcome } from "../../../shared/contract/commands.ts";
import type { Clock } from "../clock.ts";
import type { Core } from "../core.ts";
import { execute } from "../execute.ts";
import { actorOf } from "../tables/staff.ts";
import type { Random } from "./random.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A wall clock that the simulation moves. It lives in this folder alone: no shipped entry can set one. */
export interface SteppingClock extends Clock {
  readonly stepTo: (ms: number) => void;
}

export function createSteppingClock(startMs: number): SteppingClock {
  let now = startMs;
  return {
    nowMs: () => now,
    monoMs: () => now - startMs,
    stepTo: (ms) => {
      now = ms;
    },
  };
}

export interface Simulation {
  readonly core: Core;
  readonly random: Random;
  /** When the real desk opens, ms: what would happen later does not happen. */
  readonly endMs: number;
  readonly nowMs: () => number;
  readonly who: (role: Role) => Actor;
  /** The clerk whose shift it is now. */
  readonly clerk: () => Actor;
  /** The clerk whose shift it is at an instant: by turns, never the same twice running. */
  readonly onDuty: (ms: number) => Actor;
  /** Lets something happen at its time; the earliest first, whatever the order of asking. */
  readonly at: (ms: number, happening: () => void) => void;
  /** Gives a real command; null when it was refused, which is counted. */
  readonly give: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    actor: Actor,
    id?: string,
    /** The second person, where the command has one. */
    approver?: Actor,
  ) => Outcome | null;
  /** Runs everything that was asked for, in one transaction: a crash leaves nothing of it. */
  readonly run: () => { readonly commands: number; readonly refused: readonly string[] };
}

interface Happening {
  readonly ms: number;
  readonly happen: () => void;
}

/** Lives a site's days through its real commands, on a clock of its own. */
export function createSimulation(options: {
  readonly core: Core;
  readonly clock: SteppingClock;
  readonly random: Random;
  readonly endMs: number;
}): Simulation {
  const { clock, random, endMs } = options;
  // Nobody looks on while the sample days pass; the screens open afterwards.
  const core: Core = { ...options.core, committed: () => undefined };
  const byRole = new Map<Role, [Actor, ...Actor[]]>();
  for (const row of core.queries.staff.all()) {
    const known = byRole.get(row.role);
    if (known === undefined) byRole.set(row.role, [actorOf(row)]);
    else known.push(actorOf(row));
  }
  const everyone = (role: Role): [Actor, ...Actor[]] => {
    const found = byRole.get(role);
    if (found === undefined) throw new Error(`nobody is ${role}`);
    return found;
  };
  const onDuty = (ms: number): Actor => {
    const clerks = everyone("clerk");
    const { shifts, timeZone } = core.desk.settings;
    const span = shiftAt(ms, shifts, timeZone);
    const turn = span === undefined ? 0 : shifts.findIndex(({ name }) => name === span.shift.name);
    const day = startOfSiteDay(span?.date ?? siteDate(ms, timeZone), "UTC") / (24 * HOUR);
    return clerks[(day * shifts.length + turn) % clerks.length] ?? clerks[0];
  };
  let queue: Happening[] = [];
  let commands = 0;
  const refused: string[] = [];

  const place = (happening: Happening): void => {
    let [low, high] = [0, queue.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = queue[middle];
      // The next one stands last, so that taking it is cheap; of two at one time the one asked for first.
      if (other !== undefined && other.ms > happening.ms) low = middle + 1;
      else high = middle;
    }
    queue.splice(low, 0, happening);
  };

  return {
    core,
    random,
    endMs,
    nowMs: clock.nowMs,
    who: (role) => random.pick(everyone(role)),
    clerk: () => onDuty(clock.nowMs()),
    onDuty,
    at: (ms, happen) => {
      if (ms <= endMs) place({ ms, happen });
    },
    give: (name, input, actor, id, approver) => {
      commands += 1;
      const cmd = uuid7(clock.nowMs(), randomBytes(16));
      const given = { actor, approver: approver ?? null, pinHash: null };
      const outcome = execute(core, { cmd, name, id: id ?? null, input, approval: null }, given);
      if (outcome.ok) return outcome.value;
      refused.push(`${name}: ${outcome.error.code} ${outcome.error.field ?? ""}`);
      return null;
    },
    run: () =>
      core.store.transaction(() => {
        for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
          clock.stepTo(Math.max(clock.nowMs(), next.ms));
          next.happen();
        }
        queue = [];
        return { commands, refused };
      }),
  };
}
