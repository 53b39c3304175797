import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { lateEntry, requiredLongText, shortText } from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { emitter } from "../../kernel/register.ts";
import { err, ok, refuse, type DomainError } from "../../kernel/result.ts";
import { sha256Hex } from "../../kernel/sha256.ts";
import { strokesSchema } from "../../kernel/signature.ts";
import { passRegister } from "./fold.ts";
import { signedText, statusNow } from "./rules.ts";
import { passEvents } from "./schema.ts";
import type { PassState } from "./state.ts";

const emit = emitter(passEvents);

/** Why this person may not judge this pass now: it waits for nobody, or they wrote it (GDS-2). */
function judgeProblem(state: PassState, atMs: number, context: DecideContext): DomainError | null {
  if (state.signature !== null && state.status === "signed") return { code: "pass-signed" };
  if (state.status !== "submitted") return { code: "state-forbids" };
  if (context.approver === null) return { code: "approval-needed", params: { rank: 3 } };
  if (state.writers.includes(context.approver.id)) return { code: "pass-own-writing" };
  return statusNow(state, atMs) === "expired" ? { code: "pass-expired" } : null;
}

/**
 * 签发 (GDS-2): the approver's own PIN (checked by the host), their strokes and the site's stamp, under exactly
 * what was shown (`digest` of `signedText`).
 */
export const signPass = defineCommand({
  name: "pass.sign",
  register: passRegister,
  target: "existing",
  input: z.object({
    strokes: strokesSchema.nullable(),
    digest: z.string().max(64),
    late: lateEntry.nullable(),
  }),
  decide: (state, { strokes, digest, late }, context) => {
    const step = happenedAt(late, context.nowMs);
    const problem =
      lateProblem(late, state.issuedAtMs, context.nowMs) ?? judgeProblem(state, step.at, context);
    if (problem !== null) return err(problem);
    if (strokes === null) return refuse("signature-required", "strokes");
    if (digest !== sha256Hex(signedText(state))) return refuse("conflict-changed");
    const { passStamp: stamp } = context.settings;
    return ok([emit("signed", { stamp, content: state.contentKey, digest, ...step }, { strokes })]);
  },
});

/** 退回: the officer hands it back instead of signing, with a reason. */
export const refusePass = defineCommand({
  name: "pass.refuse",
  register: passRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) => {
    const problem = judgeProblem(state, context.nowMs, context);
    // One that expired meanwhile can still be handed back.
    if (problem !== null && problem.code !== "pass-expired") return err(problem);
    return ok([emit("refused", { at: context.nowMs, reason, by: "officer" })]);
  },
});

/** 业主签字: the owner, or who acts for them, on the pad under what is shown. */
export const signAsOwner = defineCommand({
  name: "pass.owner-sign",
  register: passRegister,
  target: "existing",
  input: z.object({ name: shortText, strokes: strokesSchema.nullable(), digest: z.string().max(64) }),
  decide: (state, { name, strokes, digest }, context) => {
    if (state.status !== "submitted" && state.status !== "signed") return refuse("state-forbids");
    if (name === "") return refuse("required", "name");
    if (strokes === null) return refuse("signature-required", "strokes");
    if (digest !== sha256Hex(signedText(state))) return refuse("conflict-changed");
    const facts = { at: context.nowMs, content: state.contentKey, digest };
    return ok([emit("owner-signed", facts, { name, strokes })]);
  },
});
