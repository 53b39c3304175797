import type { Register } from "../../kernel/register.ts";
import { numberEvents, type NumberedRecord } from "./schema.ts";

export interface NumberState {
  readonly number: string;
  /** Records that are known to carry it, and that this is so was noted. */
  readonly noted: readonly NumberedRecord[];
}

/** True when a person has noted that all of these records carry the number; one more makes it a conflict again. */
export function isNoted(state: NumberState, ids: readonly string[]): boolean {
  return ids.every((id) => state.noted.some((record) => record.id === id));
}

export const numberRegister: Register<NumberState, typeof numberEvents> = {
  kind: "number",
  events: numberEvents,
  initial: { number: "", noted: [] },
  fold: (state, { data }) => {
    const known = new Map([...state.noted, ...data.records].map((record) => [record.id, record]));
    const noted = [...known.values()].toSorted((left, right) => (left.id < right.id ? -1 : 1));
    return { number: data.number, noted };
  },
};
