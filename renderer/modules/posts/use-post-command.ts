import { useState } from "react";
import type { CommandInput, CommandName } from "../../../shared/contract/commands.ts";
import { useCommand } from "../../app/command.ts";
import { useErrorWords } from "../../ui/error-words.ts";

/** One command on a post, a desk or a roster; what is already so is no refusal. */
export function usePostCommand<Name extends CommandName>(name: Name, id: string | null) {
  const words = useErrorWords();
  const { run, busy } = useCommand(name);
  const [error, setError] = useState<string | null>(null);
  return {
    busy,
    error,
    give: async (input: CommandInput<Name>): Promise<string | null> => {
      const outcome = await run(input, { id });
      setError(outcome.ok || outcome.error.code === "no-change" ? null : words(outcome.error));
      return outcome.ok ? outcome.value.id : null;
    },
  };
}
