import { CheckCircleOutlined, FileDoneOutlined, SyncOutlined } from "@ant-design/icons";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ErasureRow } from "../../../shared/contract/erasure.ts";
import { TimeText } from "../../ui/time-text.tsx";
import { useKindWords } from "../../ui/kind-words.ts";
import { useErasureOverview } from "./use-overview.ts";

/** 清除记录: what was erased, when, by whom and why; never whose it was. */
export function LogCard(): ReactElement {
  const { t } = useTranslation();
  const erasures = useErasureOverview()?.erasures;
  return (
    <section className="card settings-card" aria-labelledby="erasure-log">
      <h2 id="erasure-log">{t("erasure.log.title")}</h2>
      <p className="muted">{t("erasure.log.help")}</p>
      {erasures?.length === 0 && (
        <p className="muted">
          <FileDoneOutlined /> {t("erasure.log.none")}
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list is scrolled by keys as well */}
      <ul className="erasure-lines erasure-lines-long" tabIndex={0} aria-labelledby="erasure-log">
        {erasures?.map((row) => (
          <ErasureLine key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function ErasureLine({ row }: { readonly row: ErasureRow }): ReactElement {
  const { t } = useTranslation();
  const kindWords = useKindWords();
  const kinds = row.kinds.split(" ").map(kindWords).join(t("erasure.log.comma"));
  return (
    <li className="erasure-line">
      <div className="erasure-line-head">
        <strong>{t(`erasure.log.causes.${row.cause}`, { days: row.days ?? 0 })}</strong>
        <span className={row.doneHere ? "setting-saved" : "muted"}>
          {row.doneHere ? <CheckCircleOutlined /> : <SyncOutlined spin />}{" "}
          {t(row.doneHere ? "erasure.log.done" : "erasure.log.pending")}
        </span>
      </div>
      <div>
        {t("erasure.log.what", {
          kinds,
          records: t("erasure.records", { count: row.records }),
          parts: t("erasure.parts", { count: row.parts }),
        })}
      </div>
      {row.reason !== "" && <div>{t("erasure.log.why", { reason: row.reason })}</div>}
      <div className="muted">
        {row.by === "" ? t("erasure.log.program") : row.by} · <TimeText at={row.orderedAtMs} />
      </div>
    </li>
  );
}
