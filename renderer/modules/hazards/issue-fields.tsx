import { Checkbox } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../app/live.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import { FoldButton } from "../../ui/fold-button.tsx";
import { LateEntry } from "../../ui/late-entry.tsx";
import { SuggestField } from "../../ui/suggest-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { QuantityField, quantityWords } from "./quantity.tsx";
import type { IssueForm } from "./use-issue-form.ts";

/** 品名, 批号 and 数量: what is taken from where. */
export function StockFields({
  form: control,
  onChosen,
}: {
  readonly form: IssueForm;
  readonly onChosen: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { form, change, errorOf, stock } = control;
  const { loaded, offered, goods, batches, batch } = stock;
  return (
    <>
      <Field label={t("hazards.form.substance")} required error={errorOf("substance")}>
        {({ id }) => (
          <div data-part="substance" className="hazard-substances">
            {loaded && offered.length === 0 && <p className="field-hint">{t("hazards.form.nothing")}</p>}
            <ChoiceButtons
              labelledBy={`${id}-label`}
              choices={offered.map((one) => ({ value: one.id, label: one.name }))}
              value={form.substance}
              onChange={(substance) => change({ substance, batch: null })}
              onChosen={onChosen}
            />
          </div>
        )}
      </Field>
      {goods !== null && (
        <Field label={t("hazards.form.batch")} required error={errorOf("batch")}>
          {({ id }) => (
            <div data-enter="skip">
              <ChoiceButtons
                labelledBy={`${id}-label`}
                choices={batches.map((one) => ({
                  value: one.id,
                  label: (
                    <span className="hazard-batch-choice">
                      <strong className="mono">{one.batch === "" ? t("hazards.noBatch") : one.batch}</strong>
                      <span>
                        {t("hazards.form.batchLeft", {
                          balance: quantityWords(one.balance, goods.unit, t),
                          expiry: one.expiry ?? t("hazards.noExpiry"),
                        })}
                      </span>
                    </span>
                  ),
                }))}
                value={batch?.id ?? null}
                onChange={(next) => change({ batch: next })}
              />
            </div>
          )}
        </Field>
      )}
      <Field label={t("hazards.form.qty")} required error={errorOf("qty")}>
        {(ids) => (
          <QuantityField
            ids={ids}
            part="qty"
            value={form.qty}
            unit={goods?.unit ?? null}
            onChange={(qty) => change({ qty })}
          />
        )}
      </Field>
    </>
  );
}

/** 用途, 地点, 领用人: by what was written before, or anew. */
export function PurposeFields({ form: control }: { readonly form: IssueForm }): ReactElement {
  const { t } = useTranslation();
  const { form, change, errorOf, staff } = control;
  const before = useLive({
    key: ["hazards.suggest"],
    kinds: ["hazard-issue"],
    read: async (host) => host.hazards.suggest(),
  }).data;
  const like = (texts: readonly string[] | undefined, typed: string): readonly string[] =>
    (texts ?? []).filter((text) => text !== typed && text.includes(typed.trim())).slice(0, 6);
  const lines = (field: "use" | "place", texts: readonly string[] | undefined): ReactElement => (
    <SuggestField
      label={t(`hazards.form.${field}`)}
      part={field}
      required
      error={errorOf(field)}
      value={form[field]}
      listLabel={t("hazards.form.before")}
      placeholder={t(`hazards.form.${field}Hint`)}
      firstIsMarked={false}
      suggestions={like(texts, form[field]).map((text) => ({
        key: text,
        label: text,
        take: () => change({ [field]: text }),
      }))}
      onChange={(text) => change({ [field]: text })}
    />
  );
  const colleagues = staff.filter(({ name }) => name.includes(form.user.trim()) && form.userId === null);
  const others = like(before?.users, form.user).filter((name) => !staff.some((one) => one.name === name));
  return (
    <>
      {lines("use", before?.uses)}
      {lines("place", before?.places)}
      <SuggestField
        label={t("hazards.form.user")}
        part="user"
        required
        error={errorOf("user")}
        value={form.user}
        listLabel={t("hazards.form.users")}
        placeholder={t("hazards.form.userHint")}
        firstIsMarked={false}
        suggestions={[
          ...others.map((name) => ({
            key: name,
            label: name,
            take: () => change({ user: name, userId: null }),
          })),
          ...colleagues.slice(0, 6).map(({ id, name, role }) => ({
            key: id,
            label: `${name} · ${t(`ui.roles.${role}`)}`,
            take: () => change({ user: name, userId: id }),
          })),
        ]}
        onChange={(user) => change({ user, userId: null })}
      />
    </>
  );
}

/** 防护用品, and what is folded: 见证人, 外借, 补录. */
export function SafetyFields({ form: control }: { readonly form: IssueForm }): ReactElement {
  const { t } = useTranslation();
  const { form, change, errorOf } = control;
  const line = (field: "witness" | "lentTo" | "lentReason", required = false): ReactElement => (
    <TextField
      label={t(`hazards.form.${field}`)}
      part={field}
      required={required}
      error={errorOf(field)}
      hint={field === "lentTo" ? t("hazards.form.lentHint") : undefined}
      value={form[field]}
      onChange={(text) => change({ [field]: text })}
    />
  );
  return (
    <>
      <div data-part="ppeChecked">
        <Checkbox checked={form.ppe} onChange={({ target }) => change({ ppe: target.checked })}>
          {t("hazards.form.ppe")}
        </Checkbox>
        {errorOf("ppeChecked") !== null && (
          <div className="field-error" role="alert">
            {errorOf("ppeChecked")}
          </div>
        )}
      </div>
      <FoldButton
        open={form.more}
        label={t("hazards.form.more")}
        onToggle={() => change({ more: !form.more })}
      />
      {form.more && (
        <>
          {line("witness")}
          {line("lentTo")}
          {form.lentTo.trim() !== "" && line("lentReason", true)}
          <LateEntry late={form.late} onChange={(late) => change({ late })} errorOf={errorOf} />
        </>
      )}
    </>
  );
}
