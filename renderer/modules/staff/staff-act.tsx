import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../../shared/contract/commands.ts";
import type { StaffRow } from "../../../shared/contract/staff.ts";
import type { DomainError, Result } from "../../../shared/kernel/result.ts";
import { roles } from "../../../shared/kernel/roles.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { ReasonPrompt } from "../../ui/reason-prompt.tsx";
import { CorrectForm, ValueForm } from "./staff-act-forms.tsx";
import type { StaffActKind } from "./staff-act-kind.ts";

/** What is being done to one member of staff, in the same panel. */
export function StaffAct({
  row,
  act,
  onDone,
}: {
  readonly row: StaffRow;
  readonly act: StaffActKind;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const correct = useCommand("staff.correct");
  const changeRole = useCommand("staff.change-role");
  const resetPin = useCommand("staff.reset-pin");
  const disable = useCommand("staff.disable");
  const enable = useCommand("staff.enable");
  const [error, setError] = useState<DomainError | null>(null);
  const options = { id: row.id };
  const settle = async (given: Promise<Result<Outcome>>): Promise<void> => {
    const answer = await given;
    setError(answer.ok ? null : answer.error);
    if (answer.ok) onDone();
  };
  const errorWords = error === null ? null : words(error);
  switch (act) {
    case "disable":
    case "enable": {
      const command = act === "disable" ? disable : enable;
      return (
        <ReasonPrompt
          title={t(`staff.${act}Title`, { name: row.name })}
          action={t(`staff.${act}`)}
          danger={act === "disable"}
          busy={command.busy}
          error={errorWords}
          onCancel={onDone}
          onGive={(reason) => void settle(command.run({ reason }, options))}
        />
      );
    }
    case "resetPin":
      return (
        <ValueForm
          act={act}
          label={t("staff.newPin")}
          secret
          error={errorWords}
          busy={resetPin.busy}
          onCancel={onDone}
          onGive={(pin) => void settle(resetPin.run({ pin }, options))}
        />
      );
    case "changeRole":
      return (
        <ValueForm
          act={act}
          label={t("staff.role")}
          choices={roles.map((role) => ({ value: role, label: t(`ui.roles.${role}`) }))}
          initial={row.role}
          error={errorWords}
          busy={changeRole.busy}
          onCancel={onDone}
          onGive={(value, reason) => {
            const role = roles.find((each) => each === value) ?? row.role;
            void settle(changeRole.run({ role, reason }, options));
          }}
        />
      );
    case "correct":
      return (
        <CorrectForm
          row={row}
          error={errorWords}
          busy={correct.busy}
          onCancel={onDone}
          onGive={(input) => void settle(correct.run(input, options))}
        />
      );
    default:
      return act satisfies never;
  }
}
