import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import type { PageProps } from "../../../app/registers.ts";
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
import { firstOpenStep, stepsOf, type StepProps, type WizardStep } from "./wizard-steps.ts";
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
  const [chosen, setChosen] = useState<WizardStep | null>(null);
  const steps = stepsOf(shift);
  const step = chosen !== null && steps.includes(chosen) ? chosen : firstOpenStep(shift);
  const at = steps.indexOf(step);
  const [before, behind] = [steps[at - 1], steps[at + 1]];
  const Step = pages[step];
  return (
    <div className="wizard">
      <StepRail shift={shift} steps={steps} current={step} onStep={setChosen} onClose={onClose} />
      <div className="wizard-page">
        <BlockBar shift={shift} onRecord={onRecord} />
        {shift.status === "running" ? (
          <BeginCard shift={shift} />
        ) : (
          <Step
            key={step}
            shift={shift}
            onBack={before === undefined ? null : () => setChosen(before)}
            onNext={() => setChosen(behind ?? step)}
            next={behind === undefined ? "" : t(`shifts.steps.${behind}`)}
          />
        )}
      </div>
    </div>
  );
}
