import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { RecordButtons, type RecordActions } from "../../ui/record-buttons.tsx";
import type { PassAction } from "./pass-actions.ts";

const PRINT_ROLL = "print-roll";

/** What can be done with a pass now, and its prints: the three copies, and 80 mm. */
export function PassButtons({
  actions,
  printable,
  late,
  busy,
  onAct,
  onPrint,
}: {
  readonly actions: RecordActions<PassAction>;
  readonly printable: boolean;
  /** A signature can only be a late entry. */
  readonly late: boolean;
  readonly busy: boolean;
  readonly onAct: (action: PassAction) => void;
  readonly onPrint: (paper: "pass" | "pass-roll") => void;
}): ReactElement {
  const { t } = useTranslation();
  const more = printable ? ([PRINT_ROLL, ...actions.more] as const) : actions.more;
  return (
    <RecordButtons<PassAction | typeof PRINT_ROLL>
      actions={{ ...actions, more }}
      labelOf={(action) =>
        action === PRINT_ROLL
          ? t("passes.record.printRoll")
          : t(`passes.actions.${action === "sign" && late ? "signLate" : action}`)
      }
      isDanger={(action) => action === "void"}
      busy={busy}
      onAct={(action) => (action === PRINT_ROLL ? onPrint("pass-roll") : onAct(action))}
    >
      {printable && <Button onClick={() => onPrint("pass")}>{t("passes.record.print")}</Button>}
    </RecordButtons>
  );
}
