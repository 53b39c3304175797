import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { ReasonPrompt } from "../../../ui/reason-prompt.tsx";
import { useShiftAction } from "../use-shift-action.ts";

/** 撤回交接: begun by mistake; what was answered is kept. */
export function WithdrawForm({
  shift,
  onDone,
}: {
  readonly shift: ShiftView;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const withdraw = useShiftAction("shift.withdraw-handover", shift.id);
  return (
    <ReasonPrompt
      title={t("shifts.wizard.withdrawTitle")}
      action={t("shifts.wizard.withdraw")}
      busy={withdraw.busy}
      error={withdraw.words}
      onGive={(reason) => void withdraw.give({ reason }).then((done) => done && onDone())}
      onCancel={onDone}
    />
  );
}
