import { useState } from "react";
import type { DomainError, Result } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import type { InstantAction } from "./order-actions.ts";

/** The actions that need no form: one press, one command. */
export function useInstant(id: string): {
  readonly give: (action: InstantAction) => Promise<void>;
  readonly busy: boolean;
  readonly error: DomainError | null;
} {
  const accept = useCommand("work-order.accept");
  const arrive = useCommand("work-order.arrive");
  const undo = useCommand("work-order.withdraw-arrival");
  const resume = useCommand("work-order.resume");
  const close = useCommand("work-order.close");
  const [error, setError] = useState<DomainError | null>(null);
  const run = async (action: InstantAction): Promise<Result<unknown>> => {
    switch (action) {
      case "accept":
        return accept.run({ late: null }, { id });
      case "arrive":
        return arrive.run({ late: null }, { id });
      case "undoArrival":
        return undo.run({}, { id });
      case "resume":
        return resume.run({}, { id });
      case "close":
        return close.run({ closing: "done", reason: "" }, { id });
    }
  };
  return {
    busy: [accept, arrive, undo, resume, close].some((command) => command.busy),
    error,
    give: async (action) => {
      const outcome = await run(action);
      setError(outcome.ok ? null : outcome.error);
    },
  };
}
