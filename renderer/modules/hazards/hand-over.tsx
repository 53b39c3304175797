import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { ApprovalStrip } from "../../ui/approval-strip.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { SignaturePad } from "../../ui/signature-pad.tsx";
import type { Signatures } from "./issue-form-values.ts";
import { quantityWords } from "./quantity.tsx";
import type { IssueForm } from "./use-issue-form.ts";

/** Refusals that the strip shows beside the PIN; the others stand above it. */
const ofApproval = /^(?:pin|approval|staff)-/;

/**
 * 当面发放 (HAZ-3): exactly what is handed over, the user's and the issuer's signature under it, and the issuer's own
 * PIN. Nothing is written before all of it is there.
 */
export function HandOver({
  form: control,
  onBack,
}: {
  readonly form: IssueForm;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { facts, form, stock, busy } = control;
  const [signatures, setSignatures] = useState<Signatures>({ user: null, issuer: null });
  const [error, setError] = useState<DomainError | null>(null);
  const root = useRef<HTMLDivElement>(null);
  // The approval below takes the cursor; what is signed is read first.
  useEffect(() => {
    // In braces: newer browsers answer a promise here, which is no clean-up.
    root.current?.scrollIntoView({ block: "start" });
  }, []);
  if (facts === null || stock.goods === null) return null;
  const qty = quantityWords(facts.qty, stock.goods.unit, t);
  const { lent } = facts;
  const what =
    lent === null
      ? t("hazards.hand.approves", { qty, goods: facts.substanceName, user: facts.userName })
      : t("hazards.hand.approvesLent", { qty, goods: facts.substanceName, ...lent });
  const pad = (who: keyof Signatures): ReactElement => (
    <div>
      <p className="field-label">{t(`hazards.hand.${who}`)}</p>
      <SignaturePad
        label={t(`hazards.hand.${who}`)}
        onChange={(drawn) => {
          setError(null);
          setSignatures((now) => ({ ...now, [who]: drawn }));
        }}
      />
    </div>
  );
  const beside = error === null || ofApproval.test(error.code) ? null : words(error);
  return (
    <div className="form-column hazard-hand" ref={root}>
      <p className="muted">{t("hazards.hand.shown")}</p>
      <HandedFacts form={control} qty={qty} />
      {form.late !== null && <p className="field-hint">{t("hazards.hand.paper")}</p>}
      {pad("user")}
      {pad("issuer")}
      {beside !== null && (
        <p className="field-error" role="alert">
          {beside}
        </p>
      )}
      <ApprovalStrip
        what={what}
        rank={lent === null ? 2 : 4}
        error={error !== null && ofApproval.test(error.code) ? error : null}
        busy={busy}
        onApprove={(approval) => void control.issue(signatures, approval).then(setError)}
        onCancel={onBack}
      />
      <Button type="link" className="hazard-back" onClick={onBack}>
        {t("hazards.hand.back")}
      </Button>
    </div>
  );
}

function HandedFacts({ form: { facts }, qty }: { readonly form: IssueForm; readonly qty: string }) {
  const { t } = useTranslation();
  if (facts === null) return null;
  return (
    <Facts>
      <Fact label={t("hazards.record.goods")}>
        <strong>
          {facts.substanceName} {qty}
        </strong>
      </Fact>
      <Fact label={t("hazards.record.batch")}>
        <span className="mono">{facts.batch === "" ? t("hazards.noBatch") : facts.batch}</span>
      </Fact>
      <Fact label={t("hazards.record.use")}>{facts.use}</Fact>
      <Fact label={t("hazards.record.place")}>{facts.place}</Fact>
      <Fact label={t("hazards.record.user")}>{facts.userName}</Fact>
      <Fact label={t("hazards.record.ppe")}>{t("hazards.record.ppeChecked")}</Fact>
      {facts.witness !== "" && <Fact label={t("hazards.record.witness")}>{facts.witness}</Fact>}
      {facts.lent !== null && (
        <Fact label={t("hazards.record.lent")}>
          {facts.lent.to} · {facts.lent.reason}
        </Fact>
      )}
    </Facts>
  );
}
