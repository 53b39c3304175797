import type { TFunction } from "i18next";
import { useMemo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { VisitRow } from "../../../shared/contract/visits.ts";
import { useSession, useZone } from "../../app/program.ts";
import { shortTime } from "../../ui/short-time.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useNow } from "../../ui/use-now.ts";
import type { Column } from "../../ui/virtual-list.tsx";
import { consentTag } from "./consent-tag.tsx";
import { rowAction, type RowActions } from "./row-action.tsx";
import { stay } from "./stay.tsx";

/** The columns of the list (screens.md, A register). */
export function useVisitColumns(actions: RowActions): readonly Column<VisitRow>[] {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(15_000);
  const role = useSession(({ actor }) => actor?.role ?? null);
  const mayExtend = role !== null && mayCommand(role, "visit.extend");
  return useMemo(
    () => [
      {
        key: "time",
        title: t("visits.columns.time"),
        width: "40px",
        cell: (visit) => shortTime(visit.timeInMs, nowMs, zone),
      },
      {
        key: "name",
        title: t("visits.columns.name"),
        width: "minmax(84px, 1.3fr)",
        cell: (visit) => nameOf(visit, t),
      },
      {
        key: "visiting",
        title: t("visits.columns.visiting"),
        width: "minmax(72px, 0.6fr)",
        cell: (visit) => (visit.unit === "" ? visit.department : <UnitCode code={visit.unit} />),
      },
      {
        key: "category",
        title: t("visits.columns.category"),
        width: "minmax(74px, 0.5fr)",
        cell: (visit) => t(`visits.category.${visit.category}`),
      },
      {
        key: "consent",
        title: t("visits.columns.consent"),
        width: "minmax(140px, 1.5fr)",
        cell: (visit) => consentTag(visit, t),
      },
      {
        key: "plate",
        title: t("visits.columns.plate"),
        width: "minmax(70px, 0.5fr)",
        cell: (visit) => (visit.plate === "" ? <span className="muted">—</span> : visit.plate),
      },
      {
        key: "stay",
        title: t("visits.columns.stay"),
        width: "minmax(76px, 0.5fr)",
        cell: (visit) =>
          stay(visit, nowMs, t, mayExtend ? () => actions.open(visit.id, "overstay") : undefined),
      },
      {
        key: "action",
        title: "",
        width: "72px",
        atEnd: true,
        cell: (visit) => (role === null ? null : rowAction(visit, role, nowMs, t, actions)),
      },
    ],
    [t, zone, nowMs, role, mayExtend, actions],
  );
}

function nameOf(visit: VisitRow, t: TFunction): ReactElement {
  if (visit.erased) return <span className="muted">{t("visits.erased")}</span>;
  return (
    <span title={visit.name}>
      {visit.status === "void" ? <del>{visit.name}</del> : <strong>{visit.name}</strong>}
      {visit.partySize > 1 && ` ${t("visits.party", { count: visit.partySize })}`}
      {visit.late && <span className="muted"> {t("visits.late")}</span>}
    </span>
  );
}
