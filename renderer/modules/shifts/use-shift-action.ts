import { useState } from "react";
import type { CommandInput, CommandName } from "../../../shared/contract/commands.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand, type Approval } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";

export interface ShiftAction<Name extends CommandName> {
  /** True when it was done. */
  readonly give: (input: CommandInput<Name>, approval?: Approval) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: DomainError | null;
  /** The refusal in words, or null. */
  readonly words: string | null;
  /** Forgets the refusal: something was typed. */
  readonly typed: () => void;
}

/** One command on a shift: gives it and keeps its refusal. */
export function useShiftAction<Name extends CommandName>(name: Name, id: string | null): ShiftAction<Name> {
  const toWords = useErrorWords();
  const { run, busy } = useCommand(name);
  const [error, setError] = useState<DomainError | null>(null);
  return {
    busy,
    error,
    words: error === null ? null : toWords(error),
    typed: () => setError(null),
    give: async (input, approval) => {
      const outcome = await run(input, { id, approval: approval ?? null });
      setError(outcome.ok ? null : outcome.error);
      return outcome.ok;
    },
  };
}
