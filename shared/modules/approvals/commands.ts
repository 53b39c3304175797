import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { requiredLongText, shortText } from "../../kernel/fields.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse, type DomainError } from "../../kernel/result.ts";
import { approvalRegister, type ApprovalState } from "./fold.ts";
import { approvableOf, approvalDigest, statusOf } from "./rules.ts";
import { approvalEvents, shownFactSchema } from "./schema.ts";

const emit = emitter(approvalEvents);

/** 申请批准: written by the host, which made sure that the command would go through but for the approver. */
export const requestApproval = defineCommand({
  name: "approval.request",
  register: approvalRegister,
  target: "new",
  input: z.object({
    command: z.string().max(60),
    record: z.object({ kind: z.string().max(40), id: z.uuidv7() }),
    rev: z.int().min(0),
    rank: z.int().min(1).max(5),
    input: z.string(),
    shown: z.array(shownFactSchema).max(40),
  }),
  decide: (_state, { input, shown, ...facts }, { nowMs: at, settings }) => {
    const digest = approvalDigest({ ...facts, input, shown });
    const minutes = settings.approvalMinutes;
    return ok([emit("requested", { at, ...facts, minutes, digest }, { input, shown })]);
  },
});

/** Why this person cannot answer this request, or null. The requester withdraws; nobody approves their own (A2). */
function answerProblem(state: ApprovalState, { actor, nowMs }: DecideContext): DomainError | null {
  const { request } = state;
  if (request === null) return { code: "not-found" };
  if (actor.id === request.by) return { code: "approval-self" };
  if (actor.rank < request.rank) return { code: "approval-rank", params: { rank: request.rank } };
  const status = statusOf(state, nowMs);
  if (status === "expired") return { code: "approval-expired" };
  return status === "waiting" ? null : { code: "approval-over" };
}

/** 批准: `digest` is of what the approver was shown; their host checked their PIN for it. */
export const approveRequest = defineCommand({
  name: "approval.approve",
  register: approvalRegister,
  target: "existing",
  input: z.object({ digest: z.string().max(64) }),
  decide: (state, { digest }, context) => {
    const problem = answerProblem(state, context);
    if (problem !== null) return { ok: false, error: problem };
    const approvable = state.request === null ? null : approvableOf(state.request);
    if (approvable === null || approvalDigest(approvable) !== digest) return refuse("approval-changed");
    return ok([emit("approved", { at: context.nowMs, digest })]);
  },
});

/** 拒绝: with the reason that the requester reads. */
export const refuseRequest = defineCommand({
  name: "approval.refuse",
  register: approvalRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) => {
    const problem = answerProblem(state, context);
    return problem === null
      ? ok([emit("refused", { at: context.nowMs, reason })])
      : { ok: false, error: problem };
  },
});

/** 撤回: by who asked, at the desk that asked, also after it was approved and before it is carried out. */
export const withdrawRequest = defineCommand({
  name: "approval.withdraw",
  register: approvalRegister,
  target: "existing",
  input: z.object({ reason: shortText }),
  decide: (state, { reason }, { actor, desk, nowMs: at }) => {
    if (state.request === null) return refuse("not-found");
    if (state.request.by !== actor.id) return refuse("approval-not-own");
    if (state.request.device !== desk.device) return refuse("approval-other-desk");
    if (state.ending !== null) return refuse("approval-over");
    return ok([emit("withdrawn", { at, reason })]);
  },
});

export const approvalCommands = [requestApproval, approveRequest, refuseRequest, withdrawRequest] as const;
