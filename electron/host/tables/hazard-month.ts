import type { HazardMonth } from "../../../shared/contract/hazards.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { isSiteDate, startOfSiteDay } from "../../../shared/kernel/site-time.ts";
import {
  hazardBatchRegister,
  substanceRegister,
  type Movement,
} from "../../../shared/modules/hazards/index.ts";
import type { Core } from "../core.ts";
import { hazardIssueView, toMovement } from "./hazard-view.ts";

interface Line {
  readonly id: string;
  readonly batch: string;
  readonly movement: Movement;
  /** Place in its batch: of two at one time the one that was written first. */
  readonly place: number;
}

/** `2026-11` → its first instant and the first of the month after. */
function monthSpan(month: string, timeZone: string): readonly [fromMs: number, toMs: number] {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
  return [startOfSiteDay(`${month}-01`, timeZone), startOfSiteDay(`${next}-01`, timeZone)];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function totalsOf(movements: readonly Movement[]): HazardMonth["totals"] {
  const of = (...kinds: readonly Movement["kind"][]): readonly Movement[] =>
    movements.filter(({ kind }) => kinds.includes(kind));
  const deltas = (chosen: readonly Movement[]): number => sum(chosen.map(({ delta }) => delta));
  return {
    drawn: deltas(of("drawn")),
    issued: -deltas(of("issued")) - deltas(of("voided")),
    used: sum(of("returned").map(({ figures }) => figures?.used ?? 0)),
    returned: deltas(of("returned")),
    spilt: sum(of("returned").map(({ figures }) => figures?.spilt ?? 0)),
    writtenOff: -deltas(of("written-off")),
    differences: deltas(of("counted", "settled")),
  };
}

/**
 * 《危险品使用登记表》 of a substance and a month: every movement of every batch by its time, with the balance brought
 * forward. Batches that did not move since the month began bring their balance as it is.
 */
export function hazardMonth(core: Core, id: string, month: string): Result<HazardMonth> {
  if (!isSiteDate(`${month}-01`)) return refuse("bad-input", "month");
  const substance = core.queries.hazards.substance(id);
  if (substance === null) return refuse("not-found");
  const [fromMs, toMs] = monthSpan(month, core.desk.settings.timeZone);
  let opening = 0;
  const lines: Line[] = [];
  for (const batch of core.queries.hazards.batchesOf(id)) {
    if (batch.lastMs < fromMs) {
      opening += batch.balance;
      continue;
    }
    const { state } = core.store.folded(hazardBatchRegister, batch.id);
    for (const [place, movement] of state.movements.entries()) {
      if (movement.atMs < fromMs) opening += movement.delta;
      else if (movement.atMs < toMs) lines.push({ id: batch.id, batch: batch.batch, movement, place });
    }
  }
  const inOrder = lines.toSorted(
    (left, right) =>
      left.movement.atMs - right.movement.atMs ||
      left.place - right.place ||
      // A reprint lists what happened at the same moment as the first print did, whatever the batches hold by then.
      (left.id < right.id ? -1 : 1),
  );
  let balance = opening;
  const shown = inOrder.map(({ batch, movement }) => {
    balance += movement.delta;
    const slip = movement.issue === null ? null : hazardIssueView(core, movement.issue);
    return { ...toMovement(core, batch, movement, balance), slip };
  });
  return ok({
    substance,
    month,
    opening,
    closing: balance,
    totals: totalsOf(inOrder.map(({ movement }) => movement)),
    lines: shown,
    prints: core.store.folded(substanceRegister, id).state.prints[month] ?? 0,
  });
}
