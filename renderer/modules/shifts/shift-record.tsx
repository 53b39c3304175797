import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useCallback, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../shared/contract/shifts.ts";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import { goTo } from "../../app/frame/use-place.ts";
import { useLive } from "../../app/live.ts";
import { HistoryList } from "../../ui/history-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Countersign, Settle } from "./record-actions.tsx";
import { shiftHistoryWords } from "./shift-history-words.ts";
import { ShiftStatusTag } from "./shift-words.tsx";
import { ChecksumCheck } from "./checksum-check.tsx";
import { HandoverSheet } from "./handover-sheet.tsx";

/** One shift's record beside the list: what was handed over, and its history. */
export function ShiftRecord({
  shift,
  onClose,
}: {
  readonly shift: ShiftView;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Panel
      title={<span className="mono">{shift.number}</span>}
      extra={<ShiftStatusTag status={shift.status} />}
      onClose={onClose}
      footer={
        <Button icon={<PrinterOutlined />} type="primary" onClick={() => goTo("print", "handover", shift.id)}>
          {t("ui.print.printer")}
        </Button>
      }
    >
      <div className="form-column">
        <Countersign shift={shift} />
        <Settle shift={shift} />
        <HandoverSheet shift={shift} />
        {shift.checksum !== "" && (
          <>
            <h3 className="shift-heading">{t("shifts.checksum.title")}</h3>
            <ChecksumCheck />
          </>
        )}
        <h3 className="shift-heading">{t("shifts.history.title")}</h3>
        <ShiftHistory id={shift.id} />
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
