import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { lateEntry, longText, requiredLongText, requiredShortText, shortText } from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { ok, refuse, type DomainError, type Result } from "../../kernel/result.ts";
import type { Role } from "../../kernel/roles.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { dutyLineRegister } from "./line-fold.ts";
import { dutyDay, lineNumber, nextPlace, owedLevels, reportLevel } from "./line-rules.ts";
import {
  categorySchema,
  dutyLineEvents,
  gravitySchema,
  linkSchema,
  reportWaySchema,
  type Note,
  type ReportLevel,
} from "./line-schema.ts";
import type { DutyLineState } from "./line-state.ts";

const emit = emitter(dutyLineEvents);

/** Who can be told of hard matters and give instructions (DUTY-8). */
export const superiorRoles: readonly Role[] = ["foreman", "duty-officer", "supervisor", "manager"];
const followers: readonly Role[] = ["clerk", "guard", "technician", ...superiorRoles];
const person = z.string().min(1).max(60);

export const reportInput = z.object({
  to: person,
  way: reportWaySchema,
  /** Why a level is skipped (DUTY-8); empty when none is. */
  emergency: shortText,
  /** What they said should be done; may come later. */
  instruction: longText,
});

type Reporting = Pick<DutyLineState, "gravity" | "additions" | "writerLevel">;

/** DUTY-8: told upward; past the head only in an emergency, which then owes the head a word. */
export function reportedEvent(
  state: Reporting,
  input: z.output<typeof reportInput>,
  context: DecideContext,
): Result<NewEvent> {
  const superior = context.lookups.staff(superiorRoles).find(({ id }) => id === input.to);
  const level = superior === undefined ? null : reportLevel(superior.rank);
  if (level === null) return refuse("not-found", "to");
  if (input.to === context.actor.id) return refuse("report-to-oneself", "to");
  const { to, way, emergency, instruction } = input;
  const told = {
    type: "reported",
    atMs: 0,
    by: "",
    to,
    level,
    way,
    emergency,
    afterwards: false,
    text: null,
  } as const;
  const skips = owedLevels({ ...state, gravity: null, additions: [...state.additions, told] }).skipped;
  const skippedBefore = owedLevels(state).skipped;
  if (skips && !skippedBefore && emergency === "") return refuse("skip-needs-reason", "emergency");
  const data = { at: context.nowMs, to, level, way, emergency: skips ? emergency : "" };
  return ok(emit("reported", data, { instruction }));
}

const writeInput = z.object({
  category: categorySchema,
  text: requiredLongText,
  unit: shortText,
  handled: z.boolean(),
  result: longText,
  important: z.boolean(),
  gravity: gravitySchema.nullable(),
  followedBy: person.nullable(),
  link: linkSchema.nullable(),
  /** 请示报告, or any other line that was told upward with the same key press. */
  report: reportInput.nullable(),
  /** 上级指示: who gave it; the text is the instruction. */
  instructedBy: person.nullable(),
  late: lateEntry.nullable(),
});
export type WriteInput = z.output<typeof writeInput>;

type LineFacts = Pick<
  WriteInput,
  "category" | "text" | "result" | "handled" | "important" | "gravity" | "followedBy" | "link" | "late"
> & { readonly unit: string | null; readonly note: Note | null };

/** What every new line of this desk's book says; the number is the next one, whatever page it falls on. */
function written(facts: LineFacts, { desk, settings, lookups, nowMs, actor }: DecideContext): NewEvent {
  const { at, late } = happenedAt(facts.late, nowMs);
  const place = nextPlace(lookups.dutyLog.lastLine(desk.postId, desk.code), settings.dutyPageLines);
  return emit(
    "written",
    {
      ...(lookups.dutyLog.shiftAt(desk.postId, at) ?? dutyDay(at, settings)),
      ...place,
      number: lineNumber(desk.code, place),
      post: desk.postId,
      volume: desk.code,
      category: facts.category,
      unit: facts.unit,
      handled: facts.handled,
      important: facts.important,
      gravity: facts.gravity,
      followedBy: facts.followedBy,
      link: facts.link,
      note: facts.note,
      writerLevel: reportLevel(actor.rank),
      late,
      at,
    },
    { text: facts.text, result: facts.result },
  );
}

function writeProblem(input: WriteInput, context: DecideContext): DomainError | null {
  if (input.unit !== "" && !parseUnitCode(input.unit).ok) return { code: "unit-form", field: "unit" };
  const late = lateProblem(input.late, null, context.nowMs);
  if (late !== null) return late;
  if (input.handled && (input.important || input.gravity !== null)) {
    return { code: "important-stays-open", field: "handled" };
  }
  const knows = (roles: readonly Role[], id: string | null): boolean =>
    id === null || context.lookups.staff(roles).some((one) => one.id === id);
  if (!knows(followers, input.followedBy)) return { code: "not-found", field: "followedBy" };
  if (!knows(superiorRoles, input.instructedBy)) return { code: "not-found", field: "instructedBy" };
  return null;
}

/** 记一行 (DUTY-1). */
export const writeLine = defineCommand({
  name: "duty-line.write",
  register: dutyLineRegister,
  target: "new",
  input: writeInput,
  decide: (state, input, context) => {
    const problem = writeProblem(input, context);
    if (problem !== null) return { ok: false, error: problem };
    const unit = parseUnitCode(input.unit);
    const { report, instructedBy, gravity } = input;
    const events: NewEvent[] = [
      written(
        {
          ...input,
          unit: unit.ok ? unit.value : null,
          important: input.important || gravity !== null,
          note: null,
        },
        context,
      ),
    ];
    if (report !== null) {
      const writerLevel = reportLevel(context.actor.rank);
      const told = reportedEvent({ ...state, gravity, writerLevel }, report, context);
      if (!told.ok) {
        return { ok: false, error: { ...told.error, field: `report.${told.error.field ?? ""}` } };
      }
      events.push(told.value);
    }
    if (instructedBy !== null) events.push(instructedEvent(instructedBy, input.text, context));
    return ok(events);
  },
});

/** DUTY-8: an instruction from above; `from` is one of the superiors. */
export function instructedEvent(from: string, instruction: string, context: DecideContext): NewEvent {
  const superior = context.lookups.staff(superiorRoles).find(({ id }) => id === from);
  const level: ReportLevel = (superior === undefined ? null : reportLevel(superior.rank)) ?? "leader";
  return emit("instructed", { at: context.nowMs, from, level }, { instruction });
}

const plain = {
  result: "",
  handled: true,
  important: false,
  gravity: null,
  followedBy: null,
  link: null,
  unit: null,
  late: null,
} as const;

/** 每日检查已做 (REP-4): with what it showed, once a day and post. */
export const recordReview = defineCommand({
  name: "duty-line.record-review",
  register: dutyLineRegister,
  target: "new",
  /** The date of the review that was on the screen. */
  input: z.object({ date: z.iso.date() }),
  decide: (_state, { date }, context) => {
    const review = context.lookups.dutyLog.repairReview(context.nowMs);
    if (review.date !== date) return refuse("conflict-changed");
    if (context.lookups.dutyLog.repairReviewWritten(context.desk.postId, review.date)) {
      return refuse("review-already-written");
    }
    const note = { type: "repair-review", ...review } as const;
    return ok([written({ ...plain, category: "repair", text: "", note }, context)]);
  },
});

/** 关台 (DUTY-9): articles locked, desk keys in their place; what is not so must be explained. */
export const closeDesk = defineCommand({
  name: "duty-line.close-desk",
  register: dutyLineRegister,
  target: "new",
  input: z.object({ articlesLocked: z.boolean(), keysInPlace: z.boolean(), explanation: longText }),
  decide: (_state, { articlesLocked, keysInPlace, explanation }, context) => {
    const asItShould = articlesLocked && keysInPlace;
    if (!asItShould && explanation === "") return refuse("reason-required", "explanation");
    const note = { type: "closing", articlesLocked, keysInPlace } as const;
    const facts = { ...plain, category: "other", text: explanation, note, handled: asItShould } as const;
    return ok([written(facts, context)]);
  },
});

/** 上报 (DUTY-8), also 补报 to a level that was skipped. */
export const reportLine = defineCommand({
  name: "duty-line.report",
  register: dutyLineRegister,
  target: "existing",
  input: reportInput,
  decide: (state, input, context) => {
    if (state.struck !== null) return refuse("line-struck");
    const told = reportedEvent(state, input, context);
    return told.ok ? ok([told.value]) : told;
  },
});

/** 记指示 (DUTY-8): what somebody above said about this line. */
export const instructLine = defineCommand({
  name: "duty-line.instruct",
  register: dutyLineRegister,
  target: "existing",
  input: z.object({ from: person, instruction: requiredLongText }),
  decide: (state, { from, instruction }, context) => {
    if (state.struck !== null) return refuse("line-struck");
    if (!context.lookups.staff(superiorRoles).some(({ id }) => id === from))
      return refuse("not-found", "from");
    return ok([instructedEvent(from, instruction, context)]);
  },
});

/** 指定跟进人. */
export const assignLine = defineCommand({
  name: "duty-line.assign",
  register: dutyLineRegister,
  target: "existing",
  input: z.object({ staff: person }),
  decide: (state, { staff }, context) => {
    if (state.struck !== null) return refuse("line-struck");
    if (state.followedBy === staff) return refuse("no-change", "staff");
    if (!context.lookups.staff(followers).some(({ id }) => id === staff)) return refuse("not-found", "staff");
    return ok([emit("assigned", { at: context.nowMs, staff })]);
  },
});

/** 定为疑难或重大 (DUTY-8): important from then on. */
export const gradeLine = defineCommand({
  name: "duty-line.grade",
  register: dutyLineRegister,
  target: "existing",
  input: z.object({ gravity: gravitySchema }),
  decide: (state, { gravity }, context) => {
    if (state.struck !== null) return refuse("line-struck");
    if (state.gravity === gravity) return refuse("no-change", "gravity");
    // What goes to the manager as well stays so: nobody talks a major matter small.
    if (state.gravity === "major") return refuse("state-forbids", "gravity");
    return ok([emit("graded", { at: context.nowMs, gravity })]);
  },
});

/** 标为重要 (DUTY-4). */
export const markImportant = defineCommand({
  name: "duty-line.mark-important",
  register: dutyLineRegister,
  target: "existing",
  input: z.object({ reason: requiredShortText }),
  decide: (state, { reason }, context) => {
    if (state.struck !== null) return refuse("line-struck");
    if (state.important) return refuse("no-change");
    return ok([emit("marked-important", { at: context.nowMs, reason })]);
  },
});
