import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { SuggestField } from "../../ui/suggest-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
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
      <SuggestField
        label={t("visits.form.visiting")}
        part="unit"
        required
        error={error}
        value={form.visiting}
        onChange={(visiting) => change({ visiting, authorisation: null })}
        suggestions={suggestions}
        listLabel={t("visits.form.residents")}
        placeholder={t("visits.form.visitingHint")}
      />
      {needsConsent(form) && (
        <div data-part="host">
          <TextField
            label={t("visits.form.host")}
            error={hostError}
            value={form.host}
            placeholder={t("visits.form.hostHint")}
            onChange={(host) => change({ host })}
          />
        </div>
      )}
    </div>
  );
}
