import { useState, type ReactElement, type ReactNode } from "react";
import { ActionStrip } from "./action-strip.tsx";
import { TextField } from "./text-field.tsx";
import type { ActionState } from "./use-action.ts";

const none: readonly string[] = [];

/** One sentence and a button: what finishing, closing, turning back and voiding ask for. */
export function TextForm({
  title,
  label,
  placeholder,
  hint,
  save,
  danger = false,
  initial = "",
  maxLength = 500,
  field = "reason",
  otherFields = none,
  action,
  onSave,
  onCancel,
  children,
}: {
  readonly title: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly save: string;
  readonly danger?: boolean;
  readonly initial?: string;
  readonly maxLength?: number;
  /** What the command calls the sentence. */
  readonly field?: string;
  /** Fields of `children`, which show their own errors. */
  readonly otherFields?: readonly string[];
  readonly action: ActionState;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}): ReactElement {
  const [text, setText] = useState(initial);
  return (
    <ActionStrip
      title={title}
      {...(hint === undefined ? {} : { hint })}
      save={save}
      danger={danger}
      busy={action.busy}
      error={action.errorBeside([field, ...otherFields])}
      onSave={() => onSave(text)}
      onCancel={onCancel}
    >
      <TextField
        label={label}
        required
        error={action.errorOf(field)}
        value={text}
        maxLength={maxLength}
        rows={4}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(typed) => {
          action.typed();
          setText(typed);
        }}
      />
      {children}
    </ActionStrip>
  );
}
