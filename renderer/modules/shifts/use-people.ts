import { useMemo } from "react";
import { mayCommand } from "../../../shared/contract/access.ts";
import { rankOf } from "../../../shared/kernel/roles.ts";
import { staffedRoles } from "../../../shared/modules/shifts/index.ts";
import { useLive } from "../../app/live.ts";

interface Person {
  readonly id: string;
  readonly name: string;
}

/** Who can be on a shift, take one over, follow something or let it pass. */
export function usePeople(): {
  readonly all: readonly Person[];
  readonly takers: readonly Person[];
  readonly supervisors: readonly Person[];
} {
  const people = useLive({
    key: ["session.people"],
    kinds: ["staff"],
    read: async (host) => host.session.people(),
  }).data;
  return useMemo(() => {
    const all = (people ?? []).filter(({ role }) => staffedRoles.includes(role));
    return {
      all,
      takers: all.filter(({ role }) => mayCommand(role, "shift.arrive")),
      supervisors: all.filter(({ role }) => rankOf(role) >= 4),
    };
  }, [people]);
}
