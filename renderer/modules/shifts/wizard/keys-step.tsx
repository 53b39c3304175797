import { Input, InputNumber } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { focusFirst } from "../../../ui/focus-first.ts";
import { useDraft } from "../../../ui/use-draft.ts";
import { useFormKeyboard } from "../../../ui/use-form-keyboard.ts";
import { useShiftAction } from "../use-shift-action.ts";
import { StepFoot } from "./step-foot.tsx";
import type { StepProps } from "./wizard-steps.ts";

const draftSchema = z.object({
  items: z.array(z.object({ code: z.string(), present: z.number(), explanation: z.string() })),
});
type Draft = z.output<typeof draftSchema>;
type Counted = Draft["items"][number];

/** As it was counted before, else as many as should hang there. */
function atFirst(shift: ShiftView): Draft {
  const before = new Map(shift.keys?.items.map((one) => [one.code, one]));
  return {
    items: shift.keyList.map(({ code, expected }) => {
      const one = before.get(code);
      return { code, present: one?.present ?? expected, explanation: one?.explanation ?? "" };
    }),
  };
}

/** 钥匙盘点 (KEY-2): the desk's own keys; what is lent stands beside what should hang there. */
export function KeysStep({ shift, onBack, onNext, next }: StepProps): ReactElement {
  const { t } = useTranslation();
  const count = useShiftAction("shift.count-keys", shift.id);
  const first = atFirst(shift);
  const draft = useDraft<Draft>(`shift.keys ${shift.id}`, first, (kept) => {
    const read = draftSchema.safeParse(kept).data ?? null;
    const fits =
      read?.items.map(({ code }) => code).join("\n") === first.items.map(({ code }) => code).join("\n");
    return fits ? read : null;
  });
  const change = (code: string, patch: Partial<Counted>): void => {
    count.typed();
    draft.change({
      items: draft.value.items.map((one) => (one.code === code ? Object.assign({}, one, patch) : one)),
    });
  };
  const go = async (): Promise<void> => {
    if (!(await count.give({ items: draft.value.items }))) return;
    draft.clear();
    onNext();
  };
  const onKeyDown = useFormKeyboard({ onSave: () => void go() });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields
    <form className="wizard-form" onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      <h2 className="wizard-title">
        {t("shifts.steps.keys")} <span className="muted">{t("shifts.keys.help")}</span>
      </h2>
      <div className="card wizard-rows">
        {shift.keyList.map((deskKey, index) => {
          const one = draft.value.items.find((counted) => counted.code === deskKey.code);
          return (
            one !== undefined && (
              <KeyRow
                key={deskKey.code}
                deskKey={deskKey}
                counted={one}
                first={index === 0}
                missing={count.error?.code === "explanation-required" && count.error.field === deskKey.code}
                onChange={(patch) => change(deskKey.code, patch)}
              />
            )
          );
        })}
      </div>
      <StepFoot onBack={onBack} onGo={() => void go()} next={next} busy={count.busy} error={count.words} />
    </form>
  );
}

function KeyRow({
  deskKey,
  counted,
  first,
  missing,
  onChange,
}: {
  readonly deskKey: ShiftView["keyList"][number];
  readonly counted: Counted;
  /** The cursor is put here as the step opens. */
  readonly first: boolean;
  readonly missing: boolean;
  readonly onChange: (patch: Partial<Counted>) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { code, name, expected, out, borrower } = deskKey;
  const wrong = counted.present !== expected;
  return (
    <div className="wizard-row wizard-key" data-wrong={wrong}>
      <span>
        <strong>{name}</strong> <span className="mono muted">{code}</span>
      </span>
      <span className="muted tabular">
        {t("shifts.property.expectedCount", { count: expected })}
        {out > 0 && ` · ${t("shifts.keys.out", { count: out, name: borrower })}`}
      </span>
      <InputNumber
        {...(first ? { ref: focusFirst } : {})}
        aria-label={`${name} ${t("shifts.property.actual")}`}
        prefix={t("shifts.property.actual")}
        min={0}
        precision={0}
        value={counted.present}
        onChange={(value) => onChange({ present: value ?? 0 })}
      />
      <Input
        aria-label={`${name} ${t("shifts.property.explanation")}`}
        variant={wrong || counted.explanation !== "" ? "outlined" : "borderless"}
        placeholder={wrong ? t("shifts.property.explain") : t("shifts.property.explanation")}
        {...(missing ? { status: "error" as const, ref: focusFirst } : {})}
        value={counted.explanation}
        maxLength={500}
        onChange={({ target }) => onChange({ explanation: target.value })}
      />
    </div>
  );
}
