import { Button, Input, InputNumber } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { siteDate, siteMs, addDays } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { Field } from "../../ui/field.tsx";
import { SuggestInput } from "../../ui/suggest-input.tsx";
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
        <Field label={t("keys.lend.borrower")} required error={errorOf("borrower")}>
          {(ids) => (
            <div data-part="borrower">
              <SuggestInput
                ids={ids}
                value={form.borrower}
                onChange={(borrower) => change({ borrower, borrowerStaff: null })}
                suggestions={suggestions}
                label={t("keys.lend.staff")}
                firstIsMarked
                placeholder={t("keys.lend.borrowerHint")}
              />
            </div>
          )}
        </Field>
        <Field label={t("keys.lend.department")}>
          {(ids) => (
            <Input
              {...ids}
              value={form.department}
              maxLength={60}
              autoComplete="off"
              onChange={({ target }) => change({ department: target.value })}
            />
          )}
        </Field>
        <Field label={t("keys.lend.phone")}>
          {(ids) => (
            <Input
              {...ids}
              value={form.phone}
              maxLength={40}
              inputMode="tel"
              autoComplete="off"
              onChange={({ target }) => change({ phone: target.value })}
            />
          )}
        </Field>
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
            <div className="key-quick">
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
          <div className="key-quick">
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
