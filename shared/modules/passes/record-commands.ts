import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { longText, requiredLongText, revealedEvent, revealInput } from "../../kernel/fields.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { addDays, siteDate, weekday } from "../../kernel/site-time.ts";
import { passRegister } from "./fold.ts";
import { passCheckRegister } from "./reconciliation.ts";
import { slipsOwed, statusNow } from "./rules.ts";
import { passCheckEvents, passEvents, periodSchema, slipSchema } from "./schema.ts";

const emit = emitter(passEvents);
const emitCheck = emitter(passCheckEvents);

/** 打印: what is signed, in three copies; remembered, so that a reprint says it is one. */
export const printPass = defineCommand({
  name: "pass.print",
  register: passRegister,
  target: "existing",
  input: z.object({ paper: z.enum(["A5", "80mm"]) }),
  decide: (state, { paper }, context) => {
    if (state.status === "void") return refuse("already-void");
    if (state.signature === null) return refuse("pass-not-signed");
    return ok([emit("printed", { at: context.nowMs, paper })]);
  },
});

/** 交回联单 (GDS-3): which of the three came back. */
export const returnSlips = defineCommand({
  name: "pass.return-slips",
  register: passRegister,
  target: "existing",
  input: z.object({ slips: z.array(slipSchema).min(1).max(3) }),
  decide: (state, { slips }, context) => {
    const owed = slipsOwed({
      status: statusNow(state, context.nowMs),
      prints: state.prints,
      releases: state.releases.length,
    });
    if (owed.length === 0) return refuse("state-forbids");
    const news = slips.filter((slip) => !state.slipsReturned.includes(slip));
    if (news.length === 0) return refuse("no-change", "slips");
    return ok([emit("slips-returned", { at: context.nowMs, slips: news })]);
  },
});

/** 过期核实 (GDS-3): nothing went out on it, or what happened instead. */
export const noteExpiry = defineCommand({
  name: "pass.note-expiry",
  register: passRegister,
  target: "existing",
  input: z.object({ note: requiredLongText }),
  decide: (state, { note }, context) => {
    if (statusNow(state, context.nowMs) !== "expired") return refuse("state-forbids");
    return ok([emit("expiry-noted", { at: context.nowMs, note })]);
  },
});

/** 作废: keeps its number and stays readable; what has left cannot be made undone. */
export const voidPass = defineCommand({
  name: "pass.void",
  register: passRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, input) => {
    if (state.status === "void") return refuse("already-void");
    if (state.status === "released" || state.releases.length > 0) return refuse("pass-released");
    return ok([emit("voided", input)]);
  },
});

/** PRV-1: a number in full, or the written proxy, for this pass's own call or with a supervisor's approval. */
export const revealPass = defineCommand({
  name: "pass.reveal",
  register: passRegister,
  target: "existing",
  input: revealInput.extend({
    field: z.enum(["ownerPhone", "requesterPhone", "requesterDocument", "moverDocument", "proxy"]),
  }),
  decide: (state, input) => {
    const value = state[input.field];
    if (value === null || value === "") return refuse("not-found", "field");
    if (input.purpose !== "own-call" && input.note === "") return refuse("reason-required", "note");
    return ok([emit("revealed", revealedEvent(input))]);
  },
});

/** 处理冲突: two desks, apart, did what only one could; somebody looked into it and says how it was settled. */
export const settlePassConflict = defineCommand({
  name: "pass.settle-conflict",
  register: passRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) => {
    if (state.conflicts.every((one) => one.settled !== null)) return refuse("state-forbids");
    return ok([emit("conflict-settled", { at: context.nowMs, reason })]);
  },
});

/** First and last day of the period that a site date lies in; weeks begin on Monday. */
export function periodOf(
  period: "day" | "week",
  date: string,
): { readonly from: string; readonly to: string } {
  if (period === "day") return { from: date, to: date };
  const from = addDays(date, 1 - weekday(date));
  return { from, to: addDays(from, 6) };
}

/** 核对 (GDS-3): passes and returned slips of a day or week were looked through; what is missing is written down. */
export const reconcilePasses = defineCommand({
  name: "pass.reconcile",
  register: passCheckRegister,
  target: "new",
  input: z.object({ period: periodSchema, date: z.iso.date(), note: longText }),
  decide: (_state, { period, date, note }, context) => {
    const { from, to } = periodOf(period, date);
    if (from > siteDate(context.nowMs, context.settings.timeZone)) return refuse("time-in-future", "date");
    const { passes, missing } = context.lookups.passesToReconcile(from, to, context.nowMs);
    const facts = {
      at: context.nowMs,
      period,
      from,
      to,
      passes,
      missing: missing.map(({ pass, number, what }) => ({ pass, number, what: [...what] })),
      note,
    };
    const id = context.lookups.naturalId("pass-check", `${period} ${from}`);
    return ok([{ ...emitCheck("reconciled", facts), id }]);
  },
});
