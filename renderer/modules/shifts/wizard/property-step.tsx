import { Input, InputNumber } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { propertyStates } from "../../../../shared/modules/shifts/index.ts";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { ChoiceButtons } from "../../../ui/choice-buttons.tsx";
import { focusFirst } from "../../../ui/focus-first.ts";
import { useDraft } from "../../../ui/use-draft.ts";
import { useFormKeyboard } from "../../../ui/use-form-keyboard.ts";
import { useShiftAction } from "../use-shift-action.ts";
import { StepFoot } from "./step-foot.tsx";
import type { StepProps } from "./wizard-steps.ts";

const draftSchema = z.object({
  items: z.array(
    z.object({
      item: z.string(),
      actual: z.number(),
      state: z.enum(propertyStates),
      explanation: z.string(),
    }),
  ),
});
type Draft = z.output<typeof draftSchema>;
type Counted = Draft["items"][number];

/** As it was counted before, else all there and in order: the clerk changes what is not. */
function atFirst(shift: ShiftView): Draft {
  const before = new Map(shift.property?.items.map((one) => [one.item, one]));
  return {
    items: shift.propertyList.map(({ item, expected }) => {
      const one = before.get(item);
      return {
        item,
        actual: one?.actual ?? expected,
        state: one?.state ?? "good",
        explanation: one?.explanation ?? "",
      };
    }),
  };
}

/** 物品清点 (DUTY-3): expected and found side by side; what is short or damaged is explained by the outgoing shift. */
export function PropertyStep({ shift, onBack, onNext, next }: StepProps): ReactElement {
  const { t } = useTranslation();
  const count = useShiftAction("shift.count-property", shift.id);
  const first = atFirst(shift);
  const draft = useDraft<Draft>(`shift.property ${shift.id}`, first, (kept) => {
    const read = draftSchema.safeParse(kept).data;
    const fits =
      read?.items.map(({ item }) => item).join("\n") === first.items.map(({ item }) => item).join("\n");
    return fits ? (read ?? null) : null;
  });
  const change = (item: string, patch: Partial<Counted>): void => {
    count.typed();
    draft.change({
      items: draft.value.items.map((one) => (one.item === item ? Object.assign({}, one, patch) : one)),
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
        {t("shifts.steps.property")} <span className="muted">{t("shifts.property.help")}</span>
      </h2>
      <div className="card wizard-rows">
        {shift.propertyList.map(({ item, expected }, index) => {
          const one = draft.value.items.find((counted) => counted.item === item);
          return (
            one !== undefined && (
              <PropertyRow
                key={item}
                counted={one}
                first={index === 0}
                expected={expected}
                missing={count.error?.code === "explanation-required" && count.error.field === item}
                onChange={(patch) => change(item, patch)}
              />
            )
          );
        })}
      </div>
      <StepFoot onBack={onBack} onGo={() => void go()} next={next} busy={count.busy} error={count.words} />
    </form>
  );
}

function PropertyRow({
  counted,
  first,
  expected,
  missing,
  onChange,
}: {
  readonly counted: Counted;
  /** The cursor is put here as the step opens. */
  readonly first: boolean;
  readonly expected: number;
  readonly missing: boolean;
  readonly onChange: (patch: Partial<Counted>) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { item, actual, state, explanation } = counted;
  const wrong = actual !== expected || state === "damaged";
  return (
    <div className="wizard-row wizard-property" data-wrong={wrong}>
      <strong>{item}</strong>
      <span className="muted tabular">{t("shifts.property.expectedCount", { count: expected })}</span>
      <InputNumber
        {...(first ? { ref: focusFirst } : {})}
        aria-label={`${item} ${t("shifts.property.actual")}`}
        prefix={t("shifts.property.actual")}
        min={0}
        precision={0}
        value={actual}
        onChange={(value) => onChange({ actual: value ?? 0 })}
      />
      <div data-enter="skip">
        <ChoiceButtons
          label={`${item} ${t("shifts.property.state")}`}
          choices={[
            { value: "good", label: t("shifts.property.good") },
            { value: "damaged", label: t("shifts.property.damaged"), tone: "red" },
          ]}
          value={state}
          onChange={(value) => onChange({ state: value })}
        />
      </div>
      <Input
        aria-label={`${item} ${t("shifts.property.explanation")}`}
        variant={wrong || explanation !== "" ? "outlined" : "borderless"}
        placeholder={wrong ? t("shifts.property.explain") : t("shifts.property.explanation")}
        {...(missing ? { status: "error" as const, ref: focusFirst } : {})}
        value={explanation}
        maxLength={500}
        onChange={({ target }) => onChange({ explanation: target.value })}
      />
    </div>
  );
}
