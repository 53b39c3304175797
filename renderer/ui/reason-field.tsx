import { Input } from "antd";
import type { KeyboardEvent, ReactElement } from "react";
import { Field } from "./field.tsx";
import { focusFirst } from "./focus-first.ts";

/** The reason of something that cannot be undone, with the cursor in it. */
export function ReasonField({
  label,
  error,
  hint,
  value,
  onChange,
  onKeyDown,
}: {
  readonly label: string;
  readonly error?: string | null;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (reason: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}): ReactElement {
  return (
    <Field label={label} required error={error} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <Input
          {...ids}
          ref={focusFirst}
          value={value}
          maxLength={200}
          onChange={({ target }) => onChange(target.value)}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}
