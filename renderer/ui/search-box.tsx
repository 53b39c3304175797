import { Input } from "antd";
import { memo, type KeyboardEvent, type ReactElement } from "react";
import { isComposing } from "./use-form-keyboard.ts";

/** The search box above a list: searches as you type; Enter opens the first that was found. */
export const SearchBox = memo(function SearchBox({
  hint,
  typed,
  onType,
  onEnter,
}: {
  /** What can be typed; also its name for screen readers. */
  readonly hint: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onEnter?: () => void;
}): ReactElement {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.key !== "Enter") return;
    event.preventDefault();
    onEnter?.();
  };
  return (
    <Input.Search
      allowClear
      aria-label={hint}
      placeholder={hint}
      value={typed}
      maxLength={100}
      onChange={({ target }) => onType(target.value)}
      onKeyDown={onKeyDown}
    />
  );
});
