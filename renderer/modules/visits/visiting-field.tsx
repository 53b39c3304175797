import { Input } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../ui/field.tsx";
import { SuggestInput } from "../../ui/suggest-input.tsx";
import { useResidents } from "../../ui/use-residents.tsx";
import { needsConsent, type VisitFormValues } from "./visit-form-values.ts";

/** 拜访 and 住户: the unit's residents are offered while the unit, or a resident's name, is typed. */
export function VisitingField({
  form,
  change,
  error,
  hostError,
}: {
  readonly form: VisitFormValues;
  readonly change: (patch: Partial<VisitFormValues>) => void;
  readonly error: string | null;
  readonly hostError: string | null;
}): ReactElement {
  const { t } = useTranslation();
  const suggestions = useResidents(form.visiting, ({ unit, name }) =>
    change({ visiting: unit, ...(name === "" ? {} : { host: name }) }),
  );
  return (
    <div className="visit-pair visit-pair-wide">
      <div data-part="unit">
        <Field label={t("visits.form.visiting")} required error={error}>
          {(ids) => (
            <SuggestInput
              ids={ids}
              value={form.visiting}
              onChange={(visiting) => change({ visiting, authorisation: null })}
              suggestions={suggestions}
              label={t("visits.form.residents")}
              firstIsMarked
              placeholder={t("visits.form.visitingHint")}
            />
          )}
        </Field>
      </div>
      {needsConsent(form) && (
        <div data-part="host">
          <Field label={t("visits.form.host")} error={hostError}>
            {(ids) => (
              <Input
                {...ids}
                value={form.host}
                maxLength={100}
                autoComplete="off"
                placeholder={t("visits.form.hostHint")}
                onChange={({ target }) => change({ host: target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </div>
  );
}
