import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { lateEntry, longText, requiredShortText, shortText, timeMs } from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { ok, refuse, type DomainError } from "../../kernel/result.ts";
import { sha256Hex } from "../../kernel/sha256.ts";
import { strokesSchema } from "../../kernel/signature.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { keyRegister } from "./fold.ts";
import { collectionText, depositText, hookCopies, opensHome, outCopies } from "./rules.ts";
import { collectorRelationSchema, keyEvents, keyKindSchema } from "./schema.ts";

const emit = emitter(keyEvents);

const copiesSchema = z.int().min(1).max(99);
/** What was drawn on the pad, and the SHA-256 of what was shown with it. */
const signedSchema = z.object({ strokes: strokesSchema, digest: z.string().max(64) }).nullable();

const depositPart = z.object({
  by: shortText,
  purpose: shortText,
  /** 可代取人: who may collect it beside who left it. */
  collectors: shortText,
  until: timeMs.nullable(),
  signed: signedSchema,
  late: lateEntry.nullable(),
});
export type DepositPart = z.output<typeof depositPart>;

/** The key that is left, as the depositor is shown it. */
interface Left {
  readonly code: string;
  readonly unit: string;
  readonly quantity: number;
  readonly sealNo: string;
}

/** A signature on the pad, unless it was signed on paper (补录). */
function signatureProblem(
  { signed, late }: Pick<DepositPart, "signed" | "late">,
  text: string,
): DomainError | null {
  if (signed === null) return late === null ? { code: "signature-required", field: "signed" } : null;
  return signed.digest === sha256Hex(text) ? null : { code: "conflict-changed" };
}

function depositProblem(left: Left, part: DepositPart, context: DecideContext): DomainError | null {
  if (part.by === "") return { code: "required", field: "deposit.by" };
  const late = lateProblem(part.late, null, context.nowMs);
  if (late !== null) return late;
  const { at } = happenedAt(part.late, context.nowMs);
  if (part.until !== null && part.until <= at) return { code: "time-order", field: "deposit.until" };
  const { by, collectors, purpose, until } = part;
  return signatureProblem(part, depositText({ ...left, purpose, by, collectors, untilMs: until }));
}

function depositedEvent(left: Left, part: DepositPart, context: DecideContext): NewEvent {
  return emit(
    "deposited",
    {
      number: context.nextNumber("YS"),
      quantity: left.quantity,
      sealNo: left.sealNo,
      purpose: part.purpose,
      until: part.until,
      digest: part.signed?.digest ?? null,
      ...happenedAt(part.late, context.nowMs),
    },
    { by: part.by, collectors: part.collectors, strokes: part.signed?.strokes ?? null },
  );
}

const addInput = z.object({
  code: requiredShortText,
  kind: keyKindSchema,
  unit: shortText,
  place: shortText,
  quantity: copiesSchema,
  hook: shortText,
  sealNo: shortText,
  tag: shortText,
  keeper: shortText,
  deposit: depositPart.nullable(),
});
export type AddKeyInput = z.output<typeof addInput>;

function addProblem(input: AddKeyInput, context: DecideContext): DomainError | null {
  if (context.lookups.keyCodeTaken(input.code, context.id)) return { code: "key-code-taken", field: "code" };
  if (input.tag !== "" && context.lookups.keyTagTaken(input.tag, context.id)) {
    return { code: "key-tag-taken", field: "tag" };
  }
  if (opensHome(input.kind) && input.unit === "") return { code: "required", field: "unit" };
  if (input.unit !== "" && !parseUnitCode(input.unit).ok) return { code: "unit-form", field: "unit" };
  if (input.unit === "" && input.place === "") return { code: "required", field: "place" };
  if (input.kind === "deposited" && input.deposit === null) return { code: "required", field: "deposit.by" };
  return null;
}

/** 登记钥匙; what a resident leaves is signed for in the same step. */
export const addKey = defineCommand({
  name: "key.add",
  register: keyRegister,
  target: "new",
  input: addInput,
  decide: (_state, input, context) => {
    const problem = addProblem(input, context);
    if (problem !== null) return { ok: false, error: problem };
    const unit = parseUnitCode(input.unit);
    const { code, kind, place, quantity, hook, sealNo, keeper } = input;
    const deposit = kind === "deposited" ? input.deposit : null;
    const left = { code, unit: unit.ok ? unit.value : "", quantity, sealNo };
    const unsigned = deposit === null ? null : depositProblem(left, deposit, context);
    if (unsigned !== null) return { ok: false, error: unsigned };
    const facts = { code, kind, unit: unit.ok ? unit.value : null, place, quantity, hook, sealNo, keeper };
    return ok([
      emit("added", { at: context.nowMs, ...facts, post: context.desk.postId }),
      ...(input.tag === "" ? [] : [emit("tagged", { at: context.nowMs }, { tag: input.tag })]),
      ...(deposit === null ? [] : [depositedEvent(left, deposit, context)]),
    ]);
  },
});

/** 寄存: again after 业主取回, or for a new term. */
export const depositKey = defineCommand({
  name: "key.deposit",
  register: keyRegister,
  target: "existing",
  input: z.object({ quantity: copiesSchema, sealNo: shortText, deposit: depositPart }),
  decide: (state, { quantity, sealNo, deposit }, context) => {
    if (state.voidReason !== null) return refuse("already-void");
    if (state.kind !== "deposited") return refuse("key-not-deposited");
    if (state.retired !== null) return refuse("key-retired");
    if (state.clashes.length > 0) return refuse("key-in-clash");
    if (outCopies(state) > 0) return refuse("key-out", undefined, { left: 0 });
    const lost = state.collection === null ? state.lost : 0;
    if (quantity < lost) return refuse("key-copies-short", "quantity", { left: lost });
    const left = { code: state.code, unit: state.unit ?? "", quantity, sealNo };
    const problem = depositProblem(left, deposit, context);
    if (problem !== null) return { ok: false, error: problem };
    return ok([depositedEvent(left, deposit, context)]);
  },
});

/** 业主取回: signed for by who takes it away. */
export const collectKey = defineCommand({
  name: "key.collect",
  register: keyRegister,
  target: "existing",
  input: z.object({
    by: shortText,
    relation: collectorRelationSchema,
    note: longText,
    signed: signedSchema,
    late: lateEntry.nullable(),
  }),
  decide: (state, input, context) => {
    if (state.voidReason !== null) return refuse("already-void");
    if (state.kind !== "deposited") return refuse("key-not-deposited");
    if (state.collection !== null) return refuse("key-collected");
    if (state.clashes.length > 0) return refuse("key-in-clash");
    if (outCopies(state) > 0) return refuse("key-out", undefined, { left: hookCopies(state) });
    if (hookCopies(state) === 0) return refuse("state-forbids");
    if (input.by === "") return refuse("required", "by");
    if (input.relation === "other" && input.note === "") return refuse("reason-required", "note");
    const late = lateProblem(input.late, state.deposit?.atMs ?? state.addedAtMs, context.nowMs);
    const text = collectionText({
      code: state.code,
      unit: state.unit ?? "",
      copies: hookCopies(state),
      sealNo: state.sealNo,
      deposit: state.deposit?.number ?? "",
      by: input.by,
    });
    const problem = late ?? signatureProblem(input, text);
    if (problem !== null) return { ok: false, error: problem };
    return ok([
      emit(
        "collected",
        {
          number: context.nextNumber("YS"),
          relation: input.relation,
          note: input.note,
          digest: input.signed?.digest ?? null,
          ...happenedAt(input.late, context.nowMs),
        },
        { by: input.by, strokes: input.signed?.strokes ?? null },
      ),
    ]);
  },
});
