import type { ComponentProps, ReactElement } from "react";
import { ChoiceButtons } from "./choice-buttons.tsx";
import { Field } from "./field.tsx";

type FieldProps = Pick<ComponentProps<typeof Field>, "label" | "required" | "error" | "hint">;
type Choosing<Value extends string> = Omit<
  ComponentProps<typeof ChoiceButtons<Value>>,
  "label" | "labelledBy"
>;

/** One of a few under a label: a field whose answer is a press. */
export function ChoiceField<Value extends string>({
  label,
  required = false,
  error,
  hint,
  ...choosing
}: FieldProps & Choosing<Value>): ReactElement {
  return (
    <Field label={label} required={required} error={error} hint={hint}>
      {({ id }) => <ChoiceButtons labelledBy={`${id}-label`} {...choosing} />}
    </Field>
  );
}
