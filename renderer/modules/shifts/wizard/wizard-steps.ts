import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { handoverSteps } from "../../../../shared/modules/shifts/index.ts";

/** 到岗 · 物品 · 钥匙 · 邮件/现金 · 未完事项 · 区域 · 签字 */
export const wizardSteps = [...handoverSteps, "sign"] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** The steps that this handover has: a post without a list counts nothing. */
export function stepsOf(shift: ShiftView): readonly WizardStep[] {
  return wizardSteps.filter((step) => {
    if (step === "keys") return shift.keyList.length > 0;
    return step !== "property" || shift.propertyList.length > 0;
  });
}

/** Where a handover goes on: the first step that still waits. */
export function firstOpenStep(shift: ShiftView): WizardStep {
  return stepsOf(shift).find((step) => step === "sign" || !shift.done.includes(step)) ?? "sign";
}

/** What every step is told. */
export interface StepProps {
  readonly shift: ShiftView;
  /** Null at the first step. */
  readonly onBack: (() => void) | null;
  readonly onNext: () => void;
  readonly onStep: (step: WizardStep) => void;
  /** Words of the step behind this one. */
  readonly next: string;
}
