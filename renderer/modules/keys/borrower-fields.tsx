import { Button, Input, InputNumber } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { siteDate, siteMs, addDays } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { Field } from "../../ui/field.tsx";
import { SuggestField } from "../../ui/suggest-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { useNow } from "../../ui/use-now.ts";
import type { LendFormControl } from "./use-lend-form.ts";
import { usePeople } from "./use-people.ts";

const reasons = ["repair", "inspect", "clean", "viewing"] as const;

/** Who borrows it, for what: our own staff are offered, a stranger is typed. */
export function BorrowerFields({
  control: { form, change, errorOf },
  onTaken,
}: {
  readonly control: LendFormControl;
  readonly onTaken: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const people = usePeople();
  const typed = form.borrower.trim();
  const suggestions = (form.borrowerStaff === null && typed !== "" ? people : [])
    .filter(({ name, department }) => name.includes(typed) || department.includes(typed))
    .slice(0, 6)
    .map(({ id, name, department }) => ({
      key: id,
      label: (
        <>
          <strong>{name}</strong>
          <span className="muted">{department}</span>
        </>
      ),
      take: () => {
        change({ borrower: name, borrowerStaff: id, department });
        onTaken();
      },
    }));
  return (
    <>
      <div className="form-grid">
        <SuggestField
          label={t("keys.lend.borrower")}
          part="borrower"
          required
          error={errorOf("borrower")}
          value={form.borrower}
          onChange={(borrower) => change({ borrower, borrowerStaff: null })}
          suggestions={suggestions}
          listLabel={t("keys.lend.staff")}
          placeholder={t("keys.lend.borrowerHint")}
        />
        <TextField
          label={t("keys.lend.department")}
          value={form.department}
          maxLength={60}
          onChange={(department) => change({ department })}
        />
        <TextField
          label={t("keys.lend.phone")}
          value={form.phone}
          maxLength={40}
          inputMode="tel"
          onChange={(phone) => change({ phone })}
        />
        {form.key !== null && form.key.quantity > 1 && (
          <Field label={t("keys.lend.copies")} required error={errorOf("copies")}>
            {(ids) => (
              <InputNumber
                {...ids}
                min={1}
                max={form.key?.quantity ?? 1}
                precision={0}
                value={form.copies}
                onChange={(copies) => change({ copies: copies ?? 1 })}
              />
            )}
          </Field>
        )}
      </div>
      {form.key?.quantity === 1 && errorOf("copies") !== null && (
        <p className="field-error" role="alert">
          {errorOf("copies")}
        </p>
      )}
      <Field label={t("keys.lend.reason")} required error={errorOf("reason")}>
        {(ids) => (
          <>
            <Input
              {...ids}
              data-part="reason"
              value={form.reason}
              maxLength={200}
              autoComplete="off"
              onChange={({ target }) => change({ reason: target.value })}
            />
            <div className="quick-choices">
              {reasons.map((one) => (
                <Button
                  key={one}
                  size="small"
                  tabIndex={-1}
                  onClick={() => change({ reason: t(`keys.lend.reasons.${one}`) })}
                >
                  {t(`keys.lend.reasons.${one}`)}
                </Button>
              ))}
            </div>
          </>
        )}
      </Field>
    </>
  );
}

const HOUR_MS = 3_600_000;

/** The whole minute: what is said is what is kept. */
export function quickDues(nowMs: number, zone: string) {
  const minute = Math.floor(nowMs / 60_000) * 60_000;
  const today = siteDate(nowMs, zone);
  const evening = siteMs(today, "18:00", zone);
  return [
    { key: "h1", ms: minute + HOUR_MS },
    { key: "h2", ms: minute + 2 * HOUR_MS },
    { key: "h4", ms: minute + 4 * HOUR_MS },
    ...(evening > nowMs ? [{ key: "evening" as const, ms: evening }] : []),
    { key: "tomorrow", ms: siteMs(addDays(today, 1), "18:00", zone) },
  ] as const;
}

/** 应还时间: typed, or one of the usual ones. */
export function DueField({
  label,
  value,
  onChange,
  error,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (ms: number | null) => void;
  readonly error: string | null;
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(15_000);
  return (
    <Field label={label} required error={error}>
      {(ids) => (
        <>
          <TimeField ids={ids} part="dueAt" value={value} sense="future" onChange={onChange} />
          <div className="quick-choices">
            {quickDues(nowMs, zone).map(({ key, ms }) => (
              <Button key={key} size="small" tabIndex={-1} onClick={() => onChange(ms)}>
                {t(`keys.lend.quick.${key}`)}
              </Button>
            ))}
          </div>
        </>
      )}
    </Field>
  );
}
