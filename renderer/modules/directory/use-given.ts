import { useState } from "react";
import type { CommandInput, CommandName, Outcome } from "../../../shared/contract/commands.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useCommand, type CommandOptions } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";

export interface Given<Name extends CommandName> {
  /** Gives the command; what came of it, or null when it was refused (then `errorOf` has the words). */
  readonly give: (input: CommandInput<Name>, options?: CommandOptions) => Promise<Outcome | null>;
  readonly busy: boolean;
  readonly error: DomainError | null;
  /** Words for a field's error; without a field, for an error of no field named here. */
  readonly errorOf: (field: string) => string | null;
  readonly errorElsewhere: (fields: readonly string[]) => string | null;
}

/** A form's command with its refusal in words, under the field that it concerns. */
export function useGiven<Name extends CommandName>(name: Name): Given<Name> {
  const { run, busy } = useCommand(name);
  const words = useErrorWords();
  const [error, setError] = useState<DomainError | null>(null);
  return {
    busy,
    error,
    give: async (input, options) => {
      const outcome = await run(input, options);
      setError(outcome.ok ? null : outcome.error);
      return outcome.ok ? outcome.value : null;
    },
    errorOf: (field) => (error?.field === field ? words(error) : null),
    errorElsewhere: (fields) =>
      error === null || (error.field !== undefined && fields.includes(error.field)) ? null : words(error),
  };
}
