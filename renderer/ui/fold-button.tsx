import type { ReactElement } from "react";
import "./fold-button.css";

/** Opens and closes the part of a form that is seldom needed. */
export function FoldButton({
  open,
  label,
  onToggle,
}: {
  readonly open: boolean;
  readonly label: string;
  readonly onToggle: () => void;
}): ReactElement {
  return (
    <button type="button" className="fold" aria-expanded={open} onClick={onToggle}>
      {open ? "▾" : "▸"} {label}
    </button>
  );
}
