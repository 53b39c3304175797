import { useState } from "react";
import type { CommandInput, CommandName, Outcome } from "../../../shared/contract/commands.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import type { Rank } from "../../../shared/kernel/roles.ts";
import { useCommand, type Approval } from "../../app/command.ts";

export interface Asking<Name extends CommandName> {
  readonly input: CommandInput<Name>;
  readonly id: string | null;
  readonly rank: Rank;
}

/** The second person comes at once, and other approvals leave the form: those have their words at their fields. */
const ofApproval: ReadonlySet<string> = new Set([
  "approval-needed",
  "approval-rank",
  "approval-self",
  "pin-wrong",
  "pin-wait",
  "pin-locked-out",
  "staff-disabled",
]);

function rankOf(error: DomainError): Rank {
  const rank = error.params?.["rank"];
  return rank === 1 || rank === 2 || rank === 3 || rank === 5 ? rank : 4;
}

/** A command that the host may want a second person for (KEY-3, KEY-1): given, and where it says so given again. */
export function useApproved<Name extends CommandName>(name: Name, onDone: (outcome: Outcome) => void) {
  const { run, busy } = useCommand(name);
  const [asking, setAsking] = useState<Asking<Name> | null>(null);
  const [error, setError] = useState<DomainError | null>(null);
  const settle = (outcome: Awaited<ReturnType<typeof run>>): DomainError | null => {
    setError(outcome.ok ? null : outcome.error);
    if (outcome.ok) {
      setAsking(null);
      onDone(outcome.value);
      return null;
    }
    if (!ofApproval.has(outcome.error.code)) setAsking(null);
    return outcome.error;
  };
  return {
    busy,
    /** The refusal of the form itself; the strip has its own. */
    error: asking === null ? error : null,
    asking,
    approvalError: asking !== null && error?.code !== "approval-needed" ? error : null,
    /** Answers what the form was refused with; null when it is saved or waits for the second person. */
    give: async (input: CommandInput<Name>, id: string | null): Promise<DomainError | null> => {
      const outcome = await run(input, { id });
      if (
        !outcome.ok &&
        (outcome.error.code === "approval-needed" || outcome.error.code === "approval-self")
      ) {
        setAsking({ input, id, rank: rankOf(outcome.error) });
        setError(outcome.error);
        return null;
      }
      return settle(outcome);
    },
    approve: async (approval: Approval): Promise<void> => {
      if (asking !== null) settle(await run(asking.input, { id: asking.id, approval }));
    },
    /** Also when something is typed: what is approved is what stands there (A3). */
    cancel: () => {
      setAsking(null);
      setError(null);
    },
  };
}
