import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { lateEntry, longText, requiredLongText } from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { emitter } from "../../kernel/register.ts";
import { err, ok, refuse, type DomainError } from "../../kernel/result.ts";
import { passRegister } from "./fold.ts";
import { itemsDigest, statusNow } from "./rules.ts";
import { MAX_ITEMS, passEvents, viaSchema } from "./schema.ts";
import type { PassState } from "./state.ts";

const emit = emitter(passEvents);

/** GDS-3: why the gate may not let these goods out at that time; null when it may. */
export function gateProblem(
  state: PassState,
  atMs: number,
  desk: Pick<DecideContext["desk"], "postId">,
): DomainError | null {
  if (state.status === "released" || state.releases.length > 0) return { code: "pass-released" };
  if (state.status === "void") return { code: "already-void" };
  if (state.status === "refused") return { code: "pass-refused" };
  if (state.status !== "signed") return { code: "pass-not-signed" };
  if (statusNow(state, atMs) === "expired") return { code: "pass-expired" };
  return state.gatePost === desk.postId ? null : { code: "pass-other-gate", params: { gate: state.gate } };
}

/** 放行 (GDS-3): the one check, at the gate named on the pass: what really goes against what is listed. */
export const releasePass = defineCommand({
  name: "pass.release",
  register: passRegister,
  target: "existing",
  input: z.object({
    actual: z.array(z.int().min(0).max(99_999)).max(MAX_ITEMS),
    via: viaSchema,
    /** `itemsDigest` of the list that was on screen (or in the QR code) when it was checked. */
    items: z.string().max(64),
    note: longText,
    late: lateEntry.nullable(),
  }),
  decide: (state, { actual, via, items, note, late }, context) => {
    const step = happenedAt(late, context.nowMs);
    const problem =
      gateProblem(state, step.at, context.desk) ??
      lateProblem(late, state.signature?.atMs ?? state.issuedAtMs, context.nowMs);
    if (problem !== null) return err(problem);
    if (items !== itemsDigest(state.items)) return refuse("conflict-changed");
    if (actual.length !== state.items.length) return refuse("bad-input", "actual");
    const more = state.items.findIndex((item, index) => (actual[index] ?? 0) > item.qty);
    if (more >= 0) return refuse("pass-more-than-listed", `actual.${more}`);
    if (actual.every((qty) => qty === 0)) return refuse("pass-nothing-taken", "actual.0");
    return ok([emit("released", { actual, via, note, ...step })]);
  },
});

/** 门岗退回: the goods are not those listed. It is over with this pass; a new one may be written. */
export const turnBackPass = defineCommand({
  name: "pass.turn-back",
  register: passRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) => {
    const problem = gateProblem(state, context.nowMs, context.desk);
    if (problem !== null) return err(problem);
    return ok([emit("refused", { at: context.nowMs, reason, by: "gate" })]);
  },
});
