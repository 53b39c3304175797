import { useState } from "react";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import type { InstantAction } from "./pass-actions.ts";

/** The actions that need no form: one press, one command. */
export function useInstant(id: string): {
  /** Answers the refusal, or null when it was done. */
  readonly give: (action: InstantAction) => Promise<DomainError | null>;
  readonly busy: boolean;
  readonly error: DomainError | null;
} {
  const submit = useCommand("pass.submit");
  const withdraw = useCommand("pass.withdraw");
  const [error, setError] = useState<DomainError | null>(null);
  return {
    busy: submit.busy || withdraw.busy,
    error,
    give: async (action) => {
      const command = action === "submit" ? submit : withdraw;
      const outcome = await command.run({}, { id });
      const refused = outcome.ok ? null : outcome.error;
      setError(refused);
      return refused;
    },
  };
}
