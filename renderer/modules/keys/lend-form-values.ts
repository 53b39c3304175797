import { z } from "zod";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import type { KeyRow } from "../../../shared/contract/keys.ts";
import { consentMethods, keyKinds } from "../../../shared/modules/keys/index.ts";
import { lateOf, typedLateSchema } from "../../ui/late-entry.tsx";
import { keyLabel } from "./key-words.tsx";

/** What is typed into the loan form; also the shape of its draft. */
export const lendFormSchema = z.object({
  key: z
    .object({
      id: z.string(),
      code: z.string(),
      label: z.string(),
      kind: z.enum(keyKinds),
      quantity: z.number(),
    })
    .readonly()
    .nullable(),
  typed: z.string(),
  copies: z.number(),
  borrower: z.string(),
  borrowerStaff: z.string().nullable(),
  department: z.string(),
  phone: z.string(),
  reason: z.string(),
  /** ms */
  dueAt: z.number().nullable(),
  escort: z.string().nullable(),
  consentMethod: z.enum(consentMethods).nullable(),
  consentBy: z.string(),
  consentAt: z.number().nullable(),
  late: typedLateSchema,
  more: z.boolean(),
});
export type LendFormValues = z.output<typeof lendFormSchema>;

export const emptyLendForm: LendFormValues = {
  key: null,
  typed: "",
  copies: 1,
  borrower: "",
  borrowerStaff: null,
  department: "",
  phone: "",
  reason: "",
  dueAt: null,
  escort: null,
  consentMethod: null,
  consentBy: "",
  consentAt: null,
  late: null,
  more: false,
};

/** The form with this key in it. Most loans are short: two hours, to the whole minute, until somebody says otherwise. */
export function withKey(
  row: Pick<KeyRow, "id" | "code" | "kind" | "quantity" | "unit" | "place">,
  dueAt: number | null,
  nowMs: number,
): Partial<LendFormValues> {
  const { id, code, kind, quantity } = row;
  const label = keyLabel(row);
  return {
    key: { id, code, kind, quantity, label },
    typed: `${code} ${label}`,
    copies: 1,
    dueAt: dueAt ?? Math.floor(nowMs / 60_000) * 60_000 + 2 * 3_600_000,
  };
}

/** What the form sends. */
export function toLendInput(form: LendFormValues): CommandInput<"key.lend"> {
  return {
    copies: form.copies,
    borrowerStaff: form.borrowerStaff,
    borrower: form.borrowerStaff === null ? form.borrower : "",
    department: form.department,
    phone: form.phone,
    reason: form.reason,
    dueAt: form.dueAt,
    escort: form.escort,
    consent:
      form.consentMethod === null
        ? null
        : { method: form.consentMethod, by: form.consentBy, at: form.consentAt ?? Number.NaN },
    late: lateOf(form.late),
  };
}
