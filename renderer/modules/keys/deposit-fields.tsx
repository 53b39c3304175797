import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { sha256Hex } from "../../../shared/kernel/sha256.ts";
import { normaliseText } from "../../../shared/kernel/text.ts";
import { depositText, type DepositPart } from "../../../shared/modules/keys/index.ts";
import { useZone } from "../../app/program.ts";
import { Field } from "../../ui/field.tsx";
import { LateEntry, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { SignaturePad, type DrawnStrokes } from "../../ui/signature-pad.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { exactTime } from "../../ui/time-words.ts";

/** The key that is left, as it goes into the text that is signed. */
export interface LeftKey {
  readonly code: string;
  readonly unit: string;
  readonly quantity: number;
  readonly sealNo: string;
}

/** What is typed about a deposit, with what was drawn under exactly the words shown then. */
export interface TypedDeposit {
  readonly by: string;
  readonly purpose: string;
  readonly collectors: string;
  /** ms */
  readonly until: number | null;
  readonly strokes: DrawnStrokes | null;
  readonly late: TypedLate;
}

export const emptyDeposit: TypedDeposit = {
  by: "",
  purpose: "",
  collectors: "",
  until: null,
  strokes: null,
  late: null,
};

/** What a command takes of it: the digest is of what stands on the screen beside the pad. */
export function depositOf(deposit: TypedDeposit, left: LeftKey): DepositPart {
  // As the host keeps it, else the signature would be under another text.
  const by = normaliseText(deposit.by);
  const purpose = normaliseText(deposit.purpose);
  const collectors = normaliseText(deposit.collectors);
  const { until, strokes } = deposit;
  const text = depositText({ ...left, by, purpose, collectors, untilMs: until });
  return {
    by,
    purpose,
    collectors,
    until,
    signed: strokes === null ? null : { strokes, digest: sha256Hex(text) },
    late: lateOf(deposit.late),
  };
}

/** 寄存: who left it, what for, who may collect it, until when; signed under exactly that. */
export function DepositFields({
  deposit,
  left,
  onChange,
  errorOf,
}: {
  readonly deposit: TypedDeposit;
  readonly left: LeftKey;
  readonly onChange: (deposit: TypedDeposit) => void;
  readonly errorOf: (field: string) => string | null;
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  /** Another pad, empty, whenever the words above it change: nobody signs one thing and means another. */
  const [pad, setPad] = useState(0);
  const change = (patch: Partial<TypedDeposit>): void => {
    const signs = "strokes" in patch || "late" in patch;
    if (!signs && deposit.strokes !== null) setPad(pad + 1);
    onChange({ ...deposit, ...(signs ? {} : { strokes: null }), ...patch });
  };
  const nothing = t("keys.deposit.nothing");
  const words = t("keys.deposit.shownLine", {
    ...left,
    unit: left.unit === "" ? "…" : left.unit,
    copies: t("keys.copies", { count: left.quantity }),
    sealNo: left.sealNo === "" ? nothing : left.sealNo,
    by: deposit.by === "" ? "…" : deposit.by,
    purpose: deposit.purpose === "" ? nothing : deposit.purpose,
    collectors: deposit.collectors === "" ? nothing : deposit.collectors,
    until: deposit.until === null ? t("keys.record.noTerm") : exactTime(deposit.until, zone).slice(0, 16),
  });
  return (
    <>
      <div className="form-grid">
        <Field label={t("keys.deposit.by")} required error={errorOf("deposit.by")}>
          {(ids) => (
            <Input
              {...ids}
              value={deposit.by}
              maxLength={60}
              autoComplete="off"
              onChange={({ target }) => change({ by: target.value })}
            />
          )}
        </Field>
        <Field label={t("keys.deposit.until")} error={errorOf("deposit.until")}>
          {(ids) => (
            <TimeField
              ids={ids}
              value={deposit.until}
              sense="future"
              onChange={(until) => change({ until })}
            />
          )}
        </Field>
      </div>
      <Field label={t("keys.deposit.purpose")}>
        {(ids) => (
          <Input
            {...ids}
            value={deposit.purpose}
            maxLength={100}
            placeholder={t("keys.deposit.purposeHint")}
            onChange={({ target }) => change({ purpose: target.value })}
          />
        )}
      </Field>
      <Field label={t("keys.deposit.collectors")}>
        {(ids) => (
          <Input
            {...ids}
            value={deposit.collectors}
            maxLength={100}
            placeholder={t("keys.deposit.collectorsHint")}
            onChange={({ target }) => change({ collectors: target.value })}
          />
        )}
      </Field>
      <LateEntry late={deposit.late} onChange={(late) => change({ late })} errorOf={errorOf} />
      <p className="muted">{t("keys.deposit.shown")}</p>
      <p className="key-signed-words">{words}</p>
      {deposit.late !== null && <p className="field-hint">{t("keys.deposit.paper")}</p>}
      <SignaturePad key={pad} label={t("keys.deposit.sign")} onChange={(strokes) => change({ strokes })} />
      {(errorOf("signed") ?? errorOf("deposit.signed")) !== null && (
        <p className="field-error" role="alert">
          {errorOf("signed") ?? errorOf("deposit.signed")}
        </p>
      )}
    </>
  );
}
