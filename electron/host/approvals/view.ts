import type { ApprovalView } from "../../../shared/contract/approvals.ts";
import type { Actor } from "../../../shared/kernel/command.ts";
import {
  approvableOf,
  approvalRegister,
  expiresAtMs,
  statusOf,
} from "../../../shared/modules/approvals/index.ts";
import type { Core } from "../core.ts";
import { deskCodes } from "../desk.ts";

/** A request as this person reads it here, and what they may do with it; null when there is none of that id. */
export function approvalView(core: Core, id: string, actor: Actor): ApprovalView | null {
  const { state } = core.store.folded(approvalRegister, id);
  const { request, answers, ending } = state;
  if (request === null) return null;
  const status = statusOf(state, core.clock.nowMs());
  const desks = deskCodes(core.store.db);
  const { nameOf } = core.queries.staff;
  const mine = request.by === actor.id;
  const here = mine && request.device === core.desk.device;
  const readable = approvableOf(request) !== null;
  return {
    id,
    command: request.command,
    recordKind: request.record.kind,
    recordId: request.record.id,
    shown: request.shown === null ? null : [...request.shown],
    digest: request.digest,
    rank: request.rank,
    requester: nameOf(request.by),
    desk: desks.get(request.device) ?? "",
    requestedAtMs: request.atMs,
    expiresAtMs: expiresAtMs(request),
    status,
    answers: answers.map(({ kind, by, device, atMs, reason }) => ({
      kind,
      by: nameOf(by),
      desk: desks.get(device) ?? "",
      atMs,
      reason,
    })),
    endedAtMs: ending?.atMs ?? null,
    reason: ending?.reason ?? "",
    why: ending?.why ?? null,
    code: ending?.code ?? "",
    mine,
    mayAnswer: status === "waiting" && readable && !mine && actor.rank >= request.rank,
    mayCarryOut: status === "approved" && readable && here,
    mayWithdraw: (status === "waiting" || status === "approved") && here,
  };
}

const LIST = 100;

/** The site's newest requests as this person reads them: what they may act on first. */
export function approvalList(core: Core, actor: Actor): ApprovalView[] {
  const views = core.queries.approvals
    .recent(LIST)
    .flatMap((id) => approvalView(core, id, actor) ?? [])
    // What somebody asked for is the business of who asked and of who may answer.
    .filter(({ mine, rank }) => mine || actor.rank >= rank);
  const first = ({ mayAnswer, mayCarryOut }: ApprovalView): number => Number(mayAnswer || mayCarryOut);
  return views.toSorted((left, right) => first(right) - first(left));
}

const DAY_MS = 86_400_000;

/** What was asked about one record: open, or settled within a day so that nobody misses the answer. */
export function approvalsOf(core: Core, recordId: string, actor: Actor): ApprovalView[] {
  return core.queries.approvals
    .ofRecord(recordId, core.clock.nowMs() - DAY_MS)
    .flatMap((id) => approvalView(core, id, actor) ?? [])
    .filter(({ status }) => status !== "carried-out" && status !== "withdrawn");
}
