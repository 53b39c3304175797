import { z } from "zod";
import { defineCommand, type Actor, type DecideContext } from "../../kernel/command.ts";
import { lateEntry, longText, requiredLongText, shortText, uuid7Text } from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { ok, refuse, type DomainError } from "../../kernel/result.ts";
import { roles } from "../../kernel/roles.ts";
import { sha256Hex } from "../../kernel/sha256.ts";
import { strokesSchema, type Strokes } from "../../kernel/signature.ts";
import { siteDate } from "../../kernel/site-time.ts";
import { hazardBatchRegister } from "./batch-fold.ts";
import { hazardIssueRegister } from "./issue-fold.ts";
import {
  dueBackMs,
  isExpired,
  issueProblem,
  sameName,
  signedText,
  userAmong,
  type SignedFacts,
} from "./rules.ts";
import { hazardBatchEvents, hazardIssueEvents, signerSchema, someQuantity, type Signer } from "./schema.ts";
import { substanceRegister } from "./substance-fold.ts";

const emit = emitter(hazardIssueEvents);
const emitBatch = emitter(hazardBatchEvents);

/** An event of the batch that a slip moves, in the same command and transaction. */
export function ofBatch(event: NewEvent, id: string): NewEvent {
  return { ...event, kind: hazardBatchRegister.kind, id };
}

const digest = z.string().max(64);
const issueInput = z.object({
  batch: uuid7Text,
  qty: someQuantity,
  use: shortText,
  place: shortText,
  /** A member of staff, or somebody without an account by name. */
  user: z.object({ staffId: z.string().max(60).nullable(), name: shortText }),
  witness: shortText,
  ppeChecked: z.boolean(),
  lentTo: shortText,
  lentReason: longText,
  userSignature: strokesSchema.nullable(),
  issuerSignature: strokesSchema.nullable(),
  /** SHA-256 of what both were shown (`signedText`). */
  digest,
  late: lateEntry.nullable(),
});

function personProblem(
  user: { readonly id: string | null; readonly name: string },
  witness: string,
  issuer: Actor,
): DomainError | null {
  if (user.id === issuer.id || sameName(user.name, issuer.name))
    return { code: "hazard-own-issue", field: "user" };
  const watched = [user.name, issuer.name].some((name) => sameName(name, witness));
  return witness !== "" && watched ? { code: "witness-self", field: "witness" } : null;
}

function signed(signer: Signer, strokes: Strokes | null, shown: string, at: number): readonly NewEvent[] {
  return strokes === null ? [] : [emit("signed", { at, signer, digest: shown }, { strokes })];
}

/** 发放 (HAZ-3): approved by the one who hands it over in person, by their own PIN; never the user. */
export const issueHazard = defineCommand({
  name: "hazard-issue.issue",
  register: hazardIssueRegister,
  target: "new",
  input: issueInput,
  decide: (_state, input, context) => {
    const { lookups, nowMs, settings, approver } = context;
    // The table of rights asks for one; a decision never issues without.
    if (approver === null) return refuse("approval-needed");
    const batch = lookups.state(hazardBatchRegister, input.batch);
    const substance = batch === null ? null : lookups.state(substanceRegister, batch.substance);
    if (batch === null || substance === null) return refuse("not-found", "batch");
    const late = lateProblem(input.late, batch.drawnAtMs, nowMs);
    if (late !== null) return { ok: false, error: late };
    const step = happenedAt(input.late, nowMs);
    const user = userAmong(lookups.staff(roles), input.user);
    if (user === null) return refuse("not-found", "user");
    const wanted = { ...input, user: user.name };
    const expired = isExpired(batch.expiry, siteDate(step.at, settings.timeZone));
    const problem =
      issueProblem(wanted, { balance: batch.balance, expired }) ??
      personProblem(user, input.witness, approver);
    if (problem !== null) return { ok: false, error: problem };
    const lent = input.lentTo === "" ? null : { to: input.lentTo, reason: input.lentReason };
    const { qty, use, place, witness, ppeChecked } = input;
    const facts: SignedFacts = {
      substanceName: substance.name,
      batch: batch.batch,
      qty,
      unit: substance.unit,
      use,
      place,
      userName: user.name,
      witness,
      ppeChecked,
      lent,
    };
    // A slip that was written on paper at its time carries its signature there.
    if (input.userSignature === null && input.late === null)
      return refuse("signature-required", "userSignature");
    const shown = sha256Hex(signedText(facts));
    const isSigned = input.userSignature !== null || input.issuerSignature !== null;
    if (isSigned && input.digest !== shown) return refuse("conflict-changed");
    const number = context.nextNumber("WH");
    return ok([
      emit("issued", {
        number,
        substance: batch.substance,
        substanceName: substance.name,
        unit: substance.unit,
        batchId: input.batch,
        batch: batch.batch,
        qty,
        use,
        place,
        user,
        issuer: approver.id,
        witness,
        ppeChecked,
        lent,
        due: dueBackMs(step.at, settings),
        ...step,
      }),
      ...signed("user", input.userSignature, shown, nowMs),
      ...signed("issuer", input.issuerSignature, shown, nowMs),
      ofBatch(
        emitBatch("issued", { issue: context.id, number, qty, counts: batch.counts, ...step }),
        input.batch,
      ),
    ]);
  },
});

/** 补签: under exactly what was shown (`digest` of `signedText`). */
export const signHazardIssue = defineCommand({
  name: "hazard-issue.sign",
  register: hazardIssueRegister,
  target: "existing",
  input: z.object({ signer: signerSchema, strokes: strokesSchema.nullable(), digest }),
  decide: (state, input, context) => {
    if (state.status === "void") return refuse("already-void");
    if (input.strokes === null) return refuse("signature-required", "strokes");
    if (input.digest !== sha256Hex(signedText(state))) return refuse("conflict-changed");
    return ok(signed(input.signer, input.strokes, input.digest, context.nowMs));
  },
});

/** 更正: use, place or witness; a wrong quantity is voided and written anew, for it moved the book. */
export const correctHazardIssue = defineCommand({
  name: "hazard-issue.correct",
  register: hazardIssueRegister,
  target: "existing",
  input: z.object({ field: z.enum(["use", "place", "witness"]), to: shortText, reason: requiredLongText }),
  decide: (state, { field, to, reason }, context) => {
    if (state.status === "void") return refuse("already-void");
    if (to === "" && field !== "witness") return refuse("required", "to");
    const from = state[field];
    if (from === to) return refuse("no-change", "to");
    const issuer = context.lookups.staff(roles).find(({ id }) => id === state.issuerId)?.name ?? "";
    const watched = [state.userName, issuer].some((name) => sameName(name, to));
    if (field === "witness" && to !== "" && watched) return refuse("witness-self", "to");
    return ok([emit("corrected", { field, from, to, reason })]);
  },
});

/** 作废: it never went out; the slip keeps its number and the batch has its goods back. */
export const voidHazardIssue = defineCommand({
  name: "hazard-issue.void",
  register: hazardIssueRegister,
  target: "existing",
  input: z.object({ reason: requiredLongText }),
  decide: (state, { reason }, context) => {
    if (state.status === "void") return refuse("already-void");
    if (state.status !== "out") return refuse("state-forbids");
    const counts = context.lookups.state(hazardBatchRegister, state.batchId)?.counts ?? 0;
    const at = context.nowMs;
    const back = emitBatch("issue-voided", { issue: context.id, number: state.number, counts, at });
    return ok([emit("voided", { reason, at }), ofBatch(back, state.batchId)]);
  },
});

/** HAZ-5: reported at once to every supervisor, and recorded; also after everything came back. */
export const reportAnomaly = defineCommand({
  name: "hazard-issue.report-anomaly",
  register: hazardIssueRegister,
  target: "existing",
  input: z.object({ text: requiredLongText, late: lateEntry.nullable() }),
  decide: (state, input, context) => {
    if (state.status === "void") return refuse("already-void");
    const problem = lateProblem(input.late, state.atMs, context.nowMs);
    if (problem !== null) return { ok: false, error: problem };
    return ok([anomalyReported(input.text, happenedAt(input.late, context.nowMs), context)]);
  },
});

export function anomalyReported(
  text: string,
  step: ReturnType<typeof happenedAt>,
  { lookups, newId }: DecideContext,
): NewEvent {
  const alerted = lookups.staff(["supervisor", "manager"]).map(({ id }) => id);
  return emit("anomaly-reported", { anomaly: newId(), text, alerted, ...step });
}

/** 异常已处理: by foreman or above, what was done. */
export const handleAnomaly = defineCommand({
  name: "hazard-issue.handle-anomaly",
  register: hazardIssueRegister,
  target: "existing",
  input: z.object({ anomaly: uuid7Text, measure: requiredLongText }),
  decide: (state, { anomaly, measure }, context) => {
    const known = state.anomalies.find(({ id }) => id === anomaly);
    if (known === undefined) return refuse("not-found", "anomaly");
    if (known.handled !== null) return refuse("no-change");
    return ok([emit("anomaly-handled", { anomaly, measure, at: context.nowMs })]);
  },
});
