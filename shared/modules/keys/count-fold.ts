import type { Register } from "../../kernel/register.ts";
import { codeSheetEvents, keyCountEvents, type KeyKind } from "./schema.ts";

/** One difference of a count, with its explanation (KEY-1). */
export interface CountDifference {
  readonly key: string;
  readonly code: string;
  readonly label: string;
  readonly expected: number;
  readonly present: number;
  readonly out: number;
  readonly explanation: string;
}

/** 盘点 */
export interface KeyCountState {
  readonly number: string;
  readonly kind: KeyKind;
  readonly atMs: number;
  readonly againDays: number;
  readonly counter: string;
  readonly witness: string | null;
  readonly keys: number;
  readonly expected: number;
  readonly present: number;
  readonly out: number;
  readonly differences: readonly CountDifference[];
}

const initialCount: KeyCountState = {
  number: "",
  kind: "desk",
  atMs: 0,
  againDays: 0,
  counter: "",
  witness: null,
  keys: 0,
  expected: 0,
  present: 0,
  out: 0,
  differences: [],
};

export const keyCountRegister: Register<KeyCountState, typeof keyCountEvents> = {
  kind: "key-count",
  events: keyCountEvents,
  initial: initialCount,
  fold: (state, { data, actor, approver }) => {
    if (state.number !== "") return state;
    const { at, ...facts } = data;
    return { ...facts, atMs: at, counter: actor, witness: approver };
  },
};

/** 编码对照表 */
export interface CodeSheetState {
  readonly views: number;
  readonly lastViewedMs: number | null;
  readonly lastViewer: string | null;
}

export const codeSheetRegister: Register<CodeSheetState, typeof codeSheetEvents> = {
  kind: "code-sheet",
  events: codeSheetEvents,
  initial: { views: 0, lastViewedMs: null, lastViewer: null },
  fold: (state, { data, actor }) => ({ views: state.views + 1, lastViewedMs: data.at, lastViewer: actor }),
};
