import { useMemo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HazardIssueRow } from "../../../shared/contract/hazards.ts";
import { siteClock, siteDate, siteParts } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { exactTime } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import type { Column } from "../../ui/virtual-list.tsx";
import { IssueStatus } from "./hazard-words.tsx";
import { quantityWords } from "./quantity.tsx";

/** The columns of the slips. */
export function useIssueColumns(): readonly Column<HazardIssueRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: "time",
        title: t("hazards.columns.time"),
        width: "68px",
        cell: (slip) => <Issued ms={slip.atMs} />,
      },
      {
        key: "goods",
        title: t("hazards.columns.goods"),
        width: "minmax(72px, 0.7fr)",
        cell: (slip) =>
          slip.status === "void" ? <del>{slip.substance}</del> : <strong>{slip.substance}</strong>,
      },
      {
        key: "qty",
        title: t("hazards.columns.qty"),
        width: "92px",
        cell: (slip) => <span className="tabular">{quantityWords(slip.qty, slip.unit, t)}</span>,
      },
      {
        key: "user",
        title: t("hazards.columns.user"),
        width: "84px",
        cell: (slip) => <span title={slip.user}>{slip.user}</span>,
      },
      {
        key: "place",
        title: t("hazards.columns.place"),
        width: "minmax(140px, 1.6fr)",
        cell: (slip) => <Purpose slip={slip} />,
      },
      {
        key: "status",
        title: t("hazards.columns.status"),
        width: "104px",
        cell: (slip) => <IssueStatus slip={slip} />,
      },
    ],
    [t],
  );
}

/** 14:02 today, 11/22 before. */
function Issued({ ms }: { readonly ms: number }): ReactElement {
  const zone = useZone();
  const nowMs = useNow(60_000);
  const { month, day } = siteParts(ms, zone);
  const isToday = siteDate(ms, zone) === siteDate(nowMs, zone);
  return <time title={exactTime(ms, zone)}>{isToday ? siteClock(ms, zone) : `${month}/${day}`}</time>;
}

function Purpose({ slip }: { readonly slip: HazardIssueRow }): ReactElement {
  const { t } = useTranslation();
  const text = `${slip.use} · ${slip.place}`;
  const marks = [slip.late ? t("hazards.late") : "", slip.lentTo === "" ? "" : t("hazards.lent")];
  return (
    <span title={text}>
      {text}
      <span className="muted"> {marks.filter((mark) => mark !== "").join(" ")}</span>
    </span>
  );
}
