import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useCommand, type Approval } from "../../app/command.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { ApprovalStrip } from "../../ui/approval-strip.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { LateEntry, lateFields, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { SignaturePad, type DrawnStrokes } from "../../ui/signature-pad.tsx";
import { StripFrame } from "../../ui/strip-frame.tsx";
import { useFocusWrong } from "../../ui/use-focus-wrong.ts";
import type { ActionProps } from "./action-props.ts";
import { signsLate } from "./pass-actions.ts";
import { ShownFacts } from "./shown-facts.tsx";

/** 签发 (GDS-2): exactly what is signed, the pad, and the duty officer's own PIN; the stamp goes with it. */
export function SignForm({ pass, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { run, busy } = useCommand("pass.sign");
  const [strokes, setStrokes] = useState<DrawnStrokes | null>(null);
  const onlyLate = signsLate(pass);
  const [late, setLate] = useState<TypedLate>(onlyLate ? { at: null, reason: "" } : null);
  const [error, setError] = useState<DomainError | null>(null);
  const lateWrong = error?.field !== undefined && lateFields.includes(error.field) ? error : null;
  const root = useFocusWrong<HTMLElement>(lateWrong);
  const approve = async (approval: Approval): Promise<void> => {
    const input = { strokes, digest: pass.signedDigest, late: lateOf(late) };
    const outcome = await run(input, { id: pass.id, approval });
    setError(outcome.ok ? null : outcome.error);
    if (outcome.ok) onDone();
  };
  return (
    <StripFrame
      title={t(onlyLate ? "passes.actions.signLate" : "passes.sign.title")}
      root={root}
      onCancel={onCancel}
    >
      <p className="muted">{t("passes.sign.shown")}</p>
      <ShownFacts pass={pass} />
      <SignaturePad
        label={t("passes.sign.pad")}
        onChange={(drawn) => {
          setError(null);
          setStrokes(drawn);
        }}
      />
      <LateEntry
        late={late}
        always={onlyLate}
        errorOf={(field) => (error?.field === field ? words(error) : null)}
        onChange={(next) => {
          setError(null);
          setLate(next);
        }}
      />
      <ApprovalStrip
        what={t("passes.sign.what", {
          number: pass.number,
          unit: pass.unit,
          items: t("passes.print.total", { count: pass.items.length }),
        })}
        give={t(onlyLate ? "passes.actions.signLate" : "passes.actions.sign")}
        rank={3}
        except={pass.writers}
        error={lateWrong === null ? error : null}
        busy={busy}
        onApprove={(approval) => void approve(approval)}
        onCancel={onCancel}
      />
    </StripFrame>
  );
}
