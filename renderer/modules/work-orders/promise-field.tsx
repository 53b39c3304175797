import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { useNow } from "../../ui/use-now.ts";
import { TimeInput, useLocalTime } from "./time-input.tsx";

const quick = [15, 30, 60, 120] as const;

/** In so many minutes, to the whole minute: what is said on the phone is what is kept. */
export function promisedMs(nowMs: number, minutes: number): number {
  return Math.floor(nowMs / 60_000 + minutes) * 60_000;
}

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
        hint={typeof value === "number" ? <TimeText at={promisedMs(nowMs, value)} /> : undefined}
      >
        {({ id }) => (
          <ChoiceButtons
            labelledBy={`${id}-label`}
            choices={[
              ...quick.map((minutes) => ({
                value: String(minutes),
                label:
                  minutes < 60
                    ? t("workOrders.call.inMinutes", { count: minutes })
                    : t("workOrders.call.inHours", { count: minutes / 60 }),
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
