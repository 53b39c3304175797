import type { TFunction } from "i18next";
import { useMemo, useState, type ReactElement } from "react";
import type { VisitRow } from "../../../shared/contract/visits.ts";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { Outcome } from "../../../shared/contract/commands.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import { mayAnswer, mayWithdrawLeave } from "../../../shared/modules/visits/index.ts";
import { useCommand } from "../../app/command.ts";
import { RowButton } from "../../ui/row-button.tsx";

/** What the buttons of the rows do. */
export interface RowActions {
  readonly busyId: string | null;
  readonly open: (id: string, action: string) => void;
  readonly signOut: (visit: VisitRow) => void;
  readonly withdraw: (visit: VisitRow) => void;
}

/** The commands behind the rows' buttons, once for the whole list. */
export function useRowActions(open: (id: string, action: string) => void): RowActions {
  const leave = useCommand("visit.sign-out");
  const undo = useCommand("visit.withdraw-leave");
  const [busyId, setBusyId] = useState<string | null>(null);
  return useMemo(() => {
    // What was refused is explained in the record.
    const give = async (id: string, command: Promise<Result<Outcome>>): Promise<void> => {
      setBusyId(id);
      const done = await command;
      setBusyId(null);
      if (!done.ok) open(id, "leave");
    };
    return {
      busyId,
      open,
      // A badge is asked for; without one a click is all.
      signOut: ({ id, badge }) => {
        if (badge === "") void give(id, leave.run({ badgeReturned: null, late: null }, { id }));
        else open(id, "leave");
      },
      withdraw: ({ id }) => void give(id, undo.run({}, { id })),
    };
    // The commands' own functions are new at every drawing and do the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [busyId, open]);
}

/** What a row waits for and this person may do: the answer, leaving, or, for ten minutes, taking the leaving back. */
export function rowAction(
  visit: VisitRow,
  role: Role,
  nowMs: number,
  t: TFunction,
  actions: RowActions,
): ReactElement | null {
  const { id, name } = visit;
  const busy = actions.busyId !== null;
  if (mayAnswer(visit)) {
    if (!mayCommand(role, "visit.answer")) return null;
    return <RowButton label={t("visits.ask")} onPress={() => actions.open(id, "awaiting-answer")} />;
  }
  if (visit.status === "inside") {
    if (!mayCommand(role, "visit.sign-out")) return null;
    return (
      <RowButton
        label={t("visits.leave")}
        name={t("visits.leaveNamed", { name })}
        busy={busy}
        onPress={() => actions.signOut(visit)}
      />
    );
  }
  if (!mayWithdrawLeave(visit, nowMs) || !mayCommand(role, "visit.withdraw-leave")) return null;
  return (
    <RowButton
      quiet
      label={t("visits.undo")}
      name={t("visits.undoNamed", { name })}
      busy={busy}
      onPress={() => actions.withdraw(visit)}
    />
  );
}
