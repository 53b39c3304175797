import { useLive } from "../../app/live.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly department: string;
}

/** Our own staff, by name. */
export function usePeople(): readonly Person[] {
  const people = useLive({
    key: ["session.people"],
    kinds: ["staff"],
    read: async (host) => host.session.people(),
  });
  return people.data ?? [];
}
