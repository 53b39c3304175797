import { Button, Input, Select } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { documentRequired, documentTypes } from "../../../shared/modules/visits/index.ts";
import { Field } from "../../ui/field.tsx";
import { documentVerdict, type VisitFormValues } from "./visit-form-values.ts";

/** 证件: the check digit is judged while it is typed (GB 11643); the clerk may go on all the same. */
export function DocumentField({
  form,
  change,
  error,
}: {
  readonly form: VisitFormValues;
  readonly change: (patch: Partial<VisitFormValues>) => void;
  readonly error: string | null;
}): ReactElement {
  const { t } = useTranslation();
  const verdict = documentVerdict(form);
  const complete = form.document.replaceAll(/\s/g, "").length >= 18;
  const warned = complete && verdict !== "ok" && !form.documentOverridden;
  const carried = form.carry !== null && form.carry.documentMasked !== "" && form.document === "";
  const warning = warned ? t(`visits.form.verdict.${verdict}`) : null;
  const refused = error !== null && verdict !== "ok" && form.document !== "" && !form.documentOverridden;
  return (
    <div data-part="document">
      <Field
        label={t("visits.form.document")}
        required={documentRequired(form.category) && form.service === null}
        error={error ?? warning}
        hint={
          carried
            ? t("visits.form.carried")
            : form.documentOverridden
              ? t("visits.form.overridden")
              : undefined
        }
      >
        {(ids) => (
          <div className="visit-pair">
            <div data-enter="skip">
              <Select
                className="visit-wide"
                aria-label={t("visits.form.documentType")}
                popupMatchSelectWidth={false}
                value={form.documentType}
                options={documentTypes.map((value) => ({ value, label: t(`visits.document.${value}`) }))}
                onChange={(documentType) => change({ documentType, documentOverridden: false })}
              />
            </div>
            <Input
              {...ids}
              aria-label={t("visits.form.documentNumber")}
              className="mono"
              value={form.document}
              placeholder={carried ? form.carry?.documentMasked : undefined}
              maxLength={40}
              autoComplete="off"
              onChange={({ target }) => change({ document: target.value, documentOverridden: false })}
            />
          </div>
        )}
      </Field>
      {(warned || refused) && (
        <Button size="small" onClick={() => change({ documentOverridden: true })}>
          {t("visits.form.override")}
        </Button>
      )}
    </div>
  );
}
