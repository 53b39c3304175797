import { Input } from "antd";
import type { ReactElement } from "react";
import type { FieldIds } from "./field.tsx";

/** A PIN typed for this one thing: never kept by the browser; Enter gives it and submits no form around it. */
export function PinInput({
  ids,
  value,
  onChange,
  onGive,
}: {
  readonly ids: FieldIds;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly onGive: () => void;
}): ReactElement {
  return (
    <Input.Password
      {...ids}
      value={value}
      visibilityToggle={false}
      autoComplete="off"
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        event.stopPropagation();
        onGive();
      }}
    />
  );
}
