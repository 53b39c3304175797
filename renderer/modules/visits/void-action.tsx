import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitView } from "../../../shared/contract/visits.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";

/** 作废: the number stays; the reason is asked for. */
export function VoidAction({
  visit,
  onClose,
}: {
  readonly visit: VisitView;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const command = useCommand("visit.void");
  const [error, setError] = useState<DomainError | null>(null);
  const give = async (reason: string): Promise<void> => {
    const done = await command.run({ reason }, { id: visit.id });
    if (done.ok) onClose();
    else setError(done.error);
  };
  return (
    <ReasonPrompt
      title={t("visits.record.voiding", { number: visit.number })}
      action={t("visits.record.actions.void")}
      danger
      busy={command.busy}
      error={error === null ? null : words(error)}
      onGive={(reason) => void give(reason)}
      onCancel={onClose}
    />
  );
}
