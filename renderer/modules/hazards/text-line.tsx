import { Input } from "antd";
import type { ReactElement, ReactNode } from "react";
import { Field } from "../../ui/field.tsx";

/** A field of one line of text. */
export function TextLine({
  label,
  value,
  onChange,
  required = false,
  error,
  hint,
  placeholder,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly required?: boolean;
  readonly error?: string | null;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
}): ReactElement {
  return (
    <Field label={label} required={required} error={error} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <Input
          {...ids}
          value={value}
          maxLength={100}
          autoComplete="off"
          placeholder={placeholder}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
