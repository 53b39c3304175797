import { useMemo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PassRow } from "../../../shared/contract/passes.ts";
import { siteClock, siteDate, siteParts } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { exactTime } from "../../ui/time-words.ts";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useNow } from "../../ui/use-now.ts";
import type { Column } from "../../ui/virtual-list.tsx";
import { PassStatusTag, WaitingTag } from "./pass-words.tsx";

/** The columns of the list. */
export function usePassColumns(): readonly Column<PassRow>[] {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  return useMemo(
    () => [
      {
        key: "issued",
        title: t("passes.columns.issued"),
        width: "56px",
        cell: (pass) => <Written ms={pass.issuedAtMs} nowMs={nowMs} />,
      },
      {
        key: "unit",
        title: t("passes.columns.unit"),
        width: "80px",
        cell: (pass) => (pass.unit === "" ? <span className="muted">—</span> : <UnitCode code={pass.unit} />),
      },
      {
        key: "items",
        title: t("passes.columns.items"),
        width: "minmax(110px, 2fr)",
        cell: (pass) => <Goods pass={pass} />,
      },
      {
        key: "requester",
        title: t("passes.columns.requester"),
        width: "64px",
        cell: (pass) => <Requester pass={pass} />,
      },
      {
        key: "gate",
        title: t("passes.columns.gate"),
        width: "minmax(64px, 0.5fr)",
        cell: (pass) => <span title={pass.gate}>{pass.gate}</span>,
      },
      {
        key: "status",
        title: t("passes.columns.status"),
        width: "86px",
        cell: (pass) => <PassStatusTag status={pass.status} />,
      },
      {
        key: "waits",
        title: t("passes.columns.waits"),
        width: "minmax(156px, 1fr)",
        cell: (pass) => <WaitingTag pass={pass} nowMs={nowMs} />,
      },
    ],
    [t, nowMs],
  );
}

/** 14:02 today, 11/22 before. */
function Written({ ms, nowMs }: { readonly ms: number; readonly nowMs: number }): ReactElement {
  const zone = useZone();
  const today = siteDate(ms, zone) === siteDate(nowMs, zone);
  const { month, day } = siteParts(ms, zone);
  return <time title={exactTime(ms, zone)}>{today ? siteClock(ms, zone) : `${month}/${day}`}</time>;
}

function Goods({ pass }: { readonly pass: PassRow }): ReactElement {
  const { t } = useTranslation();
  const text = pass.items === "" ? "—" : pass.items;
  return (
    <span title={[pass.items, pass.reason].filter(Boolean).join(" · ")}>
      {pass.status === "void" ? <del>{text}</del> : <strong>{text}</strong>}
      {pass.late && <span className="muted"> {t("passes.late")}</span>}
    </span>
  );
}

function Requester({ pass }: { readonly pass: PassRow }): ReactElement {
  const { t } = useTranslation();
  if (pass.erased) return <span className="muted">{t("passes.record.erased")}</span>;
  const name = pass.requester === "" ? pass.owner : pass.requester;
  return <span title={name}>{name}</span>;
}
