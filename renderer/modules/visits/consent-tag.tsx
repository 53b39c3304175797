import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import type { VisitRow } from "../../../shared/contract/visits.ts";
import { Glyph } from "../../ui/glyph.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";

/** ✓ 对讲 · 张女士: how, and who said yes; the answer where it was another. */
export function consentTag(visit: VisitRow, t: TFunction): ReactElement {
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
    const words = visit.consentBy === "" ? method : t("visits.agreedBy", { method, name: visit.consentBy });
    return (
      <span title={words}>
        <StatusTag tone="green" icon={<Glyph name="check" />}>
          {words}
        </StatusTag>
      </span>
    );
  }
  const refused = visit.consentAnswer === "refused";
  return (
    <StatusTag
      tone={refused ? "red" : visit.consentAnswer === "awaiting" ? "amber" : "grey"}
      icon={refused ? <Glyph name="cross" /> : undefined}
    >
      {method} · {t(`visits.answer.${visit.consentAnswer}`)}
    </StatusTag>
  );
}
