import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { StaffRow } from "../../../shared/contract/staff.ts";
import { outranks } from "../../../shared/modules/staff/index.ts";
import { useSession } from "../../app/program.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { HistoryList } from "../../ui/history-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { StaffActKind } from "./staff-act-kind.ts";
import { StaffAct } from "./staff-act.tsx";
import { staffEventWords } from "./staff-event-words.ts";
import { StaffState } from "./staff-state.tsx";

/** One member of staff: facts, what may be done, and what was done when by whom. */
export function StaffRecord({
  row,
  lockedOut,
  onClose,
}: {
  readonly row: StaffRow;
  /** Opened from the board, to end a lock-out. */
  readonly lockedOut: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const role = useSession(({ actor }) => actor?.role ?? null);
  const mayReset = role !== null && outranks(role, row.role);
  const [act, setAct] = useState<StaffActKind | null>(lockedOut && mayReset ? "resetPin" : null);
  const admin = role === "admin";
  const acts: readonly StaffActKind[] = [
    ...(mayReset ? (["resetPin"] as const) : []),
    ...(admin ? (["correct", "changeRole", row.active ? "disable" : "enable"] as const) : []),
  ];
  return (
    <Panel title={row.name} extra={<StaffState row={row} />} onClose={onClose}>
      <Facts>
        <Fact label={t("staff.role")}>{t(`ui.roles.${row.role}`)}</Fact>
        <Fact label={t("staff.department")}>{row.department || "—"}</Fact>
        <Fact label={t("staff.number")}>{row.number || "—"}</Fact>
      </Facts>
      {row.lockedOut && <p className="field-error staff-locked">{t("staff.lockedOutHelp")}</p>}
      {act === null && acts.length === 0 ? null : act === null ? (
        <div className="staff-acts">
          {acts.map((each) => (
            <Button key={each} danger={each === "disable"} onClick={() => setAct(each)}>
              {t(`staff.${each}`)}
            </Button>
          ))}
        </div>
      ) : (
        <div className="staff-acts">
          <StaffAct row={row} act={act} onDone={() => setAct(null)} />
        </div>
      )}
      <h2>{t("staff.history")}</h2>
      <HistoryList
        kind="staff"
        id={row.id}
        kinds={["staff"]}
        describe={(entry) => staffEventWords(entry, t)}
      />
    </Panel>
  );
}
