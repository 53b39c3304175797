import { useLive } from "../../app/live.ts";
import { unitOf, type VisitFormValues } from "./visit-form-values.ts";

/** VIS-2: the directory's person of this name who may come into this unit without asking now; null: none. */
export function useStanding(form: VisitFormValues): string | null {
  const search = form.name.trim();
  const unit = unitOf(form.visiting);
  const found = useLive({
    key: ["directory.find", search, 8],
    kinds: ["person"],
    read: async (host) => host.directory.find({ search, limit: 8 }),
    enabled: search !== "" && unit !== null,
    keepPrevious: false,
  });
  const person = found.data?.find(
    (hit) => hit.name === search && hit.unit === unit && hit.authorisedUntilMs !== null && !hit.left,
  );
  return person?.personId ?? null;
}
