/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- no tag offers options with more than text */
import { Input } from "antd";
import { useId, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { isComposing } from "./use-form-keyboard.ts";
import { Kbd } from "./kbd.tsx";
import type { FieldIds } from "./field.tsx";
import "./suggest-input.css";

export interface Suggested {
  readonly key: string;
  readonly label: ReactNode;
  readonly take: () => void;
}

/**
 * A line of text with what it may mean under it: ↑↓ choose, Enter takes the marked one, Esc closes the list,
 * Tab goes on without taking any.
 */
export function SuggestInput({
  ids,
  value,
  onChange,
  suggestions,
  label,
  firstIsMarked,
  placeholder,
  autoFocus = false,
}: {
  readonly ids: FieldIds;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly suggestions: readonly Suggested[];
  /** What the list holds, for screen readers. */
  readonly label: string;
  /** False where the text can well stand for itself: then only ↓ marks one. */
  readonly firstIsMarked: boolean;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}): ReactElement {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = open && suggestions.length > 0;
  const marked = chosen === null ? (firstIsMarked ? 0 : -1) : Math.min(chosen, suggestions.length - 1);
  const take = (index: number): void => {
    setOpen(false);
    suggestions[index]?.take();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!shown || isComposing(event) || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") setChosen((marked + 1) % suggestions.length);
    else if (event.key === "ArrowUp") setChosen(marked <= 0 ? suggestions.length - 1 : marked - 1);
    else if (event.key === "Enter" && marked >= 0) take(marked);
    else if (event.key === "Escape") setOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <div className="suggest">
      <Input
        {...ids}
        role="combobox"
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && marked >= 0 ? `${listId}-${marked}` : undefined}
        value={value}
        placeholder={placeholder}
        autoFocus={autoFocus}
        autoComplete="off"
        maxLength={100}
        onBlur={() => setOpen(false)}
        onChange={({ target }) => {
          setOpen(true);
          setChosen(null);
          onChange(target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <ul className="suggest-list" id={listId} role="listbox" aria-label={label} hidden={!shown}>
        {suggestions.map((suggestion, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input has the keys
          <li
            key={suggestion.key}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === marked}
            className={index === marked ? "suggest-option suggest-marked" : "suggest-option"}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(index)}
          >
            {suggestion.label}
            {index === marked && <Kbd keys="↵" />}
          </li>
        ))}
      </ul>
    </div>
  );
}
