import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitView } from "../../../shared/contract/visits.ts";
import { formatPlate } from "../../../shared/kernel/plates.ts";
import { useCommand } from "../../app/command.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import type { PrintProps } from "../../app/page-props.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { PrintPage } from "../../ui/print-page.tsx";
import { exactTime } from "../../ui/time-words.ts";
import "./print-visit.css";

/** 《访客单》, 80 mm: what the visitor carries and hands back; no document and no phone on it. */
export function PrintVisit({ id }: PrintProps): ReactElement {
  const { t } = useTranslation();
  const print = useCommand("visit.print");
  const { data: visit, error } = useLive({
    key: ["visits.get", id],
    kinds: ["visit"],
    read: async (host) => host.visits.get({ id }),
    keepPrevious: false,
  });
  if (visit === undefined) {
    return <Awaited error={error} />;
  }
  return (
    <PrintPage
      paper="roll-80"
      title={t("visits.print.title")}
      number={visit.number}
      qr={visit.number}
      reprint={visit.prints > 0}
      sheets={[<Slip key="slip" visit={visit} />]}
      onPrinted={() => void print.run({}, { id })}
    />
  );
}

function Slip({ visit }: { readonly visit: VisitView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const when = (ms: number): string => exactTime(ms, zone).slice(5, 16);
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t("visits.print.category"), t(`visits.category.${visit.category}`)],
    [t("visits.print.entered"), when(visit.timeInMs)],
    [t("visits.print.plate"), visit.plate === "" ? "" : formatPlate(visit.plate)],
    [t("visits.print.badge"), visit.badge],
    [t("visits.print.goods"), visit.goods],
    [t("visits.print.clerk"), visit.clerk],
  ];
  return (
    <div className="slip">
      <div>
        <div>{t("visits.print.visiting")}</div>
        <div className="slip-unit">{visit.unit === "" ? visit.department : visit.unit}</div>
      </div>
      <div className="slip-name">
        {visit.erased ? t("visits.erased") : visit.name}
        {visit.partySize > 1 && ` ${t("visits.party", { count: visit.partySize })}`}
      </div>
      {visit.leaveByMs !== null && (
        <div className="slip-leave">
          {t("visits.print.leaveBy")}
          <strong>{when(visit.leaveByMs)}</strong>
        </div>
      )}
      <dl className="slip-facts">
        {facts
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <Fact key={label} label={label} value={value} />
          ))}
      </dl>
      <div className="slip-sign">{t("visits.print.signed")}</div>
      <p className="slip-hint">{t(visit.badge === "" ? "visits.print.hint" : "visits.print.hintBadge")}</p>
    </div>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }): ReactElement {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
