import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ApprovalView } from "../../../shared/contract/approvals.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { asked } from "../../app/host-client.ts";
import { useHost } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { PinInput } from "../../ui/pin-input.tsx";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { useAction } from "../../ui/use-action.ts";

/** 批准 with a PIN typed anew for this very request, or 不批准 with a reason. */
export function AnswerForm({
  view,
  chosen,
}: {
  readonly view: ApprovalView;
  /** It was opened from the board: the cursor goes where the PIN is typed. */
  readonly chosen: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const words = useErrorWords();
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const [refusing, setRefusing] = useState(false);
  const refusal = useAction("approval.refuse", view.id, () => setRefusing(false));
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) form.current?.querySelector("input")?.focus({ preventScroll: true });
  }, [chosen]);
  const approve = async (): Promise<void> => {
    if (pin === "" || busy) return;
    setBusy(true);
    const answer = await asked(host.approvals.approve({ id: view.id, digest: view.digest, pin }));
    setBusy(false);
    setPin("");
    setError(answer.ok ? null : answer.error);
  };
  if (refusing) {
    return (
      <ReasonPrompt
        title={t("approvals.answer.refuseTitle")}
        action={t("approvals.answer.refuse")}
        danger
        busy={refusal.busy}
        error={refusal.errorBeside([])}
        onGive={(reason) => void refusal.give({ reason })}
        onCancel={() => setRefusing(false)}
      />
    );
  }
  return (
    <div ref={form} className="approval-answer">
      <Field
        label={t("approvals.answer.pin")}
        hint={t("approvals.answer.own")}
        error={error === null ? null : words(error)}
      >
        {(ids) => <PinInput ids={ids} value={pin} onChange={setPin} onGive={() => void approve()} />}
      </Field>
      <div className="approval-answer-acts">
        <Button danger onClick={() => setRefusing(true)}>
          {t("approvals.answer.refuse")}
        </Button>
        <Button type="primary" loading={busy} disabled={pin === ""} onClick={() => void approve()}>
          {t("approvals.answer.approve")}
        </Button>
      </div>
    </div>
  );
}
