import { Input } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { areaResults } from "../../../../shared/modules/shifts/index.ts";
import { ChoiceButtons } from "../../../ui/choice-buttons.tsx";
import { Field } from "../../../ui/field.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import { useFormKeyboard } from "../../../ui/use-form-keyboard.ts";
import { useShiftAction } from "../use-shift-action.ts";
import { StepFoot } from "./step-foot.tsx";
import type { StepProps } from "./wizard-steps.ts";

const draftSchema = z.object({ result: z.enum(areaResults), note: z.string() });
type Draft = z.output<typeof draftSchema>;

/** 区域检查: desk, lobby and whatever the post looks after, tidy or not. */
export function AreaStep({ shift, onBack, onNext, next }: StepProps): ReactElement {
  const { t } = useTranslation();
  const check = useShiftAction("shift.check-area", shift.id);
  const draft = useDraft<Draft>(
    `shift.area ${shift.id}`,
    { result: shift.area?.result ?? "tidy", note: shift.area?.note ?? "" },
    (kept) => draftSchema.safeParse(kept).data ?? null,
  );
  const { result, note } = draft.value;
  const change = (patch: Partial<Draft>): void => {
    check.typed();
    draft.change(patch);
  };
  const go = async (): Promise<void> => {
    if (!(await check.give({ result, note }))) return;
    draft.clear();
    onNext();
  };
  const onKeyDown = useFormKeyboard({ onSave: () => void go() });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields
    <form className="wizard-form" onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      <h2 className="wizard-title">
        {t("shifts.steps.area")} <span className="muted">{t("shifts.area.help")}</span>
      </h2>
      <section className="card wizard-card" aria-label={t("shifts.steps.area")}>
        <div className="wizard-choices">
          <ChoiceButtons
            label={t("shifts.steps.area")}
            choices={areaResults.map((value) => ({
              value,
              label: t(`shifts.area.${value}`),
              tone: value === "tidy" ? ("green" as const) : ("red" as const),
            }))}
            value={result}
            onChange={(value) => change({ result: value })}
          />
        </div>
        <Field
          label={t("shifts.area.note")}
          required={result === "problem"}
          error={check.error?.field === "note" ? check.words : null}
        >
          {(ids) => (
            <Input.TextArea
              {...ids}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={note}
              maxLength={1000}
              onChange={({ target }) => change({ note: target.value })}
            />
          )}
        </Field>
      </section>
      <StepFoot
        onBack={onBack}
        onGo={() => void go()}
        next={next}
        busy={check.busy}
        error={check.error?.field === "note" ? null : check.words}
      />
    </form>
  );
}
