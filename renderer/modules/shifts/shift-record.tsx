import { useCallback, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import { useLive } from "../../app/live.ts";
import { HistoryList } from "../../ui/history-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { shiftHistoryWords } from "./shift-history-words.ts";
import { ShiftStatusTag } from "./shift-words.tsx";
import { HandoverSheet } from "./handover-sheet.tsx";
import { useShift } from "./use-shift.ts";

/** One shift's record beside the list: what was handed over, and its history. */
export function ShiftRecord({
  id,
  onClose,
}: {
  readonly id: string;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { data: shift, error } = useShift(id);
  if (shift === undefined) {
    return (
      <Panel title={t("shifts.title")} onClose={onClose}>
        <p className={error === null ? "muted" : "field-error"}>
          {t(error === null ? "ui.loading" : "errors.not-found")}
        </p>
      </Panel>
    );
  }
  return (
    <Panel
      title={<span className="mono">{shift.number}</span>}
      extra={<ShiftStatusTag status={shift.status} />}
      onClose={onClose}
    >
      <div className="form-column">
        <HandoverSheet shift={shift} />
        <h3 className="shift-heading">{t("shifts.history.title")}</h3>
        <ShiftHistory id={id} />
      </div>
    </Panel>
  );
}

/** Who did what when in this shift's handover. */
function ShiftHistory({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const people = useLive({
    key: ["session.people"],
    kinds: ["staff"],
    read: async (host) => host.session.people(),
  }).data;
  const describe = useCallback(
    (entry: HistoryEntry): string => {
      const nameOf = (staffId: string) => people?.find((person) => person.id === staffId)?.name ?? "";
      return shiftHistoryWords(entry, nameOf, t) ?? t("ui.history.unknown");
    },
    [people, t],
  );
  return <HistoryList kind="shift" id={id} kinds={["shift"]} describe={describe} />;
}
