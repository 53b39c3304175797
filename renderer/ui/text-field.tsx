import { Input } from "antd";
import type { ReactElement, ReactNode } from "react";
import { Field } from "./field.tsx";

/** A field of one line of text. */
export function TextField({
  label,
  value,
  onChange,
  required = false,
  error,
  hint,
  placeholder,
  maxLength = 100,
  inputMode,
  part,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly required?: boolean;
  readonly error?: string | null;
  readonly hint?: ReactNode;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number;
  readonly inputMode?: "tel" | "numeric";
  /** Name under which a refusal finds the field. */
  readonly part?: string;
}): ReactElement {
  return (
    <Field label={label} required={required} error={error} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <Input
          {...ids}
          data-part={part}
          value={value}
          maxLength={maxLength}
          inputMode={inputMode}
          autoComplete="off"
          placeholder={placeholder}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
