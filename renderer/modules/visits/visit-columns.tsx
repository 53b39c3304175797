import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { useMemo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitRow } from "../../../shared/contract/visits.ts";
import { siteClock, siteDate, siteParts } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { exactTime } from "../../ui/time-words.ts";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useNow } from "../../ui/use-now.ts";
import type { Column } from "../../ui/virtual-list.tsx";
import { RowAction } from "./row-action.tsx";
import { Stay } from "./stay.tsx";

/** The columns of the list (screens.md, A register). */
export function useVisitColumns(onOpen: (id: string, action: string) => void): readonly Column<VisitRow>[] {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  return useMemo(
    () => [
      {
        key: "time",
        title: t("visits.columns.time"),
        width: "46px",
        cell: (visit) => <TimeIn ms={visit.timeInMs} nowMs={nowMs} />,
      },
      {
        key: "name",
        title: t("visits.columns.name"),
        width: "minmax(108px, 1.3fr)",
        cell: (visit) => <Name visit={visit} />,
      },
      {
        key: "visiting",
        title: t("visits.columns.visiting"),
        width: "84px",
        cell: (visit) => (visit.unit === "" ? visit.department : <UnitCode code={visit.unit} />),
      },
      {
        key: "category",
        title: t("visits.columns.category"),
        width: "72px",
        cell: (visit) => t(`visits.category.${visit.category}`),
      },
      {
        key: "consent",
        title: t("visits.columns.consent"),
        width: "minmax(106px, 1.5fr)",
        cell: (visit) => <ConsentTag visit={visit} />,
      },
      {
        key: "plate",
        title: t("visits.columns.plate"),
        width: "78px",
        cell: (visit) => (visit.plate === "" ? "—" : visit.plate),
      },
      {
        key: "stay",
        title: t("visits.columns.stay"),
        width: "76px",
        cell: (visit) => <Stay visit={visit} nowMs={nowMs} onExtend={() => onOpen(visit.id, "overstay")} />,
      },
      {
        key: "action",
        title: t("visits.columns.action"),
        width: "66px",
        cell: (visit) => (
          <RowAction visit={visit} nowMs={nowMs} onOpen={(action) => onOpen(visit.id, action)} />
        ),
      },
    ],
    [t, nowMs, onOpen],
  );
}

/** 14:02 today, 11/22 before. */
function TimeIn({ ms, nowMs }: { readonly ms: number; readonly nowMs: number }): ReactElement {
  const zone = useZone();
  const today = siteDate(ms, zone) === siteDate(nowMs, zone);
  const { month, day } = siteParts(ms, zone);
  return <time title={exactTime(ms, zone)}>{today ? siteClock(ms, zone) : `${month}/${day}`}</time>;
}

function Name({ visit }: { readonly visit: VisitRow }): ReactElement {
  const { t } = useTranslation();
  if (visit.erased) return <span className="muted">{t("visits.erased")}</span>;
  const gone = visit.status === "void";
  return (
    <span title={visit.name}>
      {gone ? <del>{visit.name}</del> : <strong>{visit.name}</strong>}
      {visit.partySize > 1 && ` ${t("visits.party", { count: visit.partySize })}`}
      {visit.late && <span className="muted"> {t("visits.late")}</span>}
    </span>
  );
}

/** ✓ 对讲 · 张女士: how, and who said yes; the answer where it was another. */
export function ConsentTag({ visit }: { readonly visit: VisitRow }): ReactElement {
  const { t } = useTranslation();
  if (visit.emergency) return <StatusTag tone="red">{t("visits.emergency")}</StatusTag>;
  if (visit.consentMethod === null || visit.consentAnswer === null) {
    return <span className="muted">{t("visits.property")}</span>;
  }
  const method = t(`visits.method.${visit.consentMethod}`);
  if (visit.answersDisagree) {
    return (
      <span title={t("visits.disagree")}>
        <StatusTag tone="red">{t("visits.disagree")}</StatusTag>
      </span>
    );
  }
  if (visit.consentAnswer === "agreed") {
    const who = visit.consentBy === "" ? "" : ` · ${visit.consentBy}`;
    return (
      <span title={`${method}${who}`}>
        <StatusTag tone="green" icon={<CheckOutlined />}>
          {method}
          {who}
        </StatusTag>
      </span>
    );
  }
  const refused = visit.consentAnswer === "refused";
  return (
    <StatusTag
      tone={refused ? "red" : visit.consentAnswer === "awaiting" ? "amber" : "grey"}
      icon={refused ? <CloseOutlined /> : undefined}
    >
      {method} · {t(`visits.answer.${visit.consentAnswer}`)}
    </StatusTag>
  );
}
