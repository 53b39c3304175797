import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { readClock } from "../../ui/read-time.ts";

/** A clock time typed as people write it (8:30, 0830, 22:00); shown as 08:30 on a 24-hour clock. */
export function ClockInput({
  label,
  value,
  disabled,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (clock: string) => void;
}): ReactElement {
  const [text, setText] = useState(value);
  const clock = readClock(text);
  const settle = (): void => {
    setText(clock ?? value);
    if (clock !== null && clock !== value) onChange(clock);
  };
  return (
    <Input
      aria-label={label}
      className="setting-number mono"
      value={text}
      maxLength={5}
      disabled={disabled}
      {...(clock === null ? { status: "error" as const } : {})}
      onChange={({ target }) => setText(target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
}
