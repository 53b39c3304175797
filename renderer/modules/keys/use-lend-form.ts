import { useState } from "react";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { useDraft } from "../../ui/use-draft.ts";
import { emptyLendForm, lendFormSchema, toLendInput, type LendFormValues } from "./lend-form-values.ts";
import { useApproved } from "./use-approved.ts";

export interface Lent {
  readonly id: string;
  readonly number: string;
  readonly code: string;
}

function readDraft(kept: Readonly<Record<string, unknown>>): LendFormValues | null {
  const read = lendFormSchema.safeParse(kept);
  return read.success ? read.data : null;
}

/** The loan form: its draft, its errors, the second person where one is needed (KEY-3). */
export function useLendForm(onLent: (lent: Lent) => void) {
  const words = useErrorWords();
  const draft = useDraft<LendFormValues>("key.lend", emptyLendForm, readDraft);
  const [unchosen, setUnchosen] = useState<DomainError | null>(null);
  const approved = useApproved("key.lend", ({ id, number }) => {
    const code = draft.value.key?.code ?? "";
    draft.clear();
    onLent({ id, number: number ?? "", code });
  });
  const error = unchosen ?? approved.error;
  return {
    form: draft.value,
    restored: draft.restored,
    approved,
    error,
    /** Words of what is wrong with a field, or null. */
    errorOf: (field: string): string | null => (error?.field === field ? words(error) : null),
    change: (patch: Partial<LendFormValues>): void => {
      setUnchosen(null);
      approved.cancel();
      draft.change(patch);
    },
    /** Shows the folded part; what was refused in it stays said. */
    unfold: (): void => draft.change({ more: true }),
    reset: (): void => {
      draft.clear();
      setUnchosen(null);
      approved.cancel();
    },
    /** Answers the refusal, or null when it was saved or waits for an approver. */
    save: async (): Promise<DomainError | null> => {
      const { key } = draft.value;
      if (key === null) {
        const missing: DomainError = { code: "required", field: "key" };
        setUnchosen(missing);
        return missing;
      }
      return approved.give(toLendInput(draft.value), key.id);
    },
  };
}
export type LendFormControl = ReturnType<typeof useLendForm>;
