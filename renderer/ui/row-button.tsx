import type { ReactElement } from "react";
import "./row-button.css";

/** A button inside a list's row: presses it without opening the row. Plain, since there is one in every row. */
export function RowButton({
  label,
  name,
  quiet = false,
  busy = false,
  onPress,
}: {
  readonly label: string;
  /** For screen readers, where the label alone does not say whose it is. */
  readonly name?: string;
  readonly quiet?: boolean;
  readonly busy?: boolean;
  readonly onPress: () => void;
}): ReactElement {
  return (
    <button
      type="button"
      className={quiet ? "row-button row-button-quiet" : "row-button"}
      aria-label={name}
      disabled={busy}
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
    >
      {label}
    </button>
  );
}
