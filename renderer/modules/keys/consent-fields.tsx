import { Input } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { consentMethods } from "../../../shared/modules/keys/index.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { useNow } from "../../ui/use-now.ts";
import type { LendFormControl } from "./use-lend-form.ts";

/** KEY-3: the owner's consent to this very use: how, who, when. */
export function ConsentFields({
  control: { form, change, errorOf },
}: {
  readonly control: LendFormControl;
}): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  return (
    <>
      <Field label={t("keys.lend.consent")} required error={errorOf("consent.method")}>
        {({ id }) => (
          <div data-part="consent.method">
            <ChoiceButtons
              labelledBy={`${id}-label`}
              choices={consentMethods.map((value) => ({
                value,
                label: t(`keys.consent.${value}`),
                tone: "green" as const,
              }))}
              value={form.consentMethod}
              onChange={(consentMethod) =>
                change({
                  consentMethod,
                  consentAt: form.consentAt ?? Math.floor(nowMs / 60_000) * 60_000,
                })
              }
            />
          </div>
        )}
      </Field>
      {form.consentMethod !== null && (
        <div className="form-grid">
          <Field label={t("keys.lend.consentBy")} required error={errorOf("consent.by")}>
            {(ids) => (
              <Input
                {...ids}
                data-part="consent.by"
                value={form.consentBy}
                maxLength={60}
                autoComplete="off"
                onChange={({ target }) => change({ consentBy: target.value })}
              />
            )}
          </Field>
          <Field label={t("keys.lend.consentAt")} required error={errorOf("consent.at")}>
            {(ids) => (
              <TimeField
                ids={ids}
                part="consent.at"
                value={form.consentAt}
                sense="past"
                onChange={(consentAt) => change({ consentAt })}
              />
            )}
          </Field>
        </div>
      )}
    </>
  );
}
