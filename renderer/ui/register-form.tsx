import { useEffect, useRef, type ReactElement, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../shared/kernel/result.ts";
import { useErrorWords } from "./error-words.ts";
import { Panel } from "./panel.tsx";
import { focusWrong } from "./focus-wrong.ts";
import { useFormKeyboard } from "./use-form-keyboard.ts";

/** Focuses a form's field by its `data-part`; what is typed in it can be typed over. */
export function focusPart(form: HTMLElement | null, part: string): void {
  const at = form?.querySelector<HTMLElement>(`[data-part="${part}"]`);
  const field =
    at?.matches("input, textarea, button") === true
      ? at
      : at?.querySelector<HTMLElement>("input, [role=radio][tabindex='0']");
  field?.focus();
  if (field instanceof HTMLInputElement && !field.readOnly) field.select();
}

/** The form of a new record in the panel beside its list: Ctrl+Enter saves, a refusal is shown where it belongs. */
export function RegisterForm({
  form,
  title,
  extra,
  buttons,
  saved,
  restored = false,
  error,
  showsField,
  onSave,
  onClose,
  after,
  children,
}: {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly title: string;
  /** Right of the title. */
  readonly extra?: ReactNode;
  readonly buttons: ReactNode;
  /** What was just saved, above the next empty form. */
  readonly saved: ReactNode;
  /** A draft was brought back. */
  readonly restored?: boolean;
  readonly error: DomainError | null;
  /** Whether one of the fields says what is wrong with `field`; the rest is said under them. */
  readonly showsField: (field: string) => boolean;
  readonly onSave: () => void;
  /** Where the form was asked for and can be left again. */
  readonly onClose?: () => void;
  /** Behind the form: the second person. */
  readonly after?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const told = useRef<DomainError | null>(null);
  // Runs at every drawing: a refused field that was folded stands there only at a later one.
  useEffect(() => {
    if (error !== null && error !== told.current && !focusWrong(form.current)) return;
    told.current = error;
  });
  const onKeyDown = useFormKeyboard({ onSave, ...(onClose === undefined ? {} : { onLeave: onClose }) });
  return (
    <Panel title={title} extra={extra} footer={buttons} {...(onClose === undefined ? {} : { onClose })}>
      {saved}
      {restored && <p className="field-hint">{t("ui.form.restored")}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields */}
      <form
        className="form-column"
        ref={form}
        aria-label={title}
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        {children}
        {error !== null && !showsField(error.field ?? "") && (
          <p className="field-error" role="alert">
            {words(error)}
          </p>
        )}
      </form>
      {after}
    </Panel>
  );
}
