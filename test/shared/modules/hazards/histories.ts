import * as fc from "fast-check";
import type { OpenEvent } from "../../../../shared/kernel/fold.ts";
import { hazardIssueRegister } from "../../../../shared/modules/hazards/index.ts";
import {
  alcohol,
  backForm,
  batch,
  clerk,
  createTestDesk,
  foreman,
  issueForm,
  MINUTE,
  officer,
  stocked,
  technician,
  type TestDesk,
} from "./desk.ts";

export interface Act {
  readonly what: number;
  readonly which: number;
  readonly qty: number;
  readonly desk: number;
  readonly minutes: number;
  readonly meets: boolean;
}

export const acts = fc.array(
  fc.record({
    what: fc.nat(9),
    which: fc.nat(50),
    qty: fc.integer({ min: 1, max: 700 }),
    desk: fc.nat(2),
    // Clocks that jump: the order is rev's.
    minutes: fc.integer({ min: -40, max: 90 }),
    meets: fc.boolean(),
  }),
  { minLength: 4, maxLength: 28 },
);

function issueOf(desk: TestDesk, which: number): string | null {
  const ids = [
    ...new Set(
      desk.events
        .filter(({ envelope }) => envelope.kind === hazardIssueRegister.kind)
        .map(({ envelope }) => envelope.id),
    ),
  ];
  return ids[which % Math.max(1, ids.length)] ?? null;
}

function tryAct(desk: TestDesk, { what, which, qty }: Act): void {
  const { actor, approver } = { actor: clerk, approver: [foreman, officer][which % 2] ?? foreman };
  Object.assign(desk, { actor, approver });
  const id = issueOf(desk, which);
  const draw = { substance: alcohol, batch: "20261001", expiry: "2027-09-30", from: "总仓", late: null };
  if (what <= 2) desk.run("hazard-issue.issue", issueForm({ qty }));
  else if (what === 3) desk.run("hazard-batch.draw", { ...draw, qty });
  else if (what === 4) {
    const input = { counted: qty, explanation: "盘点差异", witness: technician.name, late: null };
    desk.run("hazard-batch.count", input, batch);
  } else if (what === 5) desk.run("hazard-batch.settle-balance", { counted: qty, reason: "核定" }, batch);
  if (id === null || what <= 5) return;
  const { qty: taken } = desk.issue(id);
  const returned = Math.min(qty, taken);
  if (what <= 7)
    desk.run("hazard-issue.return", backForm(taken - returned, returned, 0, approver ?? actor), id);
  else if (what === 8) desk.run("hazard-issue.void", { reason: "写错" }, id);
  else {
    const input = { used: taken - returned, returned, spilt: 0, reason: "核定" };
    desk.run("hazard-issue.settle-return", input, id);
  }
}

/** Three desks that now and then meet live a history; everything that they wrote, once. */
export function lived(made: readonly Act[]): readonly OpenEvent[] {
  const first = stocked();
  const desks = [first, createTestDesk("BBBBBBBBBB"), createTestDesk("CCCCCCCCCC")] as const;
  for (const desk of desks.slice(1)) desk.meet(first);
  for (const act of made) {
    const desk = desks[act.desk] ?? first;
    desk.nowMs += act.minutes * MINUTE;
    tryAct(desk, act);
    if (act.meets) desk.meet(desks[(act.desk + 1) % desks.length] ?? first);
  }
  for (const desk of desks) first.meet(desk);
  return first.events;
}
