import type { Register, RegisterEvent } from "../../kernel/register.ts";
import { categorySchema, dutyLineEvents } from "./line-schema.ts";
import { initialDutyLine, type Addition, type CorrectableField, type DutyLineState } from "./line-state.ts";
import { owedLevels } from "./line-rules.ts";

type LineEvent = RegisterEvent<typeof dutyLineEvents>;
type Of<Type extends LineEvent["type"]> = Extract<LineEvent, { type: Type }>;

/** Fields whose readings stand in the sealed part. */
function isSealed(field: string): field is "text" | "result" {
  return field === "text" || field === "result";
}

function written({ data, personal, actor, at: writtenAtMs }: Of<"written">): DutyLineState {
  const { at, late, ...facts } = data;
  return {
    ...initialDutyLine,
    ...facts,
    writtenCategory: data.category,
    atMs: at,
    writtenAtMs,
    lateReason: late?.reason ?? null,
    by: actor,
    text: personal?.text ?? null,
    result: personal?.result ?? null,
  };
}

function withReading(state: DutyLineState, field: string, to: string | null): DutyLineState {
  switch (field as CorrectableField) {
    case "text":
    case "result":
      return { ...state, [field]: to };
    case "category":
      return { ...state, category: categorySchema.catch(state.category).parse(to) };
    case "unit":
      return { ...state, unit: to };
    default:
      return state;
  }
}

function readingOf(state: DutyLineState, field: string): string | null {
  return field === "text" || field === "result" || field === "category" || field === "unit"
    ? state[field]
    : null;
}

/** A correction of what no longer stands crossed another desk's: both readings are kept until somebody settles it. */
function corrected(state: DutyLineState, event: Of<"corrected">): DutyLineState {
  const { data, personal, actor, at } = event;
  const { field, reason } = data;
  const from = isSealed(field) ? (personal?.from ?? null) : data.from;
  const to = isSealed(field) ? (personal?.to ?? null) : data.to;
  const before = readingOf(state, field);
  const erased = isSealed(field) && (personal === null || before === null);
  const crossed = !erased && before !== from;
  const known = state.crossings.find((crossing) => crossing.field === field);
  const others = state.crossings.filter((crossing) => crossing !== known);
  const readings = [...(known?.readings ?? [before]), to];
  return {
    ...withReading(state, field, to),
    corrections: [...state.corrections, { field, from, to, reason, by: actor, atMs: at }],
    crossings: crossed ? [...others, { field, readings }] : others,
  };
}

function settled(state: DutyLineState, { data, personal, actor, at }: Of<"settled">): DutyLineState {
  const { field, reason } = data;
  const crossing = state.crossings.find((one) => one.field === field);
  if (crossing === undefined) return state;
  const from = readingOf(state, field);
  const to = isSealed(field) ? (personal?.to ?? null) : data.to;
  return {
    ...withReading(state, field, to),
    corrections:
      from === to
        ? state.corrections
        : [...state.corrections, { field, from, to, reason, by: actor, atMs: at }],
    crossings: state.crossings.filter((one) => one !== crossing),
  };
}

function add(state: DutyLineState, addition: Addition): DutyLineState {
  return { ...state, additions: [...state.additions, addition] };
}

function later(state: DutyLineState, event: LineEvent): DutyLineState {
  const by = event.actor;
  switch (event.type) {
    case "written":
    case "revealed":
      return state;
    case "result-added":
      return add(state, { type: "result", atMs: event.data.at, by, text: event.personal?.result ?? null });
    case "handled": {
      const text = event.personal?.result ?? null;
      return { ...add(state, { type: "handled", atMs: event.data.at, by, text }), handled: true };
    }
    case "reopened": {
      const { at, reason } = event.data;
      return { ...add(state, { type: "reopened", atMs: at, by, reason }), handled: false };
    }
    case "marked-important": {
      const { at, reason } = event.data;
      return { ...add(state, { type: "important", atMs: at, by, reason }), important: true };
    }
    case "graded": {
      const { at, gravity } = event.data;
      return { ...add(state, { type: "graded", atMs: at, by, gravity }), gravity, important: true };
    }
    case "assigned": {
      const { at, staff } = event.data;
      return { ...add(state, { type: "assigned", atMs: at, by, staff }), followedBy: staff };
    }
    case "linked": {
      const { at, link } = event.data;
      return { ...add(state, { type: "linked", atMs: at, by, link }), link: state.link ?? link };
    }
    case "reported": {
      const { at, ...facts } = event.data;
      const afterwards = facts.level === "head" && owedLevels(state).skipped;
      const text = event.personal?.instruction ?? null;
      return add(state, { type: "reported", atMs: at, by, ...facts, afterwards, text });
    }
    case "instructed": {
      const { at, ...facts } = event.data;
      return add(state, {
        type: "instructed",
        atMs: at,
        by,
        ...facts,
        text: event.personal?.instruction ?? null,
      });
    }
    case "corrected":
      return corrected(state, event);
    case "settled":
      return settled(state, event);
    case "struck":
      // Struck by two desks: once is enough, and both stand in the history.
      return { ...state, struck: state.struck ?? { atMs: event.data.at, by, reason: event.data.reason } };
  }
}

export const dutyLineRegister: Register<DutyLineState, typeof dutyLineEvents> = {
  kind: "duty-line",
  events: dutyLineEvents,
  initial: initialDutyLine,
  fold: (state, event) => {
    if (event.type === "written") return state.number === "" ? written(event) : state;
    return state.number === "" ? state : later(state, event);
  },
};
