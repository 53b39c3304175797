import { z } from "zod";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import type { HazardBatchRow, SubstanceRow } from "../../../shared/contract/hazards.ts";
import { sha256Hex } from "../../../shared/kernel/sha256.ts";
import { normaliseParagraphs, normaliseText } from "../../../shared/kernel/text.ts";
import { signedText, userAmong, type SignedFacts } from "../../../shared/modules/hazards/index.ts";
import { lateOf, typedLateSchema } from "../../ui/late-entry.tsx";
import type { DrawnStrokes } from "../../ui/signature-pad.tsx";
import { quantityOf } from "./quantity.tsx";

/** What is typed into the form; also the shape of its draft. */
export const issueFormSchema = z.object({
  substance: z.string().nullable(),
  /** Null: the one that expires first. */
  batch: z.string().nullable(),
  qty: z.string(),
  use: z.string(),
  place: z.string(),
  userId: z.string().nullable(),
  user: z.string(),
  ppe: z.boolean(),
  witness: z.string(),
  lentTo: z.string(),
  lentReason: z.string(),
  late: typedLateSchema,
  more: z.boolean(),
});
export type IssueFormValues = z.output<typeof issueFormSchema>;

export const emptyIssueForm: IssueFormValues = {
  substance: null,
  batch: null,
  qty: "",
  use: "",
  place: "",
  userId: null,
  user: "",
  ppe: false,
  witness: "",
  lentTo: "",
  lentReason: "",
  late: null,
  more: false,
};

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What both signers are shown: exactly what the host will decide on. */
export function factsOf(
  form: IssueFormValues,
  goods: SubstanceRow,
  batch: HazardBatchRow,
  staff: readonly Named[],
): SignedFacts {
  const typed = { staffId: form.userId, name: normaliseText(form.user) };
  const to = normaliseText(form.lentTo);
  return {
    substanceName: goods.name,
    batch: batch.batch,
    qty: quantityOf(form.qty) ?? 0,
    unit: goods.unit,
    use: normaliseText(form.use),
    place: normaliseText(form.place),
    userName: userAmong(staff, typed)?.name ?? typed.name,
    witness: normaliseText(form.witness),
    ppeChecked: form.ppe,
    lent: to === "" ? null : { to, reason: normaliseParagraphs(form.lentReason) },
  };
}

export interface Signatures {
  readonly user: DrawnStrokes | null;
  readonly issuer: DrawnStrokes | null;
}

/** What the form sends, with what was drawn under `facts`. */
export function toIssueInput(
  form: IssueFormValues,
  batch: HazardBatchRow,
  facts: SignedFacts,
  signatures: Signatures,
): CommandInput<"hazard-issue.issue"> {
  return {
    batch: batch.id,
    qty: facts.qty,
    use: facts.use,
    place: facts.place,
    user: { staffId: form.userId, name: form.user },
    witness: facts.witness,
    ppeChecked: facts.ppeChecked,
    lentTo: facts.lent?.to ?? "",
    lentReason: facts.lent?.reason ?? "",
    userSignature: signatures.user,
    issuerSignature: signatures.issuer,
    digest: sha256Hex(signedText(facts)),
    late: lateOf(form.late),
  };
}
