import { useState, type ReactElement } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { VisitView } from "../../../shared/contract/visits.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import type { Answer, ConsentMethod } from "../../../shared/modules/visits/index.ts";
import { useCommand } from "../../app/command.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { focusNextField } from "../../ui/use-form-keyboard.ts";
import { ConsentField } from "./consent-field.tsx";

/** On to the next choice, and behind the last one to the button that saves. */
function goOn(): void {
  flushSync(() => undefined);
  const at = document.activeElement;
  const form = at?.closest("form");
  if (at === null || form === null || form === undefined || focusNextField(form, at)) return;
  form.querySelector<HTMLElement>(".ant-btn-primary")?.focus();
}

/** 登记答复 (VIS-2): the answer that came after the visitor was entered. */
export function AnswerAction({
  visit,
  onClose,
}: {
  readonly visit: VisitView;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const command = useCommand("visit.answer");
  const asked = visit.consentMethod === "standing" ? null : visit.consentMethod;
  const [method, setMethod] = useState<ConsentMethod | null>(asked);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [by, setBy] = useState("");
  const [error, setError] = useState<DomainError | null>(null);
  const save = async (): Promise<void> => {
    if (method === null || answer === null) {
      setError({ code: "consent-required" });
      return;
    }
    const done = await command.run({ method, answer, by }, { id: visit.id });
    if (done.ok) onClose();
    else setError(done.error);
  };
  /** What was wrong is being mended. */
  const typed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value): void => {
      setError(null);
      set(value);
    };
  return (
    <ActionStrip
      title={t("visits.record.actions.answer")}
      busy={command.busy}
      error={error === null ? null : words(error)}
      onSave={() => void save()}
      onCancel={onClose}
    >
      <ConsentField
        method={method}
        answer={answer}
        by={by}
        host={visit.host}
        standing={false}
        waits={false}
        error={null}
        byError={null}
        onMethod={typed(setMethod)}
        onAnswer={typed(setAnswer)}
        onBy={typed(setBy)}
        onNext={goOn}
      />
    </ActionStrip>
  );
}
