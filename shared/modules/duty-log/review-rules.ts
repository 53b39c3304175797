import { maskNumbersIn } from "../../kernel/mask-text.ts";
import type { DutyLineState } from "./line-state.ts";
import type { DaySignature, Draw, LogReviewState } from "./review-state.ts";

/** What the id of a review is made of: the same post and period is the same record on every desk. */
export function reviewKey(post: string, period: string): string {
  return JSON.stringify([post, period]);
}

const shown = (text: string | null): string | null => (text === null ? null : maskNumbersIn(text));

/** One line as a signer is shown it, with everything that stands below it. */
function signedLine(line: DutyLineState): readonly unknown[] {
  return [
    line.number,
    line.atMs,
    line.lateReason,
    line.by,
    line.category,
    line.unit,
    shown(line.text),
    shown(line.result),
    line.note,
    line.handled,
    line.important,
    line.gravity,
    line.followedBy,
    line.link?.number ?? null,
    line.additions.map(({ type, atMs, by, ...more }) => [
      type,
      atMs,
      by,
      "text" in more ? { ...more, text: shown(more.text) } : more,
    ]),
    line.corrections.map(({ field, from, to, reason, by, atMs }) => [
      field,
      shown(from),
      shown(to),
      reason,
      by,
      atMs,
    ]),
    line.struck,
  ];
}

/** 班组长日签: exactly what is shown of a day, as one text; its SHA-256 goes into the signature. */
export function signedDayText(post: string, day: string, lines: readonly DutyLineState[]): string {
  return JSON.stringify(["duty-log-day-1", post, day, lines.map(signedLine)]);
}

/** What the supervisor is shown of a month. */
export interface MonthFacts {
  readonly lines: number;
  readonly days: readonly {
    readonly day: string;
    readonly lines: number;
    readonly signers: readonly string[];
  }[];
  readonly sampled: number;
}

/** 主管月签 */
export function signedMonthText(post: string, month: string, facts: MonthFacts): string {
  const days = facts.days.map(({ day, lines, signers }) => [day, lines, signers]);
  return JSON.stringify(["duty-log-month-1", post, month, facts.lines, days, facts.sampled]);
}

/** 经理抽查: the draw and every mark in it. */
export function signedDrawText(post: string, month: string, draw: Draw): string {
  const marks = draw.lines.map((line) => {
    const mark = draw.marks[line];
    return [line, mark?.verdict ?? null, mark?.remark ?? null];
  });
  return JSON.stringify(["duty-log-draw-1", post, month, draw.seed, draw.of, marks]);
}

/** Lines that were written, added to or corrected after the signature, by their ids. */
export function changedSince(
  signature: DaySignature,
  lines: readonly { readonly id: string; readonly rev: number }[],
): readonly string[] {
  return lines.filter(({ id, rev }) => signature.revs[id] !== rev).map(({ id }) => id);
}

/** DUTY-6: nobody checks a log that they alone wrote. */
export function aloneWrote(signer: string, lines: readonly Pick<DutyLineState, "by">[]): boolean {
  return lines.length > 0 && lines.every(({ by }) => by === signer);
}

/** Lines in signed draws, each once. */
export function sampledLines(state: Pick<LogReviewState, "draws">): ReadonlySet<string> {
  return new Set(state.draws.flatMap(({ signature, lines }) => (signature === null ? [] : lines)));
}

/** Lines in any draw: none is drawn twice. */
export function drawnLines(state: Pick<LogReviewState, "draws">): ReadonlySet<string> {
  return new Set(state.draws.flatMap(({ lines }) => lines));
}
