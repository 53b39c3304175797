import { Input } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { bases } from "../../../shared/modules/passes/index.ts";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { Field } from "../../ui/field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { useNow } from "../../ui/use-now.ts";
import { ProxyField } from "./proxy-field.tsx";
import type { PassForm } from "./use-pass-form.ts";

/** GDS-1: how the requester was verified, with its evidence. */
export function BasisFields({ form: control }: { readonly form: PassForm }): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  const { form, change, errorOf, before } = control;
  const kept = before?.requesterDocumentMasked ?? "";
  const minute = Math.floor(nowMs / 60_000) * 60_000;
  return (
    <>
      <ChoiceField
        label={t("passes.form.basis")}
        required
        error={errorOf("basis")}
        choices={bases.map((value) => ({ value, label: t(`passes.basis.${value}`) }))}
        value={form.basis}
        onChange={(basis) => change({ basis, ...(basis === "phone" ? { confirmedAt: minute } : {}) })}
      />
      {form.basis !== "owner" && (
        <div className="form-grid">
          <Text control={control} name="requester" required />
          <Text control={control} name="relation" />
        </div>
      )}
      {form.basis === "phone" && (
        <div className="form-grid">
          <Text control={control} name="confirmedBy" required />
          <Field label={t("passes.form.confirmedAt")} required error={errorOf("confirmedAt")}>
            {(ids) => (
              <TimeField
                ids={ids}
                part="confirmedAt"
                value={form.confirmedAt}
                sense="past"
                onChange={(confirmedAt) => change({ confirmedAt })}
              />
            )}
          </Field>
        </div>
      )}
      {form.basis === "proxy" && (
        <ProxyField proxy={form.proxy} error={errorOf("proxy")} onChange={(proxy) => change({ proxy })} />
      )}
      <Field
        label={t("passes.form.requesterDocument")}
        error={errorOf("requesterDocument")}
        {...(form.basis === "owner" ? { hint: t("passes.form.documentHint") } : {})}
      >
        {(ids) => (
          <Input
            {...ids}
            data-part="requesterDocument"
            value={form.requesterDocument}
            maxLength={40}
            autoComplete="off"
            placeholder={kept === "" ? "" : t("passes.form.asBefore", { value: kept })}
            onChange={({ target }) => change({ requesterDocument: target.value })}
          />
        )}
      </Field>
    </>
  );
}

function Text({
  control: { form, change, errorOf, error },
  name,
  required = false,
}: {
  readonly control: PassForm;
  readonly name: "requester" | "relation" | "confirmedBy";
  readonly required?: boolean;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Field label={t(`passes.form.${name}`)} required={required} error={error === null ? null : errorOf(name)}>
      {(ids) => (
        <Input
          {...ids}
          data-part={name}
          value={form[name]}
          maxLength={100}
          autoComplete="off"
          onChange={({ target }) => change({ [name]: target.value })}
        />
      )}
    </Field>
  );
}
