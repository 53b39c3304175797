import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PassView } from "../../../shared/contract/passes.ts";
import { formatPlate } from "../../../shared/kernel/plates.ts";
import { DocumentReveal } from "../../ui/document-reveal.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { PhoneReveal } from "../../ui/phone-reveal.tsx";
import { SignatureImage } from "../../ui/signature-image.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { lastMinuteOf, slipWords } from "./pass-words.tsx";
import { ProxyShown } from "./proxy-shown.tsx";
import { useMay } from "../../app/use-may.ts";

/** The pass's facts; numbers masked until a call needs them (PRV-1). */
export function PassFacts({ pass }: { readonly pass: PassView }): ReactElement {
  const { t } = useTranslation();
  const erased = <span className="muted">{t("passes.record.erased")}</span>;
  return (
    <Facts>
      <Fact label={t("passes.record.owner")}>
        <UnitCode code={pass.unit} /> {pass.erased ? erased : pass.owner}
      </Fact>
      <Phone pass={pass} field="ownerPhone" />
      <Fact label={t("passes.record.requester")}>
        {pass.erased ? erased : [pass.requester, pass.relation].filter((part) => part !== "").join(" · ")}
      </Fact>
      <Document pass={pass} field="requesterDocument" />
      <Phone pass={pass} field="requesterPhone" />
      <Basis pass={pass} />
      <Fact label={t("passes.record.reason")}>
        {[t(`passes.kind.${pass.kind}`), pass.reason].filter((part) => part !== "").join(" · ")}
      </Fact>
      <Fact label={t("passes.record.mover")}>
        {[pass.mover, pass.carrier, formatPlate(pass.plate)].filter((part) => part !== "").join(" · ")}
      </Fact>
      <Document pass={pass} field="moverDocument" />
      <Fact label={t("passes.record.gate")}>{pass.gate}</Fact>
      {pass.validUntilMs !== null && (
        <Fact label={t("passes.record.validUntil")}>
          <TimeText at={lastMinuteOf(pass.validUntilMs)} />
        </Fact>
      )}
      <Steps pass={pass} />
    </Facts>
  );
}

/** Who did what: written, signed, released, slips, and how it ended. */
function Steps({ pass }: { readonly pass: PassView }): ReactElement {
  const { t } = useTranslation();
  const { signature, ownerSignature, expiryNote, reconciled } = pass;
  const printedAndOwed = pass.slipsReturned.length > 0 || pass.slipsMissing.length > 0;
  const slipsSaid = signature !== null && (pass.prints === 0 || printedAndOwed);
  return (
    <>
      <Fact label={t("passes.record.issued")}>
        <TimeText at={pass.issuedAtMs} /> · {pass.clerk}
        {pass.lateReason !== "" && (
          <span className="muted"> · {t("passes.lateBecause", { reason: pass.lateReason })}</span>
        )}
      </Fact>
      {ownerSignature !== null && (
        <Fact label={t("passes.record.ownerSignature")}>
          <SignatureImage signature={ownerSignature} />{" "}
          <span className="signature-by">
            {ownerSignature.name} · <TimeText at={ownerSignature.atMs} />
          </span>
        </Fact>
      )}
      {signature !== null && (
        <Fact label={t("passes.record.signature")}>
          <SignatureImage signature={signature} />{" "}
          <span className="signature-by">
            {signature.name} · <TimeText at={signature.atMs} />
          </span>
          <div className="muted">{t("passes.record.stamped", { stamp: signature.stamp })}</div>
          {signature.lateReason !== "" && (
            <div className="muted">{t("passes.lateBecause", { reason: signature.lateReason })}</div>
          )}
        </Fact>
      )}
      {pass.releases.map((release) => (
        <Fact key={`${release.desk} ${release.atMs}`} label={t("passes.record.released")}>
          <TimeText at={release.atMs} /> · {release.by} · {t(`passes.via.${release.via}`)}
          {release.note !== "" && <div className="muted">{release.note}</div>}
        </Fact>
      ))}
      {slipsSaid && (
        <Fact label={t("passes.record.slips")}>
          {pass.prints === 0 && t("passes.record.notPrinted")}
          {pass.slipsReturned.length > 0 && (
            <div>{t("passes.record.slipsBack", { slips: slipWords(pass.slipsReturned, t) })}</div>
          )}
          {pass.slipsMissing.length > 0 && (
            <div className="pass-less">
              {t("passes.record.slipsOut", { slips: slipWords(pass.slipsMissing, t) })}
            </div>
          )}
        </Fact>
      )}
      {expiryNote !== null && (
        <Fact label={t("passes.record.expiryNote")}>
          {expiryNote.note} · {expiryNote.by}
        </Fact>
      )}
      {pass.voidReason !== "" && <Fact label={t("passes.record.voided")}>{pass.voidReason}</Fact>}
      {reconciled !== null && (
        <Fact label={t("passes.record.reconciled")}>
          {reconciled.by} · <TimeText at={reconciled.atMs} />
        </Fact>
      )}
    </>
  );
}

function Basis({ pass }: { readonly pass: PassView }): ReactElement | null {
  const { t } = useTranslation();
  const { basis, confirmedAt } = pass;
  if (basis === null) return null;
  return (
    <Fact label={t("passes.record.basis")}>
      {t(`passes.basis.${basis}`)}
      {basis === "owner" && (
        <span className="muted">
          {" "}
          · {t(pass.ownerKnown ? "passes.record.known" : "passes.record.byDocument")}
        </span>
      )}
      {basis === "phone" && (
        <>
          {" "}
          · {pass.confirmedBy} · {confirmedAt !== null && <TimeText at={confirmedAt} />}
        </>
      )}
      {pass.proxy !== null && <ProxyShown id={pass.id} proxy={pass.proxy} />}
    </Fact>
  );
}

function useMayReveal(): boolean {
  return useMay("pass.reveal");
}

function Phone({
  pass,
  field,
}: {
  readonly pass: PassView;
  readonly field: "ownerPhone" | "requesterPhone";
}): ReactElement | null {
  const { t } = useTranslation();
  const may = useMayReveal();
  const masked = pass[`${field}Masked`];
  if (masked === "") return null;
  return (
    <Fact label={t(`passes.record.${field}`)}>
      {may ? (
        <PhoneReveal command="pass.reveal" id={pass.id} field={field} masked={masked} />
      ) : (
        <span className="mono">{masked}</span>
      )}
    </Fact>
  );
}

function Document({
  pass,
  field,
}: {
  readonly pass: PassView;
  readonly field: "requesterDocument" | "moverDocument";
}): ReactElement | null {
  const { t } = useTranslation();
  const may = useMayReveal();
  const masked = pass[`${field}Masked`];
  if (masked === "") return null;
  return (
    <Fact label={t(`passes.record.${field}`)}>
      {may ? (
        <DocumentReveal
          command="pass.reveal"
          id={pass.id}
          field={field}
          masked={masked}
          ask={t("passes.record.ask")}
          show={t("passes.record.show")}
        />
      ) : (
        <span className="mono">{masked}</span>
      )}
    </Fact>
  );
}
