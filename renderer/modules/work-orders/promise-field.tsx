import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { useNow } from "../../ui/use-now.ts";

const quick = [15, 30, 60, 120] as const;

/** In so many minutes, to the whole minute: what is said on the phone is what is kept. */
export function promisedMs(nowMs: number, minutes: number): number {
  return Math.floor(nowMs / 60_000 + minutes) * 60_000;
}

/** 新的到场时间: in so many minutes from the moment of saving, or at an instant (ms) that was typed. */
export type PromisedTime = { readonly inMinutes: number } | { readonly atMs: number | null };

/** Chosen by a button, or typed. */
export function PromiseField({
  value,
  onChange,
  error,
}: {
  readonly value: PromisedTime;
  readonly onChange: (value: PromisedTime) => void;
  readonly error: string | null;
}): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(5_000);
  return (
    <>
      <Field
        label={t("workOrders.call.promised")}
        required
        error={error}
        hint={"inMinutes" in value ? <TimeText at={promisedMs(nowMs, value.inMinutes)} /> : undefined}
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
            value={"inMinutes" in value ? String(value.inMinutes) : "other"}
            onChange={(chosen) =>
              onChange(chosen === "other" ? { atMs: promisedMs(nowMs, 60) } : { inMinutes: Number(chosen) })
            }
          />
        )}
      </Field>
      {"atMs" in value && (
        <Field label={t("workOrders.call.other")}>
          {(ids) => (
            <TimeField ids={ids} value={value.atMs} sense="future" onChange={(atMs) => onChange({ atMs })} />
          )}
        </Field>
      )}
    </>
  );
}
