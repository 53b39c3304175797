import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../shared/contract/shifts.ts";
import { OwnPin } from "../../ui/own-pin.tsx";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { useShiftAction } from "./use-shift-action.ts";
import { useMay } from "../../app/use-may.ts";

/** 补签: the supervisor who gave it by phone, by their own PIN, at whatever screen. */
export function Countersign({ shift }: { readonly shift: ShiftView }): ReactElement | null {
  const { t } = useTranslation();
  const sign = useShiftAction("shift.countersign", shift.id);
  const owed = shift.overrides.find(
    ({ countersignByMs, countersignedAtMs }) => countersignByMs !== null && countersignedAtMs === null,
  );
  if (owed === undefined || owed.countersignByMs === null) return null;
  return (
    <section className="shift-owed" aria-label={t("shifts.marks.countersign")}>
      <p>
        {t("shifts.countersign.what", { name: owed.supervisor, reason: owed.reason })} ·{" "}
        <TimeText at={owed.countersignByMs} as="due" />
      </p>
      <OwnPin
        label={t("shifts.block.supervisor")}
        people={[{ id: owed.supervisorId, name: owed.supervisor }]}
        preferred={owed.supervisorId}
        action={t("shifts.countersign.action")}
        error={sign.words}
        busy={sign.busy}
        onGive={(own) => void sign.give({}, own)}
      />
    </section>
  );
}

/** Two desks that were apart handed the same shift over: a supervisor says that the first stands. */
export function Settle({ shift }: { readonly shift: ShiftView }): ReactElement | null {
  const { t } = useTranslation();
  const may = useMay("shift.settle-handover");
  const settle = useShiftAction("shift.settle-handover", shift.id);
  if (shift.rivals === 0) return null;
  if (!may) return <p className="field-error">{t("shifts.settle.what")}</p>;
  return (
    <ReasonPrompt
      title={t("shifts.settle.what")}
      action={t("shifts.settle.action")}
      busy={settle.busy}
      error={settle.words}
      onGive={(reason) => void settle.give({ reason })}
      onCancel={settle.typed}
    />
  );
}
