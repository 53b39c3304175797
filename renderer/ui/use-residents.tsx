import { useTranslation } from "react-i18next";
import type { DirectoryHit } from "../../shared/contract/directory.ts";
import { useLive } from "../app/live.ts";
import type { Suggested } from "./suggest-input.tsx";
import { UnitCode } from "./unit-code.tsx";

/**
 * Whom a unit or a resident's name, as it is typed, may mean: for a `SuggestInput`. Who moved out is left out, and
 * unless `helpers` so are those who work or visit there.
 */
export function useResidents(
  typed: string,
  onTake: (hit: DirectoryHit) => void,
  { helpers = false }: { readonly helpers?: boolean } = {},
): readonly Suggested[] {
  const { t } = useTranslation();
  const search = typed.trim();
  const found = useLive({
    key: ["directory.find", search, 6],
    kinds: ["person", "unit"],
    read: async (host) => host.directory.find({ search, limit: 6 }),
    enabled: search !== "",
    keepPrevious: false,
  });
  return (found.data ?? [])
    .filter(({ left, relation }) => !left && (helpers || (relation !== "helper" && relation !== "relative")))
    .map((hit) => ({
      key: hit.key,
      label: (
        <>
          <UnitCode code={hit.unit} />
          <strong>{hit.name}</strong>
          {hit.relation !== null && <span className="muted">{t(`directory.relations.${hit.relation}`)}</span>}
          <span className="muted mono">{hit.phones[0]}</span>
        </>
      ),
      take: () => onTake(hit),
    }));
}
