import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import type { PageProps } from "../../../app/page-props.ts";
import { Countersign } from "../record-actions.tsx";
import { AreaStep } from "./area-step.tsx";
import { ArrivalStep } from "./arrival-step.tsx";
import { BeginCard } from "./begin-card.tsx";
import { BlockBar } from "./block-bar.tsx";
import { ItemsStep } from "./items-step.tsx";
import { KeysStep } from "./keys-step.tsx";
import { MailStep } from "./mail-step.tsx";
import { PropertyStep } from "./property-step.tsx";
import { SignStep } from "./sign-step.tsx";
import { StepRail } from "./step-rail.tsx";
import { WithdrawForm } from "./withdraw-form.tsx";
import { firstOpenStep, stepsOf, type StepProps, type WizardStep } from "./wizard-steps.ts";
import "./wizard-rows.css";
import "./wizard.css";

const pages: Readonly<Record<WizardStep, (props: StepProps) => ReactElement>> = {
  arrival: ArrivalStep,
  property: PropertyStep,
  keys: KeysStep,
  mail: MailStep,
  items: ItemsStep,
  area: AreaStep,
  sign: SignStep,
};

/** A step begins at its top; where none of its fields takes the cursor, the keys scroll it. */
function fromTheTop(mark: HTMLElement | null): void {
  const page = mark?.parentElement ?? null;
  if (page === null) return;
  page.scrollTop = 0;
  if (document.activeElement === document.body) page.focus({ preventScroll: true });
}

/** 交接: what blocks on top, the steps on the left, one of them on the right. Every answer is kept as it is given. */
export function HandoverWizard({
  shift,
  onRecord,
  onClose,
}: {
  readonly shift: ShiftView;
  readonly onRecord: PageProps["openRecord"];
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  // Where it goes on when it is opened; from then on nobody but its people turns the page.
  const [chosen, setChosen] = useState<WizardStep>(() => firstOpenStep(shift));
  const [withdrawing, setWithdrawing] = useState(false);
  const steps = stepsOf(shift);
  const step = steps.includes(chosen) ? chosen : firstOpenStep(shift);
  const at = steps.indexOf(step);
  const [before, behind] = [steps[at - 1], steps[at + 1]];
  const Step = pages[step];
  const show = (next: WizardStep): void => {
    setWithdrawing(false);
    setChosen(next);
  };
  return (
    <div className="wizard">
      <StepRail
        shift={shift}
        steps={steps}
        current={step}
        onStep={show}
        onWithdraw={() => setWithdrawing(true)}
        onClose={onClose}
      />
      <div className="wizard-page" tabIndex={-1}>
        <BlockBar shift={shift} onRecord={onRecord} onAll={() => show("items")} />
        <Countersign shift={shift} />
        {shift.status === "running" ? (
          <BeginCard shift={shift} />
        ) : withdrawing ? (
          <WithdrawForm shift={shift} onDone={() => setWithdrawing(false)} />
        ) : (
          <Step
            key={step}
            shift={shift}
            onBack={before === undefined ? null : () => setChosen(before)}
            onStep={setChosen}
            onNext={() => setChosen(behind ?? step)}
            next={behind === undefined ? "" : t(`shifts.steps.${behind}`)}
          />
        )}
        <span key={`top of ${step}`} ref={fromTheTop} hidden />
      </div>
    </div>
  );
}
