import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Via } from "../../../shared/modules/passes/index.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { LateEntry, lateFields, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

/** 放行核对 (GDS-3): what really goes against what is listed, row by row; once. */
export function ReleaseForm({
  pass,
  via,
  onDone,
  onCancel,
}: ActionProps & { readonly via: Via }): ReactElement {
  const { t } = useTranslation();
  // It holds no more: then what is written down here went out in its time.
  const expired = pass.status === "expired";
  const [actual, setActual] = useState(pass.items.map(({ qty }) => String(qty)));
  const [note, setNote] = useState("");
  const [late, setLate] = useState<TypedLate>(expired ? { at: null, reason: "" } : null);
  const { give, busy, errorOf, errorBeside, typed } = useAction("pass.release", pass.id, onDone);
  const fields = pass.items.map((_, index) => `actual.${index}`);
  return (
    <ActionStrip
      title={t("passes.release.title")}
      hint={t("passes.release.hint")}
      save={t("passes.release.save")}
      busy={busy}
      error={errorBeside([...fields, ...lateFields])}
      onSave={() =>
        void give({ actual: actual.map(Number), via, items: pass.itemsDigest, note, late: lateOf(late) })
      }
      onCancel={onCancel}
    >
      {pass.items.map((item, index) => (
        <Field
          // oxlint-disable-next-line react/no-array-index-key -- rows are known by their place
          key={index}
          label={[item.name, item.spec].filter((part) => part !== "").join(" · ")}
          error={errorOf(`actual.${index}`)}
        >
          {(ids) => (
            <Input
              {...ids}
              aria-label={t("passes.release.actual", { name: item.name })}
              className="pass-actual"
              value={actual[index] ?? ""}
              maxLength={5}
              inputMode="numeric"
              suffix={t("passes.release.listed", { qty: item.qty, unit: item.unit })}
              onChange={({ target }) => {
                typed();
                setActual(actual.map((old, at) => (at === index ? target.value : old)));
              }}
            />
          )}
        </Field>
      ))}
      <Field label={t("passes.release.note")}>
        {(ids) => (
          <Input {...ids} value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
        )}
      </Field>
      <LateEntry
        late={late}
        always={expired}
        errorOf={errorOf}
        onChange={(next) => {
          typed();
          setLate(next);
        }}
      />
    </ActionStrip>
  );
}
