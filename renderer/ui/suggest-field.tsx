import type { ReactElement, ReactNode } from "react";
import { Field } from "./field.tsx";
import { SuggestInput, type Suggested } from "./suggest-input.tsx";

/** A field of one line of text with what it may mean under it. */
export function SuggestField({
  label,
  part,
  required = false,
  error,
  value,
  onChange,
  suggestions,
  listLabel,
  firstIsMarked = true,
  placeholder,
  children,
}: {
  readonly label: string;
  /** Name under which a refusal finds the field. */
  readonly part: string;
  readonly required?: boolean;
  readonly error: string | null;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly suggestions: readonly Suggested[];
  /** What the list holds, for screen readers. */
  readonly listLabel: string;
  readonly firstIsMarked?: boolean;
  readonly placeholder?: string;
  /** What the choice means, under it. */
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <Field label={label} required={required} error={error}>
      {(ids) => (
        <div data-part={part}>
          <SuggestInput
            ids={ids}
            value={value}
            onChange={onChange}
            suggestions={suggestions}
            label={listLabel}
            firstIsMarked={firstIsMarked}
            {...(placeholder === undefined ? {} : { placeholder })}
          />
          {children}
        </div>
      )}
    </Field>
  );
}
