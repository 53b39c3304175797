import { rankOf } from "../../../shared/kernel/roles.ts";
import { useTranslation } from "react-i18next";
import { useLive } from "../../app/live.ts";

export interface PersonOption {
  readonly value: string;
  readonly label: string;
}

/** Staff of at least that rank as the options of a choice, the highest first. */
export function usePeople(rank: number): readonly PersonOption[] {
  const { t } = useTranslation();
  const people = useLive({
    key: ["session.people"],
    kinds: ["staff"],
    read: async (host) => host.session.people(),
  });
  return (people.data ?? [])
    .filter(({ role }) => rankOf(role) >= rank)
    .toSorted((left, right) => (rank > 1 ? rankOf(right.role) - rankOf(left.role) : 0))
    .map(({ id, name, role }) => ({ value: id, label: `${name} · ${t(`ui.roles.${role}`)}` }));
}
