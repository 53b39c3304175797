import { ClockCircleOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useEffect, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { Field } from "./field.tsx";
import { TimeField } from "./time-field.tsx";
import { useNow } from "./use-now.ts";
import "./late-entry.css";

/** The same in a form's draft. */
export const typedLateSchema = z
  .object({ at: z.number().nullable(), reason: z.string() })
  .readonly()
  .nullable();
/** 补录 as it is typed; null: it happens now. */
export type TypedLate = z.output<typeof typedLateSchema>;

/** A 补录 that begins to be typed: now, to the minute, until another time is written. */
export function startLate(nowMs: number): NonNullable<TypedLate> {
  return { at: Math.floor(nowMs / 60_000) * 60_000, reason: "" };
}

/** The fields of it that a command may refuse. */
export const lateFields: readonly string[] = ["late", "late.occurredAt", "late.reason"];

/** What a command takes as `late`. A time that is missing stays unreadable, so that it is refused, not forgotten. */
export function lateOf(late: TypedLate): { occurredAt: number; reason: string } | null {
  return late === null ? null : { occurredAt: late.at ?? Number.NaN, reason: late.reason };
}

/** 补录 of one step: folded until something happened earlier than it is written down; then when, and why so late. */
export function LateEntry({
  late,
  onChange,
  errorOf,
  always = false,
}: {
  readonly late: TypedLate;
  readonly onChange: (late: TypedLate) => void;
  /** Words of what is wrong with `late` or `late.reason`, or null. */
  readonly errorOf: (field: string) => string | null;
  /** The action is itself a late entry: nothing to fold. */
  readonly always?: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  const fields = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const open = late !== null;
  useEffect(() => {
    if (!open || !pressed.current) return;
    pressed.current = false;
    fields.current?.querySelector("input")?.focus();
    fields.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  if (late === null) {
    const start = (): void => {
      pressed.current = true;
      onChange(startLate(nowMs));
    };
    return (
      <button type="button" className="late-entry-add" data-enter="skip" onClick={start}>
        <ClockCircleOutlined /> {t("ui.late.add")}
      </button>
    );
  }
  const atError = errorOf("late") ?? errorOf("late.occurredAt");
  return (
    <div className={always ? "form-column" : "late-entry"} ref={fields}>
      <Field
        label={t("ui.late.at")}
        required
        error={atError !== null && late.at === null ? t("errors.required") : atError}
      >
        {(ids) => (
          <TimeField ids={ids} value={late.at} sense="past" onChange={(at) => onChange({ ...late, at })} />
        )}
      </Field>
      <Field label={t("ui.late.reason")} required error={errorOf("late.reason")}>
        {(ids) => (
          <Input
            {...ids}
            value={late.reason}
            maxLength={100}
            onChange={({ target }) => onChange({ ...late, reason: target.value })}
          />
        )}
      </Field>
      {!always && (
        <button type="button" className="late-entry-drop" onClick={() => onChange(null)}>
          {t("ui.late.drop")}
        </button>
      )}
    </div>
  );
}
