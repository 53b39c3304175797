import type { Register, RegisterEvent } from "../../kernel/register.ts";
import { logReviewEvents } from "./review-schema.ts";
import { initialLogReview, type Draw, type LogReviewState } from "./review-state.ts";

type ReviewEvent = RegisterEvent<typeof logReviewEvents>;
type Of<Type extends ReviewEvent["type"]> = Extract<ReviewEvent, { type: Type }>;

function withDraw(state: LogReviewState, seed: string, change: (draw: Draw) => Draw): LogReviewState {
  return { ...state, draws: state.draws.map((draw) => (draw.seed === seed ? change(draw) : draw)) };
}

function marked(draw: Draw, { data, personal, actor }: Of<"marked">): Draw {
  // What was signed is signed: a mark of another desk that comes later stays in the history alone.
  if (draw.signature !== null || !draw.lines.includes(data.line)) return draw;
  const mark = { atMs: data.at, by: actor, verdict: data.verdict, remark: personal?.remark ?? null };
  return { ...draw, marks: { ...draw.marks, [data.line]: mark } };
}

/** 签阅: every signature, draw and mark of one post's day or month. */
export const logReviewRegister: Register<LogReviewState, typeof logReviewEvents> = {
  kind: "log-review",
  events: logReviewEvents,
  initial: initialLogReview,
  fold: (before, event) => {
    const period = "day" in event.data ? event.data.day : event.data.month;
    const state = { ...before, post: event.data.post, period };
    switch (event.type) {
      case "day-signed": {
        const { at, signer, digest, lines } = event.data;
        const remark = event.personal?.remark ?? null;
        const signature = { atMs: at, signer, digest, remark, revs: Object.fromEntries(lines) };
        return { ...state, daySignatures: [...state.daySignatures, signature] };
      }
      case "day-printed":
        return { ...state, prints: state.prints + 1 };
      case "month-signed": {
        const { at, signer, digest, lines, days, daysSigned } = event.data;
        const remark = event.personal?.remark ?? null;
        const signature = { atMs: at, signer, digest, remark, lines, days, daysSigned };
        return { ...state, monthSignatures: [...state.monthSignatures, signature] };
      }
      case "drawn": {
        const { seed, at, of, percent, upTo, lines } = event.data;
        if (state.draws.some((draw) => draw.seed === seed)) return state;
        const draw = {
          seed,
          atMs: at,
          by: event.actor,
          of,
          percent,
          upTo,
          lines,
          marks: {},
          signature: null,
        };
        return { ...state, draws: [...state.draws, draw] };
      }
      case "marked":
        return withDraw(state, event.data.seed, (draw) => marked(draw, event));
      case "draw-signed": {
        const { at, seed, signer, digest } = event.data;
        return withDraw(state, seed, (draw) => ({
          ...draw,
          signature: draw.signature ?? { atMs: at, signer, digest },
        }));
      }
    }
  },
};
