import type {
  HazardBatchRow,
  HazardBatchView,
  HazardIssueRow,
  HazardIssueView,
  HazardMovement,
  SubstanceView,
} from "../../../shared/contract/hazards.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { sha256Hex } from "../../../shared/kernel/sha256.ts";
import {
  hazardBatchRegister,
  hazardIssueRegister,
  returnThatHolds,
  signedText,
  substanceRegister,
  type HazardIssueState,
  type HazardSignature,
  type Movement,
} from "../../../shared/modules/hazards/index.ts";
import type { Core } from "../core.ts";

function shown(signature: HazardSignature | null, name: string): HazardIssueView["userSignature"] {
  return signature === null ? null : { ...signature, name };
}

function withState(
  core: Core,
  row: HazardIssueRow,
  state: HazardIssueState,
  unknown: number,
): HazardIssueView {
  const nameOf = core.queries.staff.nameOf;
  const holds = returnThatHolds(state);
  return {
    ...row,
    clerk: nameOf(state.clerkId),
    witness: state.witness,
    ppeChecked: state.ppeChecked,
    lentReason: state.lent?.reason ?? "",
    lateReason: state.lateReason ?? "",
    receiver: nameOf(holds?.return?.receiverId ?? ""),
    userSignature: shown(state.userSignature, state.userName),
    issuerSignature: shown(state.issuerSignature, row.issuer),
    signedDigest: sha256Hex(signedText(state)),
    returns: state.returns.map(({ used, returned, spilt, atMs, receiverId, by, lateReason }) => ({
      used,
      returned,
      spilt,
      atMs,
      receiver: nameOf(receiverId),
      by: nameOf(by),
      lateReason: lateReason ?? "",
    })),
    settledReason: state.settledReason,
    anomalies: state.anomalies.map(({ id, atMs, text, by, alerted, handled }) => ({
      id,
      atMs,
      text,
      by: nameOf(by),
      alerted: alerted.map(nameOf),
      handled: handled === null ? null : { ...handled, by: nameOf(handled.by) },
    })),
    voidReason: state.voidReason ?? "",
    unknownEvents: unknown,
  };
}

/** One slip with everything that its record shows. */
export function hazardIssueView(core: Core, id: string): HazardIssueView | null {
  const row = core.queries.hazards.issue(id);
  if (row === null) return null;
  const { state, unknown } = core.store.folded(hazardIssueRegister, id);
  return withState(core, row, state, unknown);
}

/** A line of the book with the balance after it. */
export function toMovement(core: Core, batch: string, movement: Movement, balance: number): HazardMovement {
  const { figures, by, ...facts } = movement;
  return {
    ...facts,
    by: core.queries.staff.nameOf(by),
    balance,
    batch,
    used: figures?.used ?? null,
    returned: figures?.returned ?? null,
    spilt: figures?.spilt ?? null,
  };
}

function batchView(core: Core, row: HazardBatchRow): HazardBatchView {
  const { state } = core.store.folded(hazardBatchRegister, row.id);
  let balance = 0;
  const movements = state.movements.map((movement) => {
    balance += movement.delta;
    return toMovement(core, row.batch, movement, balance);
  });
  return { ...row, movements, doubts: [...state.conflicts] };
}

/** One substance with its batches and their movements. */
function substanceView(core: Core, id: string, askedBatch: string | null): SubstanceView | null {
  const row = core.queries.hazards.substance(id);
  if (row === null) return null;
  const { state, unknown } = core.store.folded(substanceRegister, id);
  return {
    ...row,
    retiredReason: state.retiredReason,
    addedAtMs: state.addedAtMs,
    batches: core.queries.hazards.batchesOf(id).map((batch) => batchView(core, batch)),
    askedBatch,
    unknownEvents: unknown,
  };
}

export type HazardView =
  | { readonly kind: "issue"; readonly issue: HazardIssueView }
  | { readonly kind: "substance"; readonly substance: SubstanceView };

/** Whatever of this register has that id: a slip, a substance, or the substance of a batch. */
export function hazardView(core: Core, id: string): Result<HazardView> {
  const issue = hazardIssueView(core, id);
  if (issue !== null) return ok({ kind: "issue", issue });
  const batch = core.queries.hazards.batch(id);
  const substance = substanceView(core, batch?.substanceId ?? id, batch?.id ?? null);
  return substance === null ? refuse("not-found") : ok({ kind: "substance", substance });
}
