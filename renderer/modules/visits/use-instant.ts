import { useState } from "react";
import type { Outcome } from "../../../shared/contract/commands.ts";
import type { VisitView } from "../../../shared/contract/visits.ts";
import type { DomainError, Result } from "../../../shared/kernel/result.ts";
import { useCommand } from "../../app/command.ts";
import type { InstantAction } from "./visit-actions.ts";

/** The actions that need no words: one press, one command. */
export function useInstant(): {
  readonly give: (action: InstantAction, visit: VisitView) => Promise<void>;
  readonly busy: boolean;
  readonly error: DomainError | null;
} {
  const leave = useCommand("visit.sign-out");
  const undo = useCommand("visit.withdraw-leave");
  const badgeBack = useCommand("visit.return-badge");
  const [error, setError] = useState<DomainError | null>(null);
  const run = async (action: InstantAction, { id, badge }: VisitView): Promise<Result<Outcome>> => {
    switch (action) {
      case "withdraw":
        return undo.run({}, { id });
      case "returnBadge":
        return badgeBack.run({}, { id });
      case "signOut":
        return leave.run({ badgeReturned: badge === "" ? null : true, late: null }, { id });
      case "signOutMissing":
        return leave.run({ badgeReturned: false, late: null }, { id });
    }
  };
  return {
    busy: leave.busy || undo.busy || badgeBack.busy,
    error,
    give: async (action, visit) => {
      const done = await run(action, visit);
      setError(done.ok ? null : done.error);
    },
  };
}
