import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { requiredLongText } from "../../kernel/fields.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse, type DomainError } from "../../kernel/result.ts";
import { strokesSchema } from "../../kernel/signature.ts";
import { followUpDueMs } from "../../kernel/working-days.ts";
import { postRegister } from "../site/index.ts";
import { shiftRegister } from "./fold.ts";
import {
  blockingItems,
  checksumOf,
  countersignOwed,
  itemKey,
  missingStep,
  notTakingOver,
  outgoingStaff,
  signedDigest,
  type HandoverFacts,
} from "./rules.ts";
import { handoverSideSchema, shiftEvents, type HandoverSide } from "./schema.ts";
import { openShift } from "./shift-commands.ts";
import type { HandoverSignature, ShiftState } from "./state.ts";

const emit = emitter(shiftEvents);

/** What the handover has to answer now. */
function factsOf(state: ShiftState, context: DecideContext): HandoverFacts {
  const { lookups, settings } = context;
  return {
    openItems: lookups.openItems(state.postId, context.nowMs),
    property: (lookups.state(postRegister, state.postId)?.property ?? []).map(({ item }) => item),
    keys: lookups.deskKeys(state.postId),
    countCash: settings.countCash,
    logLines: lookups.dutyLog.linesSince(state.postId, state.openedAtMs),
  };
}

/** What the supervisor lets pass: the important items that block now. */
function blockedBy(state: ShiftState, context: DecideContext): readonly string[] {
  const openItems = context.lookups.openItems(state.postId, context.nowMs);
  return blockingItems(state, openItems).map(itemKey);
}

/** The parties of a handover let nothing of it pass themselves. */
function isParty(state: ShiftState, staffId: string): boolean {
  return (
    outgoingStaff(state).includes(staffId) || state.arrivals.some((arrival) => arrival.staffId === staffId)
  );
}

/** 主管特批 (DUTY-4): by the supervisor's own PIN, with a reason. */
export const overrideBlock = defineCommand({
  name: "shift.override",
  register: shiftRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) => {
    if (state.status === "signed") return refuse("handover-signed");
    if (context.approver === null) return refuse("approval-needed");
    if (isParty(state, context.approver.id)) return refuse("override-by-party");
    const items = blockedBy(state, context);
    if (items.length === 0) return refuse("nothing-blocks");
    const { nowMs: at, approver } = context;
    return ok([
      emit("block-overridden", { at, by: approver.id, reason, items: [...items], countersignBy: null }),
    ]);
  },
});

/** 电话授权 (DUTY-4): a named supervisor on the phone, who countersigns by the end of the next working day. */
export const overrideByPhone = defineCommand({
  name: "shift.override-by-phone",
  register: shiftRegister,
  target: "existing",
  input: z.object({ supervisor: z.string().max(60), reason: requiredLongText }),
  decide: (state, { supervisor, reason }, context) => {
    if (state.status === "signed") return refuse("handover-signed");
    const able = context.lookups.staff(["supervisor", "manager"]).some(({ id }) => id === supervisor);
    if (!able) return refuse("required", "supervisor");
    if (supervisor === context.actor.id) return refuse("approval-self");
    if (isParty(state, supervisor)) return refuse("override-by-party");
    const items = blockedBy(state, context);
    if (items.length === 0) return refuse("nothing-blocks");
    const { calendar, timeZone } = context.settings;
    const countersignBy = followUpDueMs(context.nowMs, 1, calendar, timeZone);
    const facts = { at: context.nowMs, by: supervisor, reason, items: [...items], countersignBy };
    return ok([emit("block-overridden", facts)]);
  },
});

/** 补签 of an authorisation by phone: that supervisor's own PIN. */
export const countersign = defineCommand({
  name: "shift.countersign",
  register: shiftRegister,
  target: "existing",
  input: z.object({}),
  decide: (state, _input, context) => {
    const owed = countersignOwed(state);
    if (owed === null) return refuse("nothing-to-countersign");
    const own = state.overrides.some(
      (one) =>
        one.supervisorId === context.actor.id &&
        one.countersignByMs !== null &&
        one.countersignedAtMs === null,
    );
    return own ? ok([emit("countersigned", { at: context.nowMs })]) : refuse("countersign-not-own");
  },
});

function sideProblem(state: ShiftState, side: HandoverSide, signer: string): DomainError | null {
  const other = state.signatures[side === "outgoing" ? "incoming" : "outgoing"];
  if (other?.staffId === signer) return { code: "handover-two-persons" };
  if (side === "outgoing") {
    return outgoingStaff(state).includes(signer) ? null : { code: "not-on-shift", field: side };
  }
  return notTakingOver(state, signer);
}

/** DUTY-4: what stops the signatures, and only them. */
function signingProblem(state: ShiftState, facts: HandoverFacts): DomainError | null {
  if (state.status === "signed") return { code: "handover-signed" };
  if (state.status === "running") return { code: "handover-not-begun" };
  const step = missingStep(state, facts);
  if (step !== null) return { code: "handover-step-missing", field: step };
  const blocking = blockingItems(state, facts.openItems);
  return blocking.length === 0 ? null : { code: "handover-blocked", params: { count: blocking.length } };
}

/**
 * 签字 (DUTY-5): the actor signs by their own PIN and on the pad, under exactly what was shown. With the second
 * signature under the same, the handover is complete and the next shift opens.
 */
export const signHandover = defineCommand({
  name: "shift.sign",
  register: shiftRegister,
  target: "existing",
  input: z.object({
    side: handoverSideSchema,
    strokes: strokesSchema.nullable(),
    digest: z.string().max(64),
  }),
  decide: (state, { side, strokes, digest }, context) => {
    const { nowMs: at, actor } = context;
    const facts = factsOf(state, context);
    const problem = signingProblem(state, facts) ?? sideProblem(state, side, actor.id);
    if (problem !== null) return { ok: false, error: problem };
    const items = facts.openItems.map(itemKey);
    if (digest !== signedDigest(state, items)) return refuse("conflict-changed");
    if (strokes === null) return refuse("signature-required", "strokes");
    const signed = emit("signed", { at, side, digest, items }, { strokes });
    const other = state.signatures[side === "outgoing" ? "incoming" : "outgoing"];
    if (!holds(other, digest)) return ok([signed]);
    const heads = context.lookups.logHeads();
    const next = openShift(context, {
      postId: state.postId,
      previous: { id: context.id, state },
      staff: state.arrivals.map(({ staffId }) => staffId),
    });
    const completed = emit("completed", {
      at,
      digest,
      heads: heads.map((head) => Object.assign({}, head)),
      checksum: checksumOf(digest, heads),
      next: next.id ?? "",
    });
    return ok([signed, completed, next]);
  },
});

/** A signature under what stands now; one from before a change is asked for again. */
function holds(signature: HandoverSignature | null, digest: string): boolean {
  return signature !== null && signature.digest === digest;
}

/** 打印: remembered, so that a reprint says it is one. */
export const printHandover = defineCommand({
  name: "shift.print",
  register: shiftRegister,
  target: "existing",
  input: z.object({}),
  decide: (_state, _input, context) => ok([emit("printed", { at: context.nowMs })]),
});
