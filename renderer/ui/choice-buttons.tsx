/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- radio buttons as big as fingers, with digits as keys */
import type { KeyboardEvent, ReactElement, ReactNode } from "react";
import "./choice-buttons.css";

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  /** Colour of the chosen one: blue unless it says yes or no. */
  readonly tone?: "blue" | "green" | "red";
  readonly disabled?: boolean;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One of a few, as big buttons: a click, the arrow keys, or a digit chooses. A radio group to a screen reader. */
export function ChoiceButtons<Value extends string>({
  label,
  labelledBy,
  choices,
  value,
  onChange,
  onChosen,
}: {
  /** Name for screen readers, unless `labelledBy` points at a label. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** After a choice by mouse or digit: the place to move on to the next field. */
  readonly onChosen?: () => void;
}): ReactElement {
  const focusable = choices.some((choice) => choice.value === value) ? value : choices[0]?.value;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const byDigit = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
    const step = steps[event.key];
    const from = choices.findIndex((choice) => choice.value === focusable);
    const next =
      byDigit ?? (step === undefined ? undefined : choices[(from + step + choices.length) % choices.length]);
    if (next === undefined || next.disabled === true) return;
    event.preventDefault();
    onChange(next.value);
    const index = choices.indexOf(next);
    event.currentTarget.querySelectorAll<HTMLButtonElement>("button")[index]?.focus();
    if (byDigit !== undefined) onChosen?.();
  };
  return (
    <div
      className="choices"
      role="radiogroup"
      aria-label={label}
      aria-labelledby={labelledBy}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={choice.value === value}
          disabled={choice.disabled}
          tabIndex={choice.value === focusable ? 0 : -1}
          className={`choice choice-${choice.tone ?? "blue"}`}
          onClick={() => {
            onChange(choice.value);
            onChosen?.();
          }}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
