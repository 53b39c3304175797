import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { sha256Hex } from "../../../shared/kernel/sha256.ts";
import { normaliseText } from "../../../shared/kernel/text.ts";
import {
  collectionText,
  collectorRelations,
  type CollectorRelation,
} from "../../../shared/modules/keys/index.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { Field } from "../../ui/field.tsx";
import { lateFields, LateEntry, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { SignaturePad, type DrawnStrokes } from "../../ui/signature-pad.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

const fields = ["by", "note", "signed", ...lateFields];

/** 业主取回: signed for, under exactly what is shown, by who takes it. */
export function CollectForm({ row, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const [by, setBy] = useState(row.deposit?.by ?? "");
  const [relation, setRelation] = useState<CollectorRelation>("depositor");
  const [note, setNote] = useState("");
  const [late, setLate] = useState<TypedLate>(null);
  const [strokes, setStrokes] = useState<DrawnStrokes | null>(null);
  const { give, busy, errorOf, errorBeside, typed } = useAction("key.collect", row.id, onDone);
  const name = normaliseText(by);
  const deposit = row.deposit?.number ?? "";
  const facts = { code: row.code, unit: row.unit, copies: row.atHook, sealNo: row.sealNo, deposit, by: name };
  const nothing = t("keys.deposit.nothing");
  const shown = t("keys.collect.shownLine", {
    ...facts,
    copies: t("keys.copies", { count: row.atHook }),
    sealNo: row.sealNo === "" ? nothing : row.sealNo,
    deposit: deposit === "" ? nothing : deposit,
  });
  const save = (): void => {
    const digest = sha256Hex(collectionText(facts));
    const signed = strokes === null ? null : { strokes, digest };
    void give({ by: name, relation, note, signed, late: lateOf(late) });
  };
  return (
    <ActionStrip
      title={t("keys.collect.title")}
      save={t("keys.collect.save")}
      busy={busy}
      error={errorBeside(fields)}
      onSave={save}
      onCancel={onCancel}
    >
      <ChoiceField
        label={t("keys.collect.relation")}
        required
        choices={collectorRelations.map((value) => ({ value, label: t(`keys.relation.${value}`) }))}
        value={relation}
        onChange={setRelation}
      />
      {row.deposit !== null && row.deposit.collectors !== "" && (
        <p className="field-hint">{t("keys.collect.allowed", { names: row.deposit.collectors })}</p>
      )}
      <Field label={t("keys.collect.by")} required error={errorOf("by")}>
        {(ids) => (
          <Input
            {...ids}
            value={by}
            maxLength={60}
            onChange={({ target }) => {
              typed();
              setBy(target.value);
              setStrokes(null);
            }}
          />
        )}
      </Field>
      <Field label={t("keys.collect.note")} required={relation === "other"} error={errorOf("note")}>
        {(ids) => (
          <Input
            {...ids}
            value={note}
            maxLength={200}
            placeholder={t("keys.collect.noteHint")}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
      <LateEntry late={late} onChange={setLate} errorOf={errorOf} />
      <p className="muted">{t("keys.deposit.shown")}</p>
      <p className="key-signed-words">{shown}</p>
      <SignaturePad
        key={name}
        label={t("keys.collect.sign")}
        onChange={(drawn) => {
          typed();
          setStrokes(drawn);
        }}
      />
      {errorOf("signed") !== null && (
        <p className="field-error" role="alert">
          {errorOf("signed")}
        </p>
      )}
    </ActionStrip>
  );
}
