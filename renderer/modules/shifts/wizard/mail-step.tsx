import { Input, InputNumber } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { formatFen, parseFen } from "../../../../shared/kernel/money.ts";
import { Field } from "../../../ui/field.tsx";
import { focusFirst } from "../../../ui/focus-first.ts";
import { useDraft } from "../../../ui/use-draft.ts";
import { useFormKeyboard } from "../../../ui/use-form-keyboard.ts";
import { useShiftAction } from "../use-shift-action.ts";
import { StepFoot } from "./step-foot.tsx";
import type { StepProps } from "./wizard-steps.ts";

const draftSchema = z.object({
  letters: z.number(),
  papers: z.number(),
  parcels: z.number(),
  note: z.string(),
  yuan: z.string(),
  explanation: z.string(),
});
type Draft = z.output<typeof draftSchema>;

function atFirst({ mail, cash, cashExpected }: ShiftView): Draft {
  const fen = cash?.amount ?? cashExpected;
  return {
    letters: mail?.letters ?? 0,
    papers: mail?.papers ?? 0,
    parcels: mail?.parcels ?? 0,
    note: mail?.note ?? "",
    yuan: fen === null ? "" : formatFen(fen),
    explanation: cash?.explanation ?? "",
  };
}

const kinds = ["letters", "papers", "parcels"] as const;

/** 邮件与现金 (MAIL-1, DUTY-3): what nobody collected yet, and the cash as it lies there. */
export function MailStep({ shift, onBack, onNext, next }: StepProps): ReactElement {
  const { t } = useTranslation();
  const mail = useShiftAction("shift.count-mail", shift.id);
  const cash = useShiftAction("shift.count-cash", shift.id);
  const [badMoney, setBadMoney] = useState(false);
  const draft = useDraft<Draft>(
    `shift.mail ${shift.id}`,
    atFirst(shift),
    (kept) => draftSchema.safeParse(kept).data ?? null,
  );
  const { letters, papers, parcels, note, yuan, explanation } = draft.value;
  const change = (patch: Partial<Draft>): void => {
    mail.typed();
    cash.typed();
    setBadMoney(false);
    draft.change(patch);
  };
  const go = async (): Promise<void> => {
    const amount = parseFen(yuan);
    setBadMoney(shift.countCash && !amount.ok);
    if (shift.countCash && !amount.ok) return;
    if (!(await mail.give({ letters, papers, parcels, note }))) return;
    if (shift.countCash && amount.ok && !(await cash.give({ amount: amount.value, explanation }))) return;
    draft.clear();
    onNext();
  };
  const onKeyDown = useFormKeyboard({ onSave: () => void go() });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields
    <form className="wizard-form" onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      <h2 className="wizard-title">{t("shifts.steps.mail")}</h2>
      <section className="card wizard-card" aria-labelledby="wizard-mail">
        <h3 id="wizard-mail">{t("shifts.mail.title")}</h3>
        <div className="wizard-fields">
          {kinds.map((kind, index) => (
            <Field key={kind} label={t(`shifts.mail.${kind}`)}>
              {(ids) => (
                <InputNumber
                  {...ids}
                  {...(index === 0 ? { ref: focusFirst } : {})}
                  min={0}
                  precision={0}
                  value={draft.value[kind]}
                  onChange={(value) => change({ [kind]: value ?? 0 })}
                />
              )}
            </Field>
          ))}
          <Field label={t("shifts.mail.note")}>
            {(ids) => (
              <Input
                {...ids}
                value={note}
                maxLength={500}
                onChange={({ target }) => change({ note: target.value })}
              />
            )}
          </Field>
        </div>
      </section>
      {shift.countCash && (
        <section className="card wizard-card" aria-labelledby="wizard-cash">
          <h3 id="wizard-cash">{t("shifts.cash.title")}</h3>
          <div className="wizard-fields">
            <Field
              label={t("shifts.cash.amount")}
              required
              error={badMoney ? t("shifts.cash.bad") : null}
              hint={
                shift.cashExpected === null
                  ? t("shifts.cash.first")
                  : t("shifts.cash.expected", { amount: formatFen(shift.cashExpected) })
              }
            >
              {(ids) => (
                <Input
                  {...ids}
                  prefix="¥"
                  value={yuan}
                  maxLength={16}
                  onChange={({ target }) => change({ yuan: target.value })}
                />
              )}
            </Field>
            <Field
              wide
              label={t("shifts.property.explanation")}
              error={cash.error?.code === "explanation-required" ? t("shifts.cash.explain") : null}
            >
              {(ids) => (
                <Input
                  {...ids}
                  value={explanation}
                  maxLength={500}
                  onChange={({ target }) => change({ explanation: target.value })}
                />
              )}
            </Field>
          </div>
        </section>
      )}
      <StepFoot
        onBack={onBack}
        onGo={() => void go()}
        next={next}
        busy={mail.busy || cash.busy}
        error={mail.words ?? (cash.error?.code === "explanation-required" ? null : cash.words)}
      />
    </form>
  );
}
