import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { lateEntry, longText, requiredLongText, requiredShortText, timeMs } from "../../kernel/fields.ts";
import { lateProblem } from "../../kernel/late-entry.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse, type DomainError } from "../../kernel/result.ts";
import { postRegister } from "../site/index.ts";
import { shiftRegister } from "./fold.ts";
import { isStaff } from "./shift-commands.ts";
import { itemKey, needsExplanation, notTakingOver, outgoingStaff } from "./rules.ts";
import { areaResultSchema, propertyStateSchema, shiftEvents } from "./schema.ts";
import type { ShiftState } from "./state.ts";

const emit = emitter(shiftEvents);
const count = z.int().min(0).max(100_000);

/** Answers belong to a handover that runs; what was signed by both is not touched. */
function notHandingOver(state: ShiftState): DomainError | null {
  if (state.status === "signed") return { code: "handover-signed" };
  return state.status === "running" ? { code: "handover-not-begun" } : null;
}

/** 开始交接 */
export const beginHandover = defineCommand({
  name: "shift.begin-handover",
  register: shiftRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    if (state.status === "signed") return refuse("handover-signed");
    if (state.status === "handing-over") return refuse("no-change");
    return ok([emit("handover-begun", { at: context.nowMs })]);
  },
});

/** 撤回交接: begun by mistake; what was answered is kept. */
export const withdrawHandover = defineCommand({
  name: "shift.withdraw-handover",
  register: shiftRegister,
  target: "existing",
  input: z.object({ reason: requiredShortText }),
  decide: (state, { reason }, context) => {
    const problem = notHandingOver(state);
    if (problem !== null) return { ok: false, error: problem };
    return ok([emit("handover-withdrawn", { at: context.nowMs, reason })]);
  },
});

/** 接班到岗 (DUTY-2): whoever comes, by their own PIN; the desk's clock says when. */
export const arriveForShift = defineCommand({
  name: "shift.arrive",
  register: shiftRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    if (state.status === "signed") return refuse("handover-signed");
    if (outgoingStaff(state).includes(context.actor.id)) return refuse("handover-two-persons");
    if (state.arrivals.some(({ staffId }) => staffId === context.actor.id)) return refuse("no-change");
    return ok([emit("arrived", { at: context.nowMs })]);
  },
});

/** 台面已整理 (DUTY-2) */
export const tidyDesk = defineCommand({
  name: "shift.tidy",
  register: shiftRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    if (state.status === "signed") return refuse("handover-signed");
    if (state.tidied !== null) return refuse("no-change");
    return ok([emit("tidied", { at: context.nowMs })]);
  },
});

/** 纸质交接补录: it was handed over on paper (power cut) and is written in now; counted outside the `std` rates. */
export const notePaper = defineCommand({
  name: "shift.note-paper",
  register: shiftRegister,
  target: "existing",
  input: z.object({ late: lateEntry }),
  decide: (state, { late }, context) => {
    const problem = notHandingOver(state) ?? lateProblem(late, state.openedAtMs, context.nowMs);
    if (problem !== null) return { ok: false, error: problem };
    return ok([emit("paper-noted", { at: context.nowMs, handedOver: late.occurredAt, reason: late.reason })]);
  },
});

/** 物品清点 (DUTY-3): everything on the post's list, no more and no less. */
export const countProperty = defineCommand({
  name: "shift.count-property",
  register: shiftRegister,
  target: "existing",
  input: z.object({
    items: z
      .array(
        z.object({
          item: z.string().max(100),
          actual: count,
          state: propertyStateSchema,
          explanation: longText,
        }),
      )
      .max(200),
  }),
  decide: (state, { items }, context) => {
    const problem = notHandingOver(state);
    if (problem !== null) return { ok: false, error: problem };
    const list = context.lookups.state(postRegister, state.postId)?.property ?? [];
    const counted = list.flatMap(({ item, expected }) =>
      items.filter((one) => one.item === item).map((one) => Object.assign({}, one, { expected })),
    );
    if (counted.length !== list.length || items.length !== list.length) return refuse("list-changed");
    const unexplained = counted.find((one) => needsExplanation(one) && one.explanation === "");
    if (unexplained !== undefined) {
      return refuse("explanation-required", unexplained.item, { item: unexplained.item });
    }
    return ok([emit("property-counted", { at: context.nowMs, items: counted })]);
  },
});

/** 钥匙盘点 (KEY-2): every key of the desk itself, those that are lent beside it. */
export const countDeskKeys = defineCommand({
  name: "shift.count-keys",
  register: shiftRegister,
  target: "existing",
  input: z.object({
    items: z.array(z.object({ code: z.string().max(40), present: count, explanation: longText })).max(300),
  }),
  decide: (state, { items }, context) => {
    const problem = notHandingOver(state);
    if (problem !== null) return { ok: false, error: problem };
    const list = context.lookups.deskKeys(state.postId);
    const counted = list.flatMap(({ code, name, expected, out }) =>
      items
        .filter((one) => one.code === code)
        .map(({ present, explanation }) => ({ code, name, expected, out, present, explanation })),
    );
    if (counted.length !== list.length || items.length !== list.length) return refuse("list-changed");
    const unexplained = counted.find((one) => needsExplanation(one) && one.explanation === "");
    if (unexplained !== undefined) {
      return refuse("explanation-required", unexplained.code, { item: unexplained.name });
    }
    return ok([emit("keys-counted", { at: context.nowMs, items: counted })]);
  },
});

/** 未领邮件 (MAIL-1) */
export const countMail = defineCommand({
  name: "shift.count-mail",
  register: shiftRegister,
  target: "existing",
  input: z.object({ letters: count, papers: count, parcels: count, note: longText }),
  decide: (state, input, context) => {
    const problem = notHandingOver(state);
    if (problem !== null) return { ok: false, error: problem };
    return ok([emit("mail-counted", { at: context.nowMs, ...input })]);
  },
});

/** 备用金 (DUTY-3), in fen: what differs from the last count is explained. */
export const countCash = defineCommand({
  name: "shift.count-cash",
  register: shiftRegister,
  target: "existing",
  input: z.object({ amount: z.int().min(0).max(1_000_000_000), explanation: longText }),
  decide: (state, { amount, explanation }, context) => {
    const problem = notHandingOver(state);
    if (problem !== null) return { ok: false, error: problem };
    const { previousId } = state;
    const before = previousId === null ? null : context.lookups.state(shiftRegister, previousId);
    const expected = before?.cash?.amount ?? null;
    if (expected !== null && expected !== amount && explanation === "") {
      return refuse("explanation-required", "explanation", { item: "" });
    }
    return ok([emit("cash-counted", { at: context.nowMs, expected, amount, explanation })]);
  },
});

/** 已阅上一班日志 (DUTY-4): whoever takes over, by their own PIN, and every line that there is now. */
export const readLog = defineCommand({
  name: "shift.read-log",
  register: shiftRegister,
  target: "existing",
  input: z.object({ lines: count }),
  decide: (state, { lines }, context) => {
    const problem = notHandingOver(state);
    const other = problem ?? notTakingOver(state, context.actor.id);
    if (other !== null) return { ok: false, error: other };
    const now = context.lookups.dutyLog.linesSince(state.postId, state.openedAtMs);
    if (lines !== now) return refuse("log-grew", "lines", { count: now });
    return ok([emit("log-read", { at: context.nowMs, lines })]);
  },
});

/** 未完事项 (DUTY-4): the incoming shift has read each of these; who follows it, until when, why it is open. */
export const followItems = defineCommand({
  name: "shift.follow-items",
  register: shiftRegister,
  target: "existing",
  input: z.object({
    items: z
      .array(
        z.object({
          key: z.string().max(120),
          followedBy: z.string().max(60),
          due: timeMs.nullable(),
          why: longText,
        }),
      )
      .min(1)
      .max(500),
  }),
  decide: (state, { items }, context) => {
    const problem = notHandingOver(state);
    if (problem !== null) return { ok: false, error: problem };
    const open = new Map(
      context.lookups.openItems(state.postId, context.nowMs).map((item) => [itemKey(item), item]),
    );
    for (const { key, followedBy } of items) {
      if (!open.has(key)) return refuse("conflict-changed", key);
      if (!isStaff(followedBy, context)) return refuse("required", "followedBy");
    }
    return ok(
      items.flatMap(({ key, followedBy, due, why }) => {
        const item = open.get(key);
        if (item === undefined) return [];
        const { kind, recordKind, recordId, number, important, subject } = item;
        const record = { item: key, kind, recordKind, recordId, number, important };
        return [emit("item-followed", { at: context.nowMs, ...record, followedBy, due }, { subject, why })];
      }),
    );
  },
});

/** 区域检查 */
export const checkArea = defineCommand({
  name: "shift.check-area",
  register: shiftRegister,
  target: "existing",
  input: z.object({ result: areaResultSchema, note: longText }),
  decide: (state, { result, note }, context) => {
    const problem = notHandingOver(state);
    if (problem !== null) return { ok: false, error: problem };
    if (result === "problem" && note === "") return refuse("required", "note");
    return ok([emit("area-checked", { at: context.nowMs, result, note })]);
  },
});

/** 交接冲突处理: desks that were apart handed the same shift over twice; the first stands, this says why that is right. */
export const settleHandover = defineCommand({
  name: "shift.settle-handover",
  register: shiftRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) => {
    if (state.rivalCompletions.length === 0) return refuse("no-conflict");
    return ok([emit("conflict-settled", { at: context.nowMs, reason })]);
  },
});
