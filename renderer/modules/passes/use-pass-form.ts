import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError, Result } from "../../../shared/kernel/result.ts";
import type { Outcome } from "../../../shared/contract/commands.ts";
import type { PassView } from "../../../shared/contract/passes.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { useDraft } from "../../ui/use-draft.ts";
import {
  emptyPassForm,
  passFormSchema,
  revisedFrom,
  toDraftInput,
  toReviseInput,
  type PassFormValues,
} from "./pass-form-values.ts";

export interface SavedPass {
  readonly id: string;
  readonly number: string;
  readonly submitted: boolean;
}

/** The only gate there is. */
const FILLED_IN = ["gate"];

function readDraft(kept: Readonly<Record<string, unknown>>): PassFormValues | null {
  const read = passFormSchema.safeParse(kept);
  return read.success ? read.data : null;
}

/** The form of a pass, new or changed: its draft, its errors, saving it with or without submitting (GDS-2). */
export function usePassForm(
  before: PassView | null,
  /** What a submission of it lacked. */
  refused: DomainError | null,
  onSaved: (pass: SavedPass) => void,
) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const unit = t("passes.form.defaultUnit");
  const empty = useMemo(
    () => (before === null ? emptyPassForm(unit) : revisedFrom(before, unit)),
    [before, unit],
  );
  const name = before === null ? "pass.draft" : `pass.revise ${before.id.slice(0, 36)}`;
  const draft = useDraft<PassFormValues>(name, empty, readDraft, FILLED_IN);
  const create = useCommand("pass.draft");
  const revise = useCommand("pass.revise");
  const [error, setError] = useState<DomainError | null>(refused);
  const send = async (submit: boolean): Promise<Result<Outcome>> =>
    before === null
      ? create.run(toDraftInput(draft.value, submit))
      : revise.run(toReviseInput(draft.value, submit), { id: before.id });
  return {
    form: draft.value,
    /** The pass that is changed; null for a new one. */
    before,
    busy: create.busy || revise.busy,
    restored: draft.restored,
    /** Something stands in it that another pass would write over. */
    typed: draft.typed,
    error,
    /** Words of what is wrong with a field, or null. */
    errorOf: (field: string): string | null => (error?.field === field ? words(error) : null),
    change: (patch: Partial<PassFormValues>): void => {
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
    save: async (submit: boolean): Promise<DomainError | null> => {
      const outcome = await send(submit);
      setError(outcome.ok ? null : outcome.error);
      if (!outcome.ok) return outcome.error;
      draft.clear();
      const number = outcome.value.number ?? before?.number ?? "";
      onSaved({ id: outcome.value.id, number, submitted: submit });
      return null;
    },
  };
}
export type PassForm = ReturnType<typeof usePassForm>;
