import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { siteClock } from "../../../shared/kernel/site-time.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import type { VisitFormValues } from "./visit-form-values.ts";

/** Somebody of this name is inside already: signed out from here instead of entered twice. */
export function AlreadyInside({
  form,
  onSignOut,
}: {
  readonly form: VisitFormValues;
  readonly onSignOut: (visitId: string) => void;
}): ReactElement | null {
  const { t } = useTranslation();
  const zone = useZone();
  const name = form.name.trim();
  const before = useLive({
    key: ["visits.suggest", name],
    kinds: ["visit"],
    read: async (host) => host.visits.suggest({ search: name }),
    enabled: name.length > 1,
    keepPrevious: false,
  });
  const visit = before.data?.find((last) => last.status === "inside" && last.name === name);
  if (visit === undefined) return null;
  return (
    <output className="visit-already">
      <span>
        {t("visits.form.already", {
          name,
          when: siteClock(visit.lastMs, zone),
          unit: visit.unit === "" ? visit.department : visit.unit,
        })}
      </span>
      <Button size="small" onClick={() => onSignOut(visit.visitId)}>
        {t("visits.form.signOut")}
      </Button>
    </output>
  );
}
