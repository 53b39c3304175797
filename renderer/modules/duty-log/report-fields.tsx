import { Input, Select } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { reportWays, type ReportWay } from "../../../shared/modules/duty-log/index.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import { usePeople } from "./use-people.ts";

export interface Report {
  readonly to: string | null;
  readonly way: ReportWay;
  readonly emergency: string;
  readonly instruction: string;
}

/** DUTY-8: to whom, how, what they said; why the department head was passed over, if they were. */
export function ReportFields({
  value,
  label,
  placeholder,
  onChange,
  errorOf,
}: {
  readonly value: Report;
  readonly label: string;
  readonly placeholder?: string;
  readonly onChange: (patch: Partial<Report>) => void;
  readonly errorOf: (field: string) => string | null;
}): ReactElement {
  const { t } = useTranslation();
  const superiors = usePeople(2);
  return (
    <>
      <Field label={label} error={errorOf("to")}>
        {(ids) => (
          <Select
            {...ids}
            allowClear
            placeholder={placeholder}
            value={value.to}
            options={[...superiors]}
            onChange={(id: string | undefined) => onChange({ to: id ?? null })}
          />
        )}
      </Field>
      {value.to !== null && (
        <>
          <ChoiceButtons<ReportWay>
            label={t("dutyLog.acts.way")}
            choices={reportWays.map((way) => ({ value: way, label: t(`dutyLog.way.${way}`) }))}
            value={value.way}
            onChange={(way) => onChange({ way })}
          />
          <Field label={t("dutyLog.acts.instruction")}>
            {(ids) => (
              <Input
                {...ids}
                value={value.instruction}
                maxLength={500}
                onChange={({ target }) => onChange({ instruction: target.value })}
              />
            )}
          </Field>
          <Field
            label={t("dutyLog.acts.emergency")}
            hint={t("dutyLog.acts.emergencyHint")}
            error={errorOf("emergency")}
          >
            {(ids) => (
              <Input
                {...ids}
                value={value.emergency}
                maxLength={100}
                onChange={({ target }) => onChange({ emergency: target.value })}
              />
            )}
          </Field>
        </>
      )}
    </>
  );
}
