import type { Register } from "../../kernel/register.ts";
import { passCheckEvents, type Period } from "./schema.ts";

/** Who looked the passes of a day or week through, the first time and again. */
export interface PassCheckState {
  readonly period: Period;
  readonly from: string;
  readonly to: string;
  readonly checks: readonly {
    readonly atMs: number;
    readonly by: string;
    readonly passes: number;
    readonly missing: readonly {
      readonly pass: string;
      readonly number: string;
      readonly what: readonly string[];
    }[];
    readonly note: string;
  }[];
}

export const passCheckRegister: Register<PassCheckState, typeof passCheckEvents> = {
  kind: "pass-check",
  events: passCheckEvents,
  initial: { period: "day", from: "", to: "", checks: [] },
  fold: (state, { data, actor }) => {
    const { at, period, from, to, passes, missing, note } = data;
    const check = { atMs: at, by: actor, passes, missing, note };
    return { period, from, to, checks: [...state.checks, check] };
  },
};
