import { Input, InputNumber } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../app/program.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { lateFields, LateEntry, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";
import { LoanChoice, openLoansOf } from "./loan-choice.tsx";
import { PersonSelect } from "./person-select.tsx";

const fields = ["receiver", "copies", ...lateFields];

/** 归还 (KEY-3): to a named receiver; the one who is signed in unless another name is chosen. */
export function ReturnForm({ row, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const me = useSession(({ actor }) => actor?.name ?? "");
  const loans = openLoansOf(row);
  const [loan, setLoan] = useState(loans[0]?.number ?? "");
  const out = loans.find(({ number }) => number === loan)?.out ?? 1;
  const [copies, setCopies] = useState<number | null>(null);
  const [receiver, setReceiver] = useState<string | null>(null);
  const [sealNo, setSealNo] = useState("");
  const [note, setNote] = useState("");
  const [late, setLate] = useState<TypedLate>(null);
  const { give, busy, errorOf, errorBeside, typed } = useAction("key.return", row.id, onDone);
  return (
    <ActionStrip
      title={t("keys.returning.title")}
      save={t("keys.returning.save")}
      busy={busy}
      error={errorBeside(fields)}
      onSave={() => void give({ loan, copies: copies ?? out, receiver, sealNo, note, late: lateOf(late) })}
      onCancel={onCancel}
    >
      <LoanChoice label={t("keys.returning.which")} loans={loans} value={loan} onChange={setLoan} />
      {out > 1 && (
        <Field label={t("keys.returning.copies")} required error={errorOf("copies")}>
          {(ids) => (
            <InputNumber
              {...ids}
              min={1}
              max={out}
              precision={0}
              value={copies ?? out}
              onChange={setCopies}
            />
          )}
        </Field>
      )}
      <Field label={t("keys.returning.note")}>
        {(ids) => (
          <Input {...ids} value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
        )}
      </Field>
      {row.sealNo !== "" && (
        <Field label={t("keys.returning.sealNo")}>
          {(ids) => (
            <Input
              {...ids}
              value={sealNo}
              maxLength={40}
              onChange={({ target }) => setSealNo(target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t("keys.returning.receiver")} required error={errorOf("receiver")}>
        {(ids) => (
          <PersonSelect
            ids={ids}
            value={receiver}
            placeholder={t("keys.returning.me", { name: me })}
            onChange={(next) => {
              typed();
              setReceiver(next);
            }}
          />
        )}
      </Field>
      <LateEntry late={late} onChange={setLate} errorOf={errorOf} />
    </ActionStrip>
  );
}
