import { sha256Hex } from "../../kernel/sha256.ts";
import type { ApprovalAnswer, ApprovalRequested, ApprovalState } from "./fold.ts";
import type { ShownFact } from "./schema.ts";

/** 等待批准 · 已批准 · 已拒绝 · 已撤回 · 已办理 · 失效 · 过期 */
export const approvalStatuses = [
  "waiting",
  "approved",
  "refused",
  "withdrawn",
  "carried-out",
  "lapsed",
  "expired",
] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];

/** What an approver puts their PIN under: the command, its record as it was, its input, and every line shown of it. */
export interface Approvable {
  readonly command: string;
  readonly record: { readonly kind: string; readonly id: string };
  readonly rev: number;
  readonly rank: number;
  /** JSON text. */
  readonly input: string;
  readonly shown: readonly ShownFact[];
}

/** SHA-256 (hex) over exactly what is approved: one changed letter makes another one (A3). */
export function approvalDigest({ command, record, rev, rank, input, shown }: Approvable): string {
  const lines = shown.map(({ name, value }) => [name, value]);
  return sha256Hex(JSON.stringify(["approval", command, record.kind, record.id, rev, rank, input, lines]));
}

/** The request as it is approved, or null when it was erased or is not what its digest says. */
export function approvableOf(request: ApprovalRequested): Approvable | null {
  const { input, shown } = request;
  if (input === null || shown === null) return null;
  const approvable = { ...request, input, shown };
  return approvalDigest(approvable) === request.digest ? approvable : null;
}

export const expiresAtMs = ({ atMs, minutes }: ApprovalRequested): number => atMs + minutes * 60_000;

/** The approval that counts: of this very request, by somebody else than who asked, and nobody refused. */
export function standingApproval({ request, answers }: ApprovalState): ApprovalAnswer | null {
  if (request === null || answers.some(({ kind }) => kind === "refused")) return null;
  return (
    answers.find(
      ({ kind, by, digest }) => kind === "approved" && by !== request.by && digest === request.digest,
    ) ?? null
  );
}

/** Where a request stands, without the clock. */
export function standingOf(state: ApprovalState): Exclude<ApprovalStatus, "expired"> {
  if (state.ending !== null) return state.ending.kind;
  if (state.answers.some(({ kind }) => kind === "refused")) return "refused";
  return standingApproval(state) === null ? "waiting" : "approved";
}

/** Where a request stands now: what was not carried out in time has expired, approved or not (A3). */
export function statusOf(state: ApprovalState, nowMs: number): ApprovalStatus {
  const standing = standingOf(state);
  const open = standing === "waiting" || standing === "approved";
  return open && state.request !== null && nowMs >= expiresAtMs(state.request) ? "expired" : standing;
}
