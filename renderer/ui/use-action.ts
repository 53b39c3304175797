import { useState } from "react";
import type { CommandInput, CommandName, Outcome } from "../../shared/contract/commands.ts";
import type { DomainError } from "../../shared/kernel/result.ts";
import { useCommand, type Approval } from "../app/command.ts";
import { useErrorWords } from "./error-words.ts";

/** How a form's command stands. */
export interface ActionState {
  readonly busy: boolean;
  /** Why it was refused, until something is typed. */
  readonly error: DomainError | null;
  /** Words of what is wrong with one of the form's fields, or null. */
  readonly errorOf: (field: string) => string | null;
  /** Words of a refusal that concerns none of `fields`, or null. */
  readonly errorBeside: (fields: readonly string[]) => string | null;
  /** Forgets the refusal: something was typed. */
  readonly typed: () => void;
}

export interface Action<Name extends CommandName> extends ActionState {
  /** `approval`: a second person's own PIN, where one stands beside. */
  readonly give: (input: CommandInput<Name>, approval?: Approval) => Promise<void>;
}

/** One action on a record: gives the command, keeps its refusal, tells when it was done. */
export function useAction<Name extends CommandName>(
  name: Name,
  /** Null makes a new record. */
  id: string | null,
  onDone: (outcome: Outcome) => void,
): Action<Name> {
  const words = useErrorWords();
  const { run, busy } = useCommand(name);
  const [error, setError] = useState<DomainError | null>(null);
  return {
    busy,
    error,
    typed: () => setError(null),
    errorOf: (field) => (error?.field === field ? words(error) : null),
    errorBeside: (fields) =>
      error === null || (error.field !== undefined && fields.includes(error.field)) ? null : words(error),
    give: async (input, approval) => {
      const outcome = await run(input, approval === undefined ? { id } : { id, approval });
      setError(outcome.ok ? null : outcome.error);
      if (outcome.ok) onDone(outcome.value);
    },
  };
}
