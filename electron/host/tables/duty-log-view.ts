import type { DutyDay, DutyMonth, LogDraw } from "../../../shared/contract/duty-log.ts";
import { shiftOn } from "../../../shared/kernel/shifts.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { sha256Hex } from "../../../shared/kernel/sha256.ts";
import { addDays, isSiteDate } from "../../../shared/kernel/site-time.ts";
import {
  changedSince,
  drawSample,
  dutyDay,
  dutyLineRegister,
  initialLogReview,
  logReviewRegister,
  monthFacts,
  reviewKey,
  sampledLines,
  sampleProgress,
  signedDayText,
  signedDrawText,
  signedMonthText,
  type Draw,
  type LogReviewState,
} from "../../../shared/modules/duty-log/index.ts";
import { shiftRegister } from "../../../shared/modules/shifts/index.ts";
import type { Core } from "../core.ts";
import { toLineView } from "./duty-line-view.ts";

/** An unsigned day has no record yet; the board names none older than this. */
const LOOK_BACK_DAYS = 62;

function reviewOf(core: Core, post: string, period: string): LogReviewState {
  const id = core.lookups.naturalId("log-review", reviewKey(post, period));
  return core.lookups.state(logReviewRegister, id) ?? initialLogReview;
}

function postName(core: Core, post: string): string {
  return core.queries.dutyLog.posts().find(({ id }) => id === post)?.name ?? "";
}

/** The business day that it is now at this site. */
export function businessToday(core: Core): string {
  return dutyDay(core.clock.nowMs(), core.desk.settings).day;
}

/** The day that a line of now stands under at a post: a shift that hands over late still writes its own day. */
export function writtenDay(core: Core, post: string): string {
  const running = core.queries.dutyLog.lookups.shiftAt(post, core.clock.nowMs());
  return running?.day ?? businessToday(core);
}

/** Which post and business day are asked for: this desk's and the one being written unless said otherwise. */
export function askedDay(
  core: Core,
  asked: { readonly post: string | null; readonly day: string | null },
): { readonly post: string; readonly day: string } {
  const post = asked.post ?? core.desk.postId;
  const day = asked.day !== null && isSiteDate(asked.day) ? asked.day : writtenDay(core, post);
  return { post, day };
}

/** What the shifts of that day wrote down of the weather, each word once. */
function weatherOf(core: Core, post: string, day: string): string {
  const words = core.queries.dutyLog
    .shiftsOf(post, day)
    .map((id) => core.store.folded(shiftRegister, id).state.weather)
    .filter((weather) => weather !== "");
  return [...new Set(words)].join(" / ");
}

/** A business day of a post: its lines, its signatures, and what changed since the first. */
export function dutyDayView(core: Core, asked: { post: string | null; day: string | null }): DutyDay {
  const { shifts, timeZone } = core.desk.settings;
  const today = businessToday(core);
  const { post, day } = askedDay(core, asked);
  const known = core.queries.dutyLog.lookups.linesOfDay(post, day);
  const folded = known.map(({ id }) => ({ id, folded: core.store.folded(dutyLineRegister, id) }));
  const review = reviewOf(core, post, day);
  const [first] = review.daySignatures;
  return {
    post,
    postName: postName(core, post),
    day,
    weather: weatherOf(core, post, day),
    today,
    current: writtenDay(core, post),
    over: today > day,
    shifts: shifts.map((shift) => {
      const { fromMs, toMs } = shiftOn(day, shift, timeZone);
      return { name: shift.name, fromMs, toMs };
    }),
    lines: folded.map((line) => toLineView(core, line.id, line.folded)),
    digest: sha256Hex(
      signedDayText(
        post,
        day,
        folded.map((line) => line.folded.state),
      ),
    ),
    signatures: review.daySignatures.map((signature) => signatureView(core, signature)),
    changed: first === undefined ? [] : [...changedSince(first, known)],
    prints: review.prints,
    missing: core.queries.dutyLog.missing(post),
  };
}

function signatureView(
  core: Core,
  {
    atMs,
    signer,
    remark,
  }: { readonly atMs: number; readonly signer: string; readonly remark: string | null },
): DutyDay["signatures"][number] {
  return { atMs, signer: core.queries.staff.nameOf(signer), remark: remark ?? "" };
}

/** Which post and period a review is of: one of the last days or months, whose id is made from them. */
export function reviewedPeriod(core: Core, id: string): Result<{ post: string; period: string }> {
  const state = core.lookups.state(logReviewRegister, id);
  if (state !== null) return ok({ post: state.post, period: state.period });
  const today = businessToday(core);
  const days = Array.from({ length: LOOK_BACK_DAYS }, (_, back) => addDays(today, -back));
  for (const { id: post } of core.queries.dutyLog.posts()) {
    const period = days.find((day) => core.lookups.naturalId("log-review", reviewKey(post, day)) === id);
    if (period !== undefined) return ok({ post, period });
  }
  return refuse("not-found");
}

/** Draws again from the seed, out of the lines that there were then: anybody can (DUTY-6). */
function repeats(core: Core, state: LogReviewState, draw: Draw): boolean {
  const upTo = new Map(draw.upTo.map(({ volume, ordinal }) => [volume, ordinal]));
  const before = new Set(state.draws.slice(0, state.draws.indexOf(draw)).flatMap(({ lines }) => lines));
  const candidates = core.queries.dutyLog
    .month(state.post, state.period)
    .filter(({ id, volume, ordinal }) => ordinal <= (upTo.get(volume) ?? 0) && !before.has(id));
  const again = drawSample(draw.seed, candidates, draw.lines.length);
  return again.join(" ") === draw.lines.join(" ");
}

function drawView(core: Core, state: LogReviewState, draw: Draw): LogDraw {
  const marks = Object.values(draw.marks);
  return {
    seed: draw.seed,
    atMs: draw.atMs,
    by: core.queries.staff.nameOf(draw.by),
    of: draw.of,
    size: draw.lines.length,
    marked: marks.length,
    remarks: marks.filter(({ verdict }) => verdict === "remark").length,
    signer: draw.signature === null ? "" : core.queries.staff.nameOf(draw.signature.signer),
    signedAtMs: draw.signature?.atMs ?? null,
    repeats: repeats(core, state, draw),
  };
}

/**
 * The month that is looked at when none is named: that of the last day that has ended, so that on the 1st it is the
 * month that wants its signature and its sample. A post whose log begins today has only today's.
 */
function monthToReview(core: Core, post: string, today: string): string {
  const ended = addDays(today, -1).slice(0, 7);
  return core.queries.dutyLog.month(post, ended).length > 0 ? ended : today.slice(0, 7);
}

/** A month of a post for those who sign and sample it (DUTY-6). */
export function dutyMonthView(core: Core, asked: { post: string | null; month: string | null }): DutyMonth {
  const today = businessToday(core);
  const current = today.slice(0, 7);
  const post = asked.post ?? core.desk.postId;
  const month =
    asked.month !== null && isSiteDate(`${asked.month}-01`) ? asked.month : monthToReview(core, post, today);
  const lines = core.queries.dutyLog.month(post, month);
  const facts = monthFacts(core, post, month);
  const state = reviewOf(core, post, month);
  const percent = core.desk.settings.logSamplePercent;
  const done = sampledLines(state).size;
  const digest = sha256Hex(signedMonthText(post, month, facts));
  return {
    post,
    postName: postName(core, post),
    month,
    current,
    over: current > month,
    today,
    lines: lines.length,
    days: [...Map.groupBy(lines, (line) => line.day)].map(([day, those]) => {
      const { daySignatures } = reviewOf(core, post, day);
      const [first] = daySignatures;
      return {
        day,
        lines: those.length,
        open: those.filter(({ open }) => open === 1).length,
        signatures: daySignatures.map((signature) => signatureView(core, signature)),
        changed: first === undefined ? 0 : changedSince(first, those).length,
      };
    }),
    digest,
    signatures: state.monthSignatures.map((signature) => ({
      ...signatureView(core, signature),
      changed: signature.digest !== digest,
    })),
    sample: { percent, done, ...sampleProgress(lines.length, done, percent) },
    draws: state.draws.map((draw) => drawView(core, state, draw)),
  };
}

/** One draw, line by line. */
export function dutyDrawView(core: Core, asked: { post: string; month: string; seed: string }) {
  const state = reviewOf(core, asked.post, asked.month);
  const draw = state.draws.find(({ seed }) => seed === asked.seed);
  if (draw === undefined) return refuse("not-found");
  return ok({
    draw: drawView(core, state, draw),
    digest: sha256Hex(signedDrawText(asked.post, asked.month, draw)),
    lines: draw.lines.map((id) => ({
      line: toLineView(core, id, core.store.folded(dutyLineRegister, id)),
      verdict: draw.marks[id]?.verdict ?? null,
      remark: draw.marks[id]?.remark ?? "",
    })),
  }) satisfies Result<unknown>;
}
