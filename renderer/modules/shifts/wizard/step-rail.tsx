import { ArrowLeftOutlined, CheckOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import type { WizardStep } from "./wizard-steps.ts";

/** The steps, each with its own state; a number in red says how much there stops the signatures. */
export function StepRail({
  shift,
  steps,
  current,
  onStep,
  onWithdraw,
  onClose,
}: {
  readonly shift: ShiftView;
  readonly steps: readonly WizardStep[];
  readonly current: WizardStep;
  readonly onStep: (step: WizardStep) => void;
  readonly onWithdraw: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const begun = shift.status === "handing-over";
  const blocking = shift.items.filter(({ blocks }) => blocks).length;
  const who = shift.arrivals.length > 0 ? shift.arrivals : shift.planned;
  return (
    <nav className="card wizard-rail" aria-label={t("shifts.wizard.steps")}>
      <Button type="link" className="wizard-back" icon={<ArrowLeftOutlined />} onClick={onClose}>
        {t("shifts.list")}
      </Button>
      <div className="wizard-shifts">
        {shift.plan?.name ?? t("shifts.now")} → {shift.nextPlan?.name ?? t("shifts.wizard.nextShift")}
      </div>
      <div className="wizard-people">
        <span>{t("shifts.wizard.gives", { name: shift.staff })}</span>
        {who.length > 0 && (
          <span>{t("shifts.wizard.takes", { name: who.map(({ name }) => name).join(t("ui.comma")) })}</span>
        )}
      </div>
      <ol className="wizard-steps">
        {steps.map((step, index) => {
          const done = step === "sign" ? false : shift.done.includes(step);
          return (
            <li key={step}>
              <button
                type="button"
                className="wizard-step"
                aria-current={begun && step === current ? "step" : undefined}
                disabled={!begun}
                onClick={() => onStep(step)}
              >
                <span className={done ? "wizard-dot wizard-dot-done" : "wizard-dot"}>
                  {done ? <CheckOutlined /> : index + 1}
                </span>
                {t(`shifts.steps.${step}`)}
                {done && <span className="visually-hidden">{t("shifts.wizard.done")}</span>}
                {step === "items" && blocking > 0 && <span className="wizard-blocking">{blocking}</span>}
              </button>
            </li>
          );
        })}
      </ol>
      {begun && (
        <Button type="text" size="small" className="wizard-withdraw" onClick={onWithdraw}>
          {t("shifts.wizard.withdraw")}
        </Button>
      )}
    </nav>
  );
}
