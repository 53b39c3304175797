import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { siteClock } from "../../../shared/kernel/site-time.ts";
import { useCommand } from "../../app/command.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import type { VisitFormValues } from "./visit-form-values.ts";

/** Somebody of this name is inside already: signed out from here instead of entered twice. */
export function AlreadyInside({
  form,
  onLeft,
}: {
  readonly form: VisitFormValues;
  readonly onLeft: () => void;
}): ReactElement | null {
  const { t } = useTranslation();
  const zone = useZone();
  const leave = useCommand("visit.sign-out");
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
  const signOut = async (): Promise<void> => {
    const result = await leave.run({ badgeReturned: null, late: null }, { id: visit.visitId });
    if (result.ok) onLeft();
  };
  return (
    <output className="visit-already">
      <span>
        {t("visits.form.already", {
          name,
          when: siteClock(visit.lastMs, zone),
          unit: visit.unit === "" ? visit.department : visit.unit,
        })}
      </span>
      <Button size="small" loading={leave.busy} onClick={() => void signOut()}>
        {t("visits.form.signOut")}
      </Button>
    </output>
  );
}
