import { Checkbox, Input } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../app/live.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import { LateEntry } from "../../ui/late-entry.tsx";
import { SuggestInput } from "../../ui/suggest-input.tsx";
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
  const { offered, goods, batches, batch } = stock;
  return (
    <>
      <Field label={t("hazards.form.substance")} required error={errorOf("substance")}>
        {({ id }) => (
          <div data-part="substance" className="hazard-substances">
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
    <Field label={t(`hazards.form.${field}`)} required error={errorOf(field)}>
      {(ids) => (
        <div data-part={field}>
          <SuggestInput
            ids={ids}
            value={form[field]}
            label={t("hazards.form.before")}
            placeholder={t(`hazards.form.${field}Hint`)}
            firstIsMarked={false}
            suggestions={like(texts, form[field]).map((text) => ({
              key: text,
              label: text,
              take: () => change({ [field]: text }),
            }))}
            onChange={(text) => change({ [field]: text })}
          />
        </div>
      )}
    </Field>
  );
  const colleagues = staff.filter(({ name }) => name.includes(form.user.trim()) && form.userId === null);
  const others = like(before?.users, form.user).filter((name) => !staff.some((one) => one.name === name));
  return (
    <>
      {lines("use", before?.uses)}
      {lines("place", before?.places)}
      <Field label={t("hazards.form.user")} required error={errorOf("user")}>
        {(ids) => (
          <div data-part="user">
            <SuggestInput
              ids={ids}
              value={form.user}
              label={t("hazards.form.users")}
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
          </div>
        )}
      </Field>
    </>
  );
}

/** 防护用品, and what is folded: 见证人, 外借, 补录. */
export function SafetyFields({ form: control }: { readonly form: IssueForm }): ReactElement {
  const { t } = useTranslation();
  const { form, change, errorOf } = control;
  const line = (field: "witness" | "lentTo" | "lentReason", required = false): ReactElement => (
    <Field
      label={t(`hazards.form.${field}`)}
      required={required}
      error={errorOf(field)}
      {...(field === "lentTo" ? { hint: t("hazards.form.lentHint") } : {})}
    >
      {(ids) => (
        <Input
          {...ids}
          data-part={field}
          value={form[field]}
          maxLength={100}
          autoComplete="off"
          onChange={({ target }) => change({ [field]: target.value })}
        />
      )}
    </Field>
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
      <button
        type="button"
        className="hazard-fold"
        aria-expanded={form.more}
        onClick={() => change({ more: !form.more })}
      >
        {form.more ? "▾" : "▸"} {t("hazards.form.more")}
      </button>
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
