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
  rows = 1,
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
  /** Grows with its text to as many lines; Enter goes on all the same. */
  readonly rows?: number;
}): ReactElement {
  return (
    <Field label={label} required={required} error={error} {...(hint === undefined ? {} : { hint })}>
      {(ids) => {
        const input = { ...ids, "data-part": part, value, maxLength, placeholder, autoComplete: "off" };
        return rows === 1 ? (
          <Input {...input} inputMode={inputMode} onChange={({ target }) => onChange(target.value)} />
        ) : (
          <Input.TextArea
            {...input}
            autoSize={{ minRows: 1, maxRows: rows }}
            onChange={({ target }) => onChange(target.value)}
          />
        );
      }}
    </Field>
  );
}
