import { useState } from "react";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { normaliseText } from "../../../shared/kernel/text.ts";
import { parseUnitCode } from "../../../shared/kernel/unit-code.ts";
import { opensHome, type KeyKind } from "../../../shared/modules/keys/index.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { depositOf, emptyDeposit, type LeftKey, type TypedDeposit } from "./deposit-fields.tsx";

export interface AddFormValues {
  /** Empty: the code that is offered. */
  readonly code: string;
  readonly kind: KeyKind;
  readonly unit: string;
  readonly place: string;
  readonly quantity: number;
  readonly hook: string;
  readonly sealNo: string;
  readonly tag: string;
  readonly keeper: string;
  readonly deposit: TypedDeposit;
}

const empty: AddFormValues = {
  code: "",
  kind: "public",
  unit: "",
  place: "",
  quantity: 1,
  hook: "",
  sealNo: "",
  tag: "",
  keeper: "",
  deposit: emptyDeposit,
};

export interface AddedKey {
  readonly id: string;
  readonly code: string;
}

/** The form of a new key: what is typed, its errors, saving it. */
export function useAddForm(offered: string, onAdded: (key: AddedKey) => void) {
  const words = useErrorWords();
  const add = useCommand("key.add");
  const [form, setForm] = useState(empty);
  const [error, setError] = useState<DomainError | null>(null);
  const code = normaliseText(form.code) === "" ? offered : normaliseText(form.code);
  const unit = parseUnitCode(form.unit);
  /** As the host will read it: the signature is under these very words. */
  const left: LeftKey = {
    code,
    unit: unit.ok ? unit.value : form.unit.trim(),
    quantity: form.quantity,
    sealNo: normaliseText(form.sealNo),
  };
  const input: CommandInput<"key.add"> = {
    ...form,
    code,
    unit: opensHome(form.kind) ? form.unit : "",
    deposit: form.kind === "deposited" ? depositOf(form.deposit, left) : null,
  };
  return {
    form,
    left,
    error,
    busy: add.busy,
    errorOf: (field: string): string | null => (error?.field === field ? words(error) : null),
    change: (patch: Partial<AddFormValues>): void => {
      setError(null);
      // Another key than the one that was signed for.
      const signs = "deposit" in patch;
      setForm({ ...form, ...(signs ? {} : { deposit: { ...form.deposit, strokes: null } }), ...patch });
    },
    reset: (): void => {
      setError(null);
      setForm(empty);
    },
    save: async (): Promise<void> => {
      const outcome = await add.run(input);
      setError(outcome.ok ? null : outcome.error);
      if (!outcome.ok) return;
      setForm({ ...empty, kind: form.kind, keeper: form.keeper });
      onAdded({ id: outcome.value.id, code });
    },
  };
}
export type AddFormControl = ReturnType<typeof useAddForm>;
