import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand, type Approval } from "../../app/command.ts";
import { ApprovalStrip } from "../../ui/approval-strip.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { focusFirst } from "../../ui/focus-first.ts";
import { StripFrame } from "../../ui/strip-frame.tsx";
import { useFocusWrong } from "../../ui/use-focus-wrong.ts";
import type { ActionProps } from "./action-props.ts";

/** 退回: the officer hands it back instead of signing, with a reason and their own PIN. */
export function RefuseForm({ pass, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { run, busy } = useCommand("pass.refuse");
  const [reason, setReason] = useState("");
  const [error, setError] = useState<DomainError | null>(null);
  const approve = async (approval: Approval): Promise<void> => {
    const outcome = await run({ reason }, { id: pass.id, approval });
    setError(outcome.ok ? null : outcome.error);
    if (outcome.ok) onDone();
  };
  const onReason = error?.field === "reason";
  const root = useFocusWrong<HTMLElement>(onReason ? error : null);
  return (
    <StripFrame title={t("passes.refuse.title")} root={root} onCancel={onCancel}>
      <Field label={t("passes.refuse.reason")} required error={onReason ? words(error) : null}>
        {(ids) => (
          <Input
            {...ids}
            ref={focusFirst}
            value={reason}
            maxLength={500}
            onChange={({ target }) => {
              setError(null);
              setReason(target.value);
            }}
          />
        )}
      </Field>
      <ApprovalStrip
        what={t("passes.refuse.what", { number: pass.number })}
        give={t("passes.actions.refuse")}
        rank={3}
        except={pass.writers}
        error={onReason ? null : error}
        busy={busy}
        onApprove={(approval) => void approve(approval)}
        onCancel={onCancel}
      />
    </StripFrame>
  );
}
