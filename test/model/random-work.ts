import * as fc from "fast-check";
import type { CommandInput, CommandName, Outcome } from "../../shared/contract/commands.ts";
import type { Actor } from "../../shared/kernel/command.ts";
import { SITE_ID } from "../../electron/host/sha256.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { Bench } from "../fixtures/host.ts";
import { inputFor, type Step } from "./random-inputs.ts";
import { at } from "./register-inputs.ts";

export type { Step };

const MINUTE = 60_000;

const often: readonly [number, CommandName][] = [
  [8, "visit.register"],
  [4, "visit.sign-out"],
  [2, "visit.answer"],
  [1, "visit.withdraw-leave"],
  [1, "visit.return-badge"],
  [1, "visit.extend"],
  [3, "visit.correct"],
  [1, "visit.reveal"],
  [1, "visit.void"],
  [6, "work-order.take"],
  [2, "work-order.dispatch"],
  [1, "work-order.reassign"],
  [1, "work-order.set-appointment"],
  [3, "work-order.accept"],
  [4, "work-order.arrive"],
  [1, "work-order.withdraw-arrival"],
  [2, "work-order.log-call"],
  [1, "work-order.suspend"],
  [1, "work-order.resume"],
  [1, "work-order.carry-over"],
  [3, "work-order.finish"],
  [1, "work-order.record-opinion"],
  [2, "work-order.follow-up"],
  [2, "work-order.close"],
  [2, "work-order.correct"],
  [1, "work-order.void"],
  [5, "duty-line.write"],
  [2, "duty-line.handle"],
  [1, "duty-line.reopen"],
  [1, "duty-line.add-result"],
  [1, "duty-line.mark-important"],
  [1, "duty-line.grade"],
  [2, "duty-line.correct"],
  [1, "duty-line.strike"],
  [1, "duty-line.close-desk"],
  [1, "log-review.print-day"],
  [6, "key.add"],
  [1, "key.deposit"],
  [6, "key.lend"],
  [1, "key.extend"],
  [4, "key.return"],
  [1, "key.lose"],
  [1, "key.find"],
  [1, "key.collect"],
  [1, "key.retire"],
  [1, "key.reinstate"],
  [2, "key.count"],
  [2, "key.correct"],
  [1, "key.tag"],
  [1, "key.view-code-sheet"],
  [1, "key.print"],
  [1, "key.void"],
  [5, "pass.draft"],
  [2, "pass.revise"],
  [2, "pass.submit"],
  [1, "pass.withdraw"],
  [1, "pass.void"],
  [1, "pass.reconcile"],
  [4, "pass.sign"],
  [1, "pass.refuse"],
  [1, "pass.owner-sign"],
  [4, "pass.release"],
  [1, "pass.turn-back"],
  [1, "pass.print"],
  [1, "pass.return-slips"],
  [2, "pass.correct"],
  [1, "pass.settle-conflict"],
  [1, "duty-line.assign"],
  [1, "duty-line.report"],
  [1, "duty-line.instruct"],
  [1, "duty-line.settle-reading"],
  [2, "key.settle-loan"],
  [1, "post.list-property"],
  [3, "shift.open"],
  [1, "shift.join"],
  [1, "shift.note-weather"],
  [3, "shift.begin-handover"],
  [1, "shift.withdraw-handover"],
  [3, "shift.arrive"],
  [2, "shift.tidy"],
  [2, "shift.count-property"],
  [2, "shift.count-keys"],
  [2, "shift.count-mail"],
  [2, "shift.count-cash"],
  [2, "shift.read-log"],
  [3, "shift.follow-items"],
  [2, "shift.check-area"],
  [2, "shift.override"],
  [6, "shift.sign"],
  [1, "shift.settle-handover"],
  [3, "substance.add-standard"],
  [1, "substance.correct"],
  [1, "substance.retire"],
  [1, "substance.restore"],
  [4, "hazard-batch.draw"],
  [2, "hazard-batch.count"],
  [1, "hazard-batch.write-off"],
  [1, "hazard-batch.correct"],
  [1, "hazard-batch.settle-balance"],
  [5, "hazard-issue.issue"],
  [4, "hazard-issue.return"],
  [1, "hazard-issue.settle-return"],
  [1, "hazard-issue.report-anomaly"],
  [1, "hazard-issue.handle-anomaly"],
  [1, "hazard-issue.correct"],
  [1, "hazard-issue.void"],
  [1, "tariff-item.add"],
  [1, "tariff-item.price"],
  [1, "tariff-item.retire"],
  [1, "tariff-item.restore"],
  [1, "hold.place"],
  [1, "hold.lift"],
  [4, "unit.add"],
  [1, "unit.change-state"],
  [1, "unit.remove"],
  [4, "person.add"],
  [2, "person.correct"],
  [1, "person.add-phone"],
  [1, "person.remove-phone"],
  [1, "person.move-out"],
  [1, "person.authorise"],
  [1, "person.end-authorisation"],
  [2, "vehicle.add"],
  [1, "vehicle.remove"],
  [3, "directory.import-row"],
  [1, "staff.add"],
  [1, "staff.change-role"],
  [1, "staff.correct"],
  [1, "staff.disable"],
  [1, "staff.enable"],
  [1, "site.change-setting"],
];

/** Any history of so many tries, of all commands or of these. */
export function histories(length: number, only = /./): fc.Arbitrary<readonly Step[]> {
  const tried = often.filter(([, name]) => only.test(name));
  const step = fc.record({
    command: fc.oneof(...tried.map(([weight, name]) => ({ weight, arbitrary: fc.constant(name) }))),
    which: fc.nat(1000),
    how: fc.nat(1000),
    passMs: fc.oneof(fc.constant(0), fc.nat(40 * MINUTE)),
  });
  return fc.array(step, { minLength: Math.floor(length * 0.8), maxLength: length, size: "max" });
}

/** Records that there are, by kind, as commands made them. */
export interface World {
  readonly bench: Bench;
  readonly known: Map<string, string[]>;
  readonly accepted: Map<string, number>;
  readonly refused: Map<string, number>;
  /** Who tries what, where it is not whoever usually does. */
  readonly people: (step: Step) => { readonly actor: Actor; readonly approver?: Actor } | null;
}

export function newWorld(bench: Bench, people: World["people"] = () => null): World {
  return { bench, known: new Map(), accepted: new Map(), refused: new Map(), people };
}

function kindOf(command: CommandName): string {
  if (command === "directory.import-row") return "unit";
  if (command === "key.count") return "key-count";
  if (command === "key.view-code-sheet") return "code-sheet";
  return command.slice(0, command.indexOf("."));
}

const makesNew =
  /\.(?:register|take|add|write|draft|reconcile|close-desk|print-day|import-row|view-code-sheet|add-standard|draw|issue|place|open)$|^key\.count$/;

function targetOf(step: Step, world: World): string | null {
  if (step.command === "site.change-setting") return SITE_ID;
  if (makesNew.test(step.command)) return null;
  const { desk, queries } = world.bench.core();
  if (step.command === "post.list-property") return desk.postId;
  // The post's shift is the same on every desk, whoever opened it.
  if (step.command.startsWith("shift.")) return queries.shifts.current(desk.postId)?.id ?? "";
  const all = world.known.get(kindOf(step.command)) ?? [];
  // Another desk's may not be here yet.
  const known = all.slice(-30).filter((id) => world.bench.core().store.log.textsOf(id).length > 0);
  // The latest few are what people work on; older ones now and then.
  const recent = step.how % 3 === 0 ? known : known.slice(-4);
  return recent.length === 0 ? "" : at(recent, step.which);
}

function actorFor({ command, how }: Step, bench: Bench): Actor {
  if (command.startsWith("staff.") || command.startsWith("site.")) return bench.admin;
  const ranked = bench.core().lookups.staff(["supervisor"]);
  const byRank =
    /^(?:key|hazard-batch|substance|tariff-item|hold)\./.test(command) ||
    command === "shift.arrive" ||
    command === "shift.read-log" ||
    (command === "shift.sign" && how % 4 < 2);
  return byRank ? (ranked[0] ?? bench.clerk) : bench.clerk;
}

/** Who approves what needs a second person: a key that leaves, a pass, hazardous goods, what blocks a handover. */
function approverFor(command: CommandName, bench: Bench): { readonly approver?: Actor } {
  const [manager] = bench.core().lookups.staff(["manager"]);
  const needed = /^(?:key|hazard-issue)\.|^pass\.(?:sign|refuse)$|^shift\.override$/.test(command);
  return needed && manager !== undefined ? { approver: manager } : {};
}

/** Tries one step; null when there is nothing yet to try it on. */
export async function tryStep(step: Step, world: World, cmd?: string): Promise<Result<Outcome> | null> {
  const { bench } = world;
  const id = targetOf(step, world);
  if (id === "") return null;
  // The input was made for this very command above.
  const input = inputFor(step, bench, id, world.known) as CommandInput<CommandName>;
  const how = {
    ...(world.people(step) ?? { actor: actorFor(step, bench), ...approverFor(step.command, bench) }),
    ...(id === null ? {} : { id }),
    ...(cmd === undefined ? {} : { cmd }),
  };
  const outcome = await bench.give(step.command, input, how);
  const tally = outcome.ok ? world.accepted : world.refused;
  const key = outcome.ok ? step.command : outcome.error.code;
  tally.set(key, (tally.get(key) ?? 0) + 1);
  if (outcome.ok && id === null) {
    const kind = kindOf(step.command);
    world.known.set(kind, [...(world.known.get(kind) ?? []), outcome.value.id]);
  }
  return outcome;
}

/** Lives a whole history. */
export async function live(steps: readonly Step[], world: World): Promise<void> {
  for (const step of steps) {
    world.bench.clock.pass(step.passMs);
    await tryStep(step, world);
  }
}

/** 200 tries × 5 seeds in the everyday run, far more when soaking; a seed can be pinned by LODGEBOOK_SEED. */
const soaking = process.env["LODGEBOOK_SOAK"] === "1";
const pinned = process.env["LODGEBOOK_SEED"];
export const SIZE = {
  runs: soaking ? 60 : 5,
  steps: soaking ? 1000 : 200,
  seed: pinned === undefined ? 20_261_123 : Number(pinned),
} as const;
