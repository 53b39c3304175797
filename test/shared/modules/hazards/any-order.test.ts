import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldAll, type OpenEvent } from "../../../../shared/kernel/fold.ts";
import type { AnyRegister } from "../../../../shared/kernel/register.ts";
import {
  hazardBatchRegister,
  hazardIssueRegister,
  substanceRegister,
} from "../../../../shared/modules/hazards/index.ts";
import { batch } from "./desk.ts";
import { acts, lived } from "./histories.ts";

const registers: readonly AnyRegister[] = [substanceRegister, hazardBatchRegister, hazardIssueRegister];

/** Every record that the events tell of, folded. */
function statesOf(events: readonly OpenEvent[]): ReadonlyMap<string, unknown> {
  const byRecord = Map.groupBy(events, ({ envelope }) => `${envelope.kind} ${envelope.id}`);
  return new Map(
    [...byRecord].map(([key, own]) => {
      const register = registers.find(({ kind }) => key.startsWith(`${kind} `));
      if (register === undefined) throw new Error(`no register of ${key}`);
      return [key, foldAll(register, own)];
    }),
  );
}

test("C6 any history of three desks folds to one state, in any order of arrival", () => {
  let conflicts = 0;
  fc.assert(
    fc.property(acts, fc.array(fc.nat(), { minLength: 200, maxLength: 200 }), (made, order) => {
      const all = lived(made);
      const shuffled = all
        .map((event, index) => ({ event, key: order[index % order.length] ?? 0 }))
        .toSorted((left, right) => left.key - right.key)
        .map(({ event }) => event);
      const states = statesOf(all);
      expect(statesOf(shuffled)).toEqual(states);
      conflicts += foldAll(
        hazardBatchRegister,
        all.filter(({ envelope }) => envelope.id === batch),
      ).state.conflicts.length;
    }),
    { numRuns: 150 },
  );
  // Desks that never disagreed would prove nothing.
  expect(conflicts).toBeGreaterThan(10);
});

test("HAZ-4 the balance is the sum of the movements, slips included, whatever three desks did apart", () => {
  let slips = 0;
  fc.assert(
    fc.property(acts, (made) => {
      const all = lived(made);
      const { state } = foldAll(
        hazardBatchRegister,
        all.filter(({ envelope }) => envelope.id === batch),
      );
      expect(state.balance).toBe(state.movements.reduce((sum, { delta }) => sum + delta, 0));
      const byId = Map.groupBy(
        all.filter(({ envelope }) => envelope.kind === "hazard-issue"),
        ({ envelope }) => envelope.id,
      );
      // The slips tell the same story as the book: what is out, used and spilt is what left it.
      let gone = 0;
      for (const [id, own] of byId) {
        slips += 1;
        const slip = foldAll(hazardIssueRegister, own).state;
        const moved = state.movements
          .filter(({ issue }) => issue === id)
          .reduce((sum, { delta }) => sum + delta, 0);
        const back = state.movements.find(({ issue, kind }) => issue === id && kind === "returned")?.figures;
        if (slip.status === "out") expect(moved + slip.qty).toBe(0);
        else if (slip.status === "void") expect(moved).toBe(0);
        else expect(moved + (back?.used ?? 0) + (back?.spilt ?? 0)).toBe(0);
        gone += -moved;
      }
      const others = state.movements
        .filter(({ issue }) => issue === null)
        .reduce((sum, { delta }) => sum + delta, 0);
      expect(state.balance).toBe(others - gone);
      // Less than nothing is never silent.
      if (state.balance < 0) expect(state.conflicts.length).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
  expect(slips).toBeGreaterThan(150);
});
