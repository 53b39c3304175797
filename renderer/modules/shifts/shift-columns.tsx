import { useMemo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftRow } from "../../../shared/contract/shifts.ts";
import { siteClock, siteParts } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { exactTime } from "../../ui/time-words.ts";
import type { Column } from "../../ui/virtual-list.tsx";
import { ShiftStatusTag } from "./shift-words.tsx";

/** The columns of the list. */
export function useShiftColumns(): readonly Column<ShiftRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: "date",
        title: t("shifts.columns.date"),
        width: "92px",
        cell: (shift) => <ShiftDay shift={shift} />,
      },
      {
        key: "post",
        title: t("shifts.columns.post"),
        width: "minmax(72px, 140px)",
        cell: (shift) => shift.post,
      },
      {
        key: "people",
        title: t("shifts.columns.people"),
        width: "minmax(128px, 300px)",
        cell: (shift) => (
          <span title={shift.number}>
            {shift.staff === "" ? "—" : shift.staff} → {shift.incoming === "" ? "—" : shift.incoming}
          </span>
        ),
      },
      {
        key: "signed",
        title: t("shifts.columns.signed"),
        width: "56px",
        cell: (shift) => <SignedAt shift={shift} />,
      },
      {
        key: "status",
        title: t("shifts.columns.status"),
        width: "116px",
        cell: (shift) => <ShiftStatusTag status={shift.status} />,
      },
      {
        key: "marks",
        title: t("shifts.columns.marks"),
        width: "minmax(150px, 1fr)",
        cell: (shift) => <Marks shift={shift} />,
      },
    ],
    [t],
  );
}

/** 11/23 夜班 */
function ShiftDay({ shift }: { readonly shift: ShiftRow }): ReactElement {
  const zone = useZone();
  const { month, day } = siteParts(shift.plan?.fromMs ?? shift.openedAtMs, zone);
  return (
    <span className="tabular" title={exactTime(shift.openedAtMs, zone)}>
      {month}/{day} {shift.plan?.name ?? ""}
    </span>
  );
}

function SignedAt({ shift }: { readonly shift: ShiftRow }): ReactElement {
  const zone = useZone();
  if (shift.signedAtMs === null) return <span className="muted">—</span>;
  return <time title={exactTime(shift.signedAtMs, zone)}>{siteClock(shift.signedAtMs, zone)}</time>;
}

/** What a manager looks for: late, let pass, short, not countersigned. */
function Marks({ shift }: { readonly shift: ShiftRow }): ReactElement {
  const { t } = useTranslation();
  return (
    <span className="shift-marks">
      {shift.conflicts > 0 && <StatusTag tone="red">{t("shifts.marks.conflict")}</StatusTag>}
      {shift.countersignByMs !== null && <StatusTag tone="amber">{t("shifts.marks.countersign")}</StatusTag>}
      {shift.late && <StatusTag tone="amber">{t("shifts.marks.late")}</StatusTag>}
      {shift.overridden && <StatusTag tone="grey">{t("shifts.marks.overridden")}</StatusTag>}
      {shift.shortages > 0 && (
        <StatusTag tone="grey">{t("shifts.marks.short", { count: shift.shortages })}</StatusTag>
      )}
    </span>
  );
}
