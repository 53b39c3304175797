import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitView } from "../../../shared/contract/visits.ts";
import { formatPlate } from "../../../shared/kernel/plates.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { PhoneReveal } from "../../ui/phone-reveal.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useNow } from "../../ui/use-now.ts";
import { DocumentReveal } from "../../ui/document-reveal.tsx";
import { consentTag } from "./consent-tag.tsx";
import { stay } from "./stay.tsx";

/** Who it is, and how long they have been here. */
export function VisitWho({ visit }: { readonly visit: VisitView }): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  return (
    <div className="visit-who">
      <span className="visit-name">{visit.erased ? t("visits.erased") : visit.name}</span>
      {visit.partySize > 1 && <span>{t("visits.party", { count: visit.partySize })}</span>}
      {visit.sex !== null && <span className="muted">{t(`visits.sex.${visit.sex}`)}</span>}
      <span className="muted">{t(`visits.category.${visit.category}`)}</span>
      {visit.status === "inside" && stay(visit, nowMs, t)}
    </div>
  );
}

/** Whoever waits, was refused or not reached came to the desk and no further (VIS-2). */
function wasInside({ status }: VisitView): boolean {
  return status === "inside" || status === "left";
}

/** What was entered, without blanks; phone and document masked (PRV-1). */
export function VisitFacts({ visit }: { readonly visit: VisitView }): ReactElement {
  const { t } = useTranslation();
  const texts = (["company", "purpose", "goods"] as const).filter((field) => visit[field] !== "");
  return (
    <>
      <Facts>
        <Fact label={t("visits.record.visiting")}>
          {visit.unit === "" ? visit.department : <UnitCode code={visit.unit} />} {visit.host}
        </Fact>
        <Fact label={t("visits.form.consent")}>{consentTag(visit, t)}</Fact>
        {visit.emergencyService !== null && (
          <Fact label={t("visits.record.emergency")}>
            {t(`visits.service.${visit.emergencyService}`)} · {visit.emergencyReason}
          </Fact>
        )}
        <Fact label={t(wasInside(visit) ? "visits.record.entered" : "visits.record.came")}>
          <TimeText at={visit.timeInMs} />
        </Fact>
        {visit.late && <Fact label={t("visits.record.lateReason")}>{visit.lateReason}</Fact>}
        {visit.status === "inside" && visit.leaveByMs !== null && (
          <Fact label={t("visits.record.leaveBy")}>
            <TimeText at={visit.leaveByMs} />
          </Fact>
        )}
        {visit.leftAtMs !== null && (
          <Fact label={t("visits.record.left")}>
            <TimeText at={visit.leftAtMs} />{" "}
            {visit.lateLeaveReason !== "" && t("visits.record.leftLate", { reason: visit.lateLeaveReason })}
          </Fact>
        )}
        {visit.documentMasked !== "" && (
          <Fact
            label={
              visit.documentType === null
                ? t("visits.record.document")
                : t(`visits.document.${visit.documentType}`)
            }
          >
            <DocumentReveal
              command="visit.reveal"
              id={visit.id}
              masked={visit.documentMasked}
              ask={t("visits.record.showDocument")}
              show={t("visits.record.show")}
            />
            {visit.documentOverridden && <div className="muted">{t("visits.record.documentOverridden")}</div>}
          </Fact>
        )}
        {visit.phoneMasked !== "" && (
          <Fact label={t("visits.record.phone")}>
            <PhoneReveal command="visit.reveal" id={visit.id} field="phone" masked={visit.phoneMasked} />
          </Fact>
        )}
        {visit.plate !== "" && <Fact label={t("visits.form.plate")}>{formatPlate(visit.plate)}</Fact>}
        {visit.badge !== "" && (
          <Fact label={t("visits.record.badge")}>
            {visit.badge}{" "}
            {visit.badgeReturned !== null && (
              <span className={visit.badgeReturned ? "muted" : "field-error"}>
                {t(visit.badgeReturned ? "visits.record.badgeBack" : "visits.record.badgeOut")}
              </span>
            )}
          </Fact>
        )}
        {texts.map((field) => (
          <Fact key={field} label={t(`visits.form.${field}`)}>
            {visit[field]}
          </Fact>
        ))}
        {visit.voidReason !== "" && <Fact label={t("visits.record.voidReason")}>{visit.voidReason}</Fact>}
        {visit.seconds !== null && (
          <Fact label={t("visits.record.seconds")}>
            {t("visits.record.secondsValue", { count: visit.seconds })}
          </Fact>
        )}
        <Fact label={t("visits.record.clerk")}>{visit.clerk}</Fact>
      </Facts>
      {visit.unknownEvents > 0 && (
        <p className="field-error">{t("visits.record.unknownEvents", { count: visit.unknownEvents })}</p>
      )}
    </>
  );
}
