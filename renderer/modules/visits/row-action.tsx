import { Button } from "antd";
import type { MouseEvent, ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitRow } from "../../../shared/contract/visits.ts";
import { mayAnswer, mayWithdrawLeave } from "../../../shared/modules/visits/index.ts";
import { useCommand } from "../../app/command.ts";

/** What a row waits for: the answer, leaving, or, for ten minutes, taking the leaving back. */
export function RowAction({
  visit,
  nowMs,
  onOpen,
}: {
  readonly visit: VisitRow;
  readonly nowMs: number;
  readonly onOpen: (action: string) => void;
}): ReactElement | null {
  const { t } = useTranslation();
  const leave = useCommand("visit.sign-out");
  const withdraw = useCommand("visit.withdraw-leave");
  const { id, name } = visit;
  const press = (work: () => void) => (event: MouseEvent) => {
    event.stopPropagation();
    work();
  };
  if (mayAnswer(visit)) {
    return (
      <Button size="small" onClick={press(() => onOpen("awaiting-answer"))}>
        {t("visits.ask")}
      </Button>
    );
  }
  if (visit.status === "inside") {
    // A badge is asked for; without one a click is all.
    const signOut = (): void =>
      visit.badge === ""
        ? void leave.run({ badgeReturned: null, late: null }, { id }).then((done) => {
            if (!done.ok) onOpen("leave");
          })
        : onOpen("leave");
    return (
      <Button
        size="small"
        loading={leave.busy}
        aria-label={t("visits.leaveNamed", { name })}
        onClick={press(signOut)}
      >
        {t("visits.leave")}
      </Button>
    );
  }
  if (!mayWithdrawLeave(visit, nowMs)) return null;
  return (
    <Button
      size="small"
      type="text"
      loading={withdraw.busy}
      aria-label={t("visits.undoNamed", { name })}
      onClick={press(() => {
        void withdraw.run({}, { id }).then((done) => {
          if (!done.ok) onOpen("leave");
        });
      })}
    >
      {t("visits.undo")}
    </Button>
  );
}
