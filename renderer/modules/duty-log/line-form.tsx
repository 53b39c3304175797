import { Button, Input } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import type { Outcome } from "../../../shared/contract/commands.ts";
import { categories, guessCategory } from "../../../shared/modules/duty-log/index.ts";
import { useCommand } from "../../app/command.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { LateEntry, lateFields } from "../../ui/late-entry.tsx";
import { Panel } from "../../ui/panel.tsx";
import { toUnread } from "../../ui/to-unread.ts";
import { useDraft } from "../../ui/use-draft.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";
import { emptyLine, lineFormSchema, toWriteInput, type LineForm } from "./line-form-values.ts";
import { LineStateFields } from "./line-state-fields.tsx";

const shownFields = new Set<string>([
  "text",
  "unit",
  "handled",
  "followedBy",
  "instructedBy",
  "report.to",
  "report.emergency",
  ...lateFields,
]);

/** 记一行, with everything that F8 leaves out: result, gravity, reports upward, 补录. */
export function LineFormPanel({
  arrived,
  onOpen,
}: {
  /** Grows when somebody asks for the form: the cursor goes into its first field. */
  readonly arrived: number;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const root = useRef<HTMLFormElement>(null);
  const write = useCommand("duty-line.write");
  const draft = useDraft<LineForm>(
    "duty-line.write",
    emptyLine,
    (kept) => lineFormSchema.safeParse(kept).data ?? null,
  );
  const [error, setError] = useState<DomainError | null>(null);
  const [saved, setSaved] = useState<Outcome | null>(null);
  /** The clerk chose a category: the text no longer does. */
  const [chosen, setChosen] = useState(false);
  const form = draft.value;
  const change = (patch: Partial<LineForm>): void => {
    setError(null);
    draft.change(patch);
  };
  const errorOf = (field: string): string | null => (error?.field === field ? words(error) : null);
  const elsewhere = error !== null && (error.field === undefined || !shownFields.has(error.field));
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- every arrival here and every save takes the cursor
  useEffect(() => root.current?.querySelector("textarea")?.focus(), [arrived, saved]);

  const save = async (): Promise<void> => {
    if (toUnread(root.current)) return;
    const outcome = await write.run(toWriteInput(form));
    setError(outcome.ok ? null : outcome.error);
    if (!outcome.ok) return;
    draft.clear();
    setChosen(false);
    setSaved(outcome.value);
  };
  const onKeyDown = useFormKeyboard({ onSave: () => void save() });
  const footer = (
    <>
      {draft.restored && <Button onClick={draft.clear}>{t("dutyLog.form.clear")}</Button>}
      <Button type="primary" loading={write.busy} onClick={() => void save()}>
        {t("dutyLog.form.save")} <Kbd keys="Ctrl ↵" />
      </Button>
    </>
  );
  return (
    <Panel title={t("dutyLog.form.title")} extra={<Kbd keys="F8" />} footer={footer}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields */}
      <form
        ref={root}
        className="form-column"
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        {saved !== null && (
          <output className="log-saved">
            {t("dutyLog.form.saved", { number: saved.number })}
            <Button size="small" onClick={() => onOpen(saved.id)}>
              {t("dutyLog.quick.see")}
            </Button>
          </output>
        )}
        {draft.restored && <p className="field-hint">{t("dutyLog.form.restored")}</p>}
        <Field label={t("dutyLog.form.text")} required error={errorOf("text")}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              value={form.text}
              maxLength={2000}
              autoSize={{ minRows: 3, maxRows: 8 }}
              onChange={({ target }) => {
                const text = target.value;
                change(chosen ? { text } : { text, category: guessCategory(text) });
              }}
            />
          )}
        </Field>
        <div className="log-categories">
          <ChoiceButtons
            label={t("dutyLog.form.category")}
            choices={categories.map((value) => ({ value, label: t(`dutyLog.category.${value}`) }))}
            value={form.category}
            onChange={(category) => {
              setChosen(true);
              change({ category });
            }}
          />
        </div>
        <LineStateFields form={form} change={change} errorOf={errorOf} />
        <LateEntry late={form.late} onChange={(late) => change({ late })} errorOf={errorOf} />
        {elsewhere && (
          <p className="field-error" role="alert">
            {words(error)}
          </p>
        )}
      </form>
    </Panel>
  );
}
