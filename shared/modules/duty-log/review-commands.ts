import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { longText, uuid7Text } from "../../kernel/fields.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { sha256Hex } from "../../kernel/sha256.ts";
import { isSiteDate } from "../../kernel/site-time.ts";
import { dutyLineRegister } from "./line-fold.ts";
import { dutyDay } from "./line-rules.ts";
import type { DutyLineState } from "./line-state.ts";
import { logReviewRegister } from "./review-fold.ts";
import {
  aloneWrote,
  drawnLines,
  reviewKey,
  sampledLines,
  signedDayText,
  signedDrawText,
  signedMonthText,
  type MonthFacts,
} from "./review-rules.ts";
import { logReviewEvents, verdictSchema } from "./review-schema.ts";
import { initialLogReview, type LogReviewState } from "./review-state.ts";
import { drawSample, sampleProgress, type Candidate } from "./sample.ts";

const emit = emitter(logReviewEvents);
const post = uuid7Text;
const day = z.string().refine(isSiteDate);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const digest = z.string().max(64);
const seed = z.string().max(8);

const reviewId = (context: DecideContext, ofPost: string, period: string): string =>
  context.lookups.naturalId("log-review", reviewKey(ofPost, period));

function reviewOf(context: DecideContext, ofPost: string, period: string): LogReviewState {
  return context.lookups.state(logReviewRegister, reviewId(context, ofPost, period)) ?? initialLogReview;
}

function to(context: DecideContext, ofPost: string, period: string, event: NewEvent): readonly NewEvent[] {
  return [{ ...event, kind: logReviewRegister.kind, id: reviewId(context, ofPost, period) }];
}

interface KnownLine {
  readonly id: string;
  readonly rev: number;
  readonly state: DutyLineState;
}

function linesOfDay(context: DecideContext, ofPost: string, ofDay: string): readonly KnownLine[] {
  return context.lookups.dutyLog.linesOfDay(ofPost, ofDay).flatMap(({ id, rev }) => {
    const state = context.lookups.state(dutyLineRegister, id);
    return state === null ? [] : [{ id, rev, state }];
  });
}

/** 班组长日签 (DUTY-6): by the leader's own PIN, under exactly the lines that were shown. */
const signDay = defineCommand({
  name: "log-review.sign-day",
  register: logReviewRegister,
  target: "new",
  input: z.object({ post, day, digest, remark: longText }),
  decide: (_state, input, context) => {
    const signer = context.actor;
    const lines = linesOfDay(context, input.post, input.day);
    if (lines.length === 0) return refuse("log-empty");
    if (dutyDay(context.nowMs, context.settings).day <= input.day) return refuse("log-not-over");
    const states = lines.map(({ state }) => state);
    if (aloneWrote(signer.id, states)) return refuse("log-own");
    if (input.digest !== sha256Hex(signedDayText(input.post, input.day, states))) {
      return refuse("conflict-changed");
    }
    const { daySignatures } = reviewOf(context, input.post, input.day);
    if (daySignatures.some((one) => one.signer === signer.id && one.digest === input.digest)) {
      return refuse("no-change");
    }
    const data = {
      post: input.post,
      day: input.day,
      at: context.nowMs,
      signer: signer.id,
      digest: input.digest,
      lines: lines.map(({ id, rev }): [string, number] => [id, rev]),
    };
    return ok(to(context, input.post, input.day, emit("day-signed", data, { remark: input.remark })));
  },
});

/** 打印: remembered, so that a reprint says it is one. */
const printDay = defineCommand({
  name: "log-review.print-day",
  register: logReviewRegister,
  target: "new",
  input: z.object({ post, day }),
  decide: (_state, input, context) =>
    ok(to(context, input.post, input.day, emit("day-printed", { ...input, at: context.nowMs }))),
});

/** The month as the supervisor is shown it. */
export function monthFacts(
  context: Pick<DecideContext, "lookups">,
  ofPost: string,
  ofMonth: string,
): MonthFacts {
  const { lookups } = context;
  const lines = lookups.dutyLog.linesOfMonth(ofPost, ofMonth);
  const review = (period: string): LogReviewState =>
    lookups.state(logReviewRegister, lookups.naturalId("log-review", reviewKey(ofPost, period))) ??
    initialLogReview;
  const days = [...Map.groupBy(lines, (line) => line.day)]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([ofDay, those]) => ({
      day: ofDay,
      lines: those.length,
      signers: review(ofDay).daySignatures.map(({ signer }) => signer),
    }));
  return { lines: lines.length, days, sampled: sampledLines(review(ofMonth)).size };
}

/** 主管月签 (DUTY-6). */
const signMonth = defineCommand({
  name: "log-review.sign-month",
  register: logReviewRegister,
  target: "new",
  input: z.object({ post, month, digest, remark: longText }),
  decide: (_state, input, context) => {
    const signer = context.actor;
    const facts = monthFacts(context, input.post, input.month);
    if (facts.lines === 0) return refuse("log-empty");
    if (dutyDay(context.nowMs, context.settings).day.slice(0, 7) <= input.month)
      return refuse("log-not-over");
    if (input.digest !== sha256Hex(signedMonthText(input.post, input.month, facts))) {
      return refuse("conflict-changed");
    }
    const { monthSignatures } = reviewOf(context, input.post, input.month);
    if (monthSignatures.some((one) => one.signer === signer.id && one.digest === input.digest)) {
      return refuse("no-change");
    }
    const data = {
      post: input.post,
      month: input.month,
      at: context.nowMs,
      signer: signer.id,
      digest: input.digest,
      lines: facts.lines,
      days: facts.days.length,
      daysSigned: facts.days.filter(({ signers }) => signers.length > 0).length,
    };
    return ok(to(context, input.post, input.month, emit("month-signed", data, { remark: input.remark })));
  },
});

/** 抽查 (DUTY-6): the program chooses the seed, so that nobody can try until a draw pleases. */
const drawLines = defineCommand({
  name: "log-review.draw",
  register: logReviewRegister,
  target: "new",
  /** `size` null: what is missing to the share. */
  input: z.object({ post, month, size: z.int().min(1).max(400).nullable() }),
  decide: (_state, input, context) => {
    const all = context.lookups.dutyLog.linesOfMonth(input.post, input.month);
    if (all.length === 0) return refuse("log-empty");
    const state = reviewOf(context, input.post, input.month);
    if (state.draws.some(({ signature }) => signature === null)) return refuse("draw-unfinished");
    const before = drawnLines(state);
    const candidates: readonly Candidate[] = all.filter(({ id }) => !before.has(id));
    const percent = context.settings.logSamplePercent;
    const { shortfall } = sampleProgress(all.length, before.size, percent);
    const size = Math.min(input.size ?? Math.max(1, shortfall), candidates.length, 400);
    if (size === 0) return refuse("nothing-to-draw");
    const chosen = context.newId().slice(-8);
    const upTo = [...Map.groupBy(all, ({ volume }) => volume)].map(([volume, lines]) => ({
      volume,
      ordinal: Math.max(...lines.map(({ ordinal }) => ordinal)),
    }));
    const data = {
      post: input.post,
      month: input.month,
      at: context.nowMs,
      seed: chosen,
      of: all.length,
      percent,
      upTo,
      lines: [...drawSample(chosen, candidates, size)],
    };
    return ok(to(context, input.post, input.month, emit("drawn", data)));
  },
});

/** 抽查意见: one line of a draw is in order, or not so and why. */
const markLine = defineCommand({
  name: "log-review.mark",
  register: logReviewRegister,
  target: "new",
  input: z.object({ post, month, seed, line: uuid7Text, verdict: verdictSchema, remark: longText }),
  decide: (_state, input, context) => {
    const draw = reviewOf(context, input.post, input.month).draws.find((one) => one.seed === input.seed);
    if (draw === undefined || !draw.lines.includes(input.line)) return refuse("not-found");
    if (draw.signature !== null) return refuse("state-forbids");
    if (input.verdict === "remark" && input.remark === "") return refuse("required", "remark");
    const mark = draw.marks[input.line];
    if (mark?.verdict === input.verdict && mark.remark === input.remark) return refuse("no-change");
    const { remark, ...data } = input;
    return ok(
      to(context, input.post, input.month, emit("marked", { ...data, at: context.nowMs }, { remark })),
    );
  },
});

/** 抽查签字: by the manager's own PIN, once every line of the draw was looked at. */
const signDraw = defineCommand({
  name: "log-review.sign-draw",
  register: logReviewRegister,
  target: "new",
  input: z.object({ post, month, seed, digest }),
  decide: (_state, input, context) => {
    const signer = context.actor;
    const draw = reviewOf(context, input.post, input.month).draws.find((one) => one.seed === input.seed);
    if (draw === undefined) return refuse("not-found");
    if (draw.signature !== null) return refuse("state-forbids");
    const left = draw.lines.filter((line) => draw.marks[line] === undefined).length;
    if (left > 0) return refuse("draw-not-marked", undefined, { left });
    if (input.digest !== sha256Hex(signedDrawText(input.post, input.month, draw))) {
      return refuse("conflict-changed");
    }
    const remarks = Object.values(draw.marks).filter(({ verdict }) => verdict === "remark").length;
    const data = { ...input, at: context.nowMs, signer: signer.id, lines: draw.lines.length, remarks };
    return ok(to(context, input.post, input.month, emit("draw-signed", data)));
  },
});

/** Everything that leaders, supervisors and managers do with a log (DUTY-6). */
export const logReviewCommands = [signDay, printDay, signMonth, drawLines, markLine, signDraw] as const;
