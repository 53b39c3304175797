import { useState } from "react";
import type { DomainError } from "../../../shared/kernel/result.ts";
import type { Outcome } from "../../../shared/contract/commands.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { useDraft } from "../../ui/use-draft.ts";
import { emptyOrderForm, orderFormSchema, toTakeInput, type OrderFormValues } from "./order-form-values.ts";

export interface SavedOrder extends Outcome {
  readonly dispatched: boolean;
}

function readDraft(kept: Readonly<Record<string, unknown>>): OrderFormValues | null {
  const read = orderFormSchema.safeParse(kept);
  return read.success ? read.data : null;
}

/** The form of a new order: its draft, its errors, saving it with or without sending (REP-1). */
export function useOrderForm(onSaved: (order: SavedOrder) => void) {
  const words = useErrorWords();
  const draft = useDraft<OrderFormValues>("work-order.take", emptyOrderForm, readDraft);
  const take = useCommand("work-order.take");
  const [error, setError] = useState<DomainError | null>(null);
  return {
    form: draft.value,
    busy: take.busy,
    restored: draft.restored,
    error,
    /** Words of what is wrong with a field, or null. */
    errorOf: (field: string): string | null => (error?.field === field ? words(error) : null),
    change: (patch: Partial<OrderFormValues>): void => {
      setError(null);
      draft.change(patch);
    },
    /** Shows the folded part; what was refused in it stays said. */
    unfold: (): void => draft.change({ more: true }),
    reset: (): void => {
      draft.clear();
      setError(null);
    },
    /** Answers the refusal, or null when it was saved. */
    save: async (dispatch: boolean): Promise<DomainError | null> => {
      const outcome = await take.run(toTakeInput(draft.value, dispatch));
      setError(outcome.ok ? null : outcome.error);
      if (!outcome.ok) return outcome.error;
      draft.clear();
      onSaved({ ...outcome.value, dispatched: dispatch });
      return null;
    },
  };
}
export type OrderForm = ReturnType<typeof useOrderForm>;
