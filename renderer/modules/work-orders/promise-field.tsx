import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { useNow } from "../../ui/use-now.ts";
import { TimeInput, useLocalTime } from "./time-input.tsx";

const quick = [15, 30, 60, 120] as const;

/** 新的到场时间: in so many minutes (a number), or a time on the site's clock (a text). */
export function PromiseField({
  value,
  onChange,
  error,
}: {
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
  readonly error: string | null;
}): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(5_000);
  const { toText } = useLocalTime();
  return (
    <>
      <Field
        label={t("workOrders.call.promised")}
        required
        error={error}
        hint={typeof value === "number" ? <TimeText at={nowMs + value * 60_000} /> : undefined}
      >
        {({ id }) => (
          <ChoiceButtons
            labelledBy={`${id}-label`}
            choices={[
              ...quick.map((minutes) => ({
                value: String(minutes),
                label: t("workOrders.call.inMinutes", { count: minutes }),
              })),
              { value: "other", label: t("workOrders.call.other") },
            ]}
            value={typeof value === "number" ? String(value) : "other"}
            onChange={(chosen) => onChange(chosen === "other" ? toText(nowMs + 60 * 60_000) : Number(chosen))}
          />
        )}
      </Field>
      {typeof value === "string" && (
        <Field label={t("workOrders.call.other")}>
          {(ids) => <TimeInput ids={ids} text={value} onText={onChange} />}
        </Field>
      )}
    </>
  );
}
