import { CloseOutlined } from "@ant-design/icons";
import { Button, Input, type InputRef } from "antd";
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import type { Outcome } from "../../../shared/contract/commands.ts";
import {
  categories,
  guessCategory,
  unitInText,
  type Category,
} from "../../../shared/modules/duty-log/index.ts";
import { useCommand } from "../../app/command.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { UnitCode } from "../../ui/unit-code.tsx";
import type { Draft } from "../../ui/use-draft.ts";
import { isComposing } from "../../ui/use-form-keyboard.ts";
import { emptyLine, toWriteInput } from "./line-form-values.ts";
import type { Quick } from "./quick-values.ts";
import "./quick-line.css";

/** ! in front of the words marks the line as important (DUTY-4). */
const IMPORTANT = /^\s*[!！]\s*/u;

/**
 * F8: one line of the duty log from any page, which stays as it is. Enter writes it and gives the cursor back,
 * Shift+Enter writes it and stays for the next one, Esc leaves (the words are kept).
 */
export function QuickLine({
  draft,
  onClose,
  onSaved,
  saved,
}: {
  readonly draft: Draft<Quick>;
  readonly onClose: () => void;
  readonly onSaved: (line: Outcome) => void;
  /** The line just written, when the panel stayed for the next one. */
  readonly saved: Outcome | null;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const input = useRef<InputRef>(null);
  const write = useCommand("duty-line.write");
  const [error, setError] = useState<DomainError | null>(null);
  const { text, category, followUp } = draft.value;
  const important = IMPORTANT.test(text);
  const said = text.replace(IMPORTANT, "");
  const kind = category ?? guessCategory(said);
  const unit = unitInText(said) ?? "";

  useLayoutEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  // A page that was just opened may take the cursor for its own form: F8 once more brings it back.
  useEffect(() => {
    const onF8 = (event: globalThis.KeyboardEvent): void => {
      if (event.key === "F8") input.current?.focus();
    };
    document.addEventListener("keydown", onF8);
    return () => document.removeEventListener("keydown", onF8);
  }, []);

  const save = async (stay: boolean): Promise<void> => {
    const form = {
      ...emptyLine,
      text: said,
      category: kind,
      unit,
      important,
      handled: !important && !followUp,
    };
    const outcome = await write.run(toWriteInput(form));
    setError(outcome.ok ? null : outcome.error);
    if (!outcome.ok) return;
    draft.clear();
    onSaved(outcome.value);
    if (stay) input.current?.focus();
    else onClose();
  };
  const choose = (next: Category): void => draft.change({ category: next });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const chosen = event.altKey && /^[1-9]$/.test(event.key) ? categories[Number(event.key) - 1] : undefined;
    if (chosen !== undefined) choose(chosen);
    else if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && event.target === input.current?.input) void save(event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields
    <section className="quick" aria-label={t("dutyLog.quick.title")} onKeyDown={onKeyDown}>
      <div className="quick-head">
        <strong>{t("dutyLog.quick.title")}</strong>
        {saved === null ? (
          <span className="muted">{t("dutyLog.quick.keys")}</span>
        ) : (
          <output className="quick-written">{t("dutyLog.quick.saved", { number: saved.number })}</output>
        )}
        <Button
          type="text"
          size="small"
          className="quick-close"
          icon={<CloseOutlined />}
          aria-label={t("ui.close")}
          title="Esc"
          onClick={onClose}
        />
      </div>
      <div className="quick-line">
        <Input
          ref={input}
          size="large"
          aria-label={t("dutyLog.quick.text")}
          aria-invalid={error === null ? undefined : true}
          placeholder={t("dutyLog.quick.text")}
          value={text}
          maxLength={500}
          autoComplete="off"
          suffix={unit === "" ? <span /> : <UnitCode code={unit} />}
          onChange={({ target }) => {
            setError(null);
            draft.change({ text: target.value });
          }}
        />
        <Button type="primary" size="large" loading={write.busy} onClick={() => void save(false)}>
          {t("dutyLog.quick.save")} <Kbd keys="↵" />
        </Button>
      </div>
      <fieldset className="quick-marks">
        <legend className="visually-hidden">{t("dutyLog.quick.category")}</legend>
        {categories.map((one) => (
          <button
            key={one}
            type="button"
            className="quick-kind"
            aria-pressed={one === kind}
            onClick={() => choose(one)}
          >
            {t(`dutyLog.category.${one}`)}
          </button>
        ))}
        <button
          type="button"
          className="quick-kind quick-apart"
          aria-pressed={important}
          onClick={() => draft.change({ text: important ? said : `!${said}` })}
        >
          ! {t("dutyLog.important")}
        </button>
        <button
          type="button"
          className="quick-kind"
          aria-pressed={followUp || important}
          onClick={() => draft.change({ followUp: !followUp })}
        >
          {t("dutyLog.quick.followUp")}
        </button>
      </fieldset>
      {error !== null && (
        <p className="field-error" role="alert">
          {words(error)}
        </p>
      )}
    </section>
  );
}
