import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { StepProps } from "./wizard-steps.ts";

/** Back, and on: what was filled in is saved with the same key. */
export function StepFoot({
  onBack,
  onGo,
  next,
  busy = false,
  error,
}: Pick<StepProps, "onBack" | "next"> & {
  readonly onGo: () => void;
  readonly busy?: boolean;
  readonly error: string | null;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="wizard-foot">
      {onBack !== null && <Button onClick={onBack}>{t("shifts.wizard.back")}</Button>}
      <Button type="primary" loading={busy} onClick={onGo}>
        {t("shifts.wizard.next", { step: next })}
      </Button>
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
