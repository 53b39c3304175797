/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- radio buttons that look like the tabs they are */
import type { KeyboardEvent, ReactElement } from "react";
import "./tab-buttons.css";

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** How many are in it, behind the label; absent: not counted. */
  readonly count?: number | undefined;
}

/** Which part of a list is shown: 在访 · 今日 · 全部. A radio group to a screen reader; the arrow keys choose. */
export function TabButtons<Value extends string>({
  label,
  tabs,
  value,
  onChange,
}: {
  /** Name for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}): ReactElement {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const from = tabs.findIndex((tab) => tab.value === value);
    const to = (from + step + tabs.length) % tabs.length;
    event.currentTarget.querySelectorAll<HTMLButtonElement>("button")[to]?.focus();
    const next = tabs[to];
    if (next !== undefined) onChange(next.value);
  };
  return (
    <div className="tabs" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="radio"
          className="tab"
          aria-checked={tab.value === value}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onChange(tab.value)}
        >
          {tab.label}
          {tab.count !== undefined && ` ${tab.count}`}
        </button>
      ))}
    </div>
  );
}
