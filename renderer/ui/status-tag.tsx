import type { ReactElement, ReactNode } from "react";
import "./status-tag.css";

export type Tone = "blue" | "green" | "amber" | "red" | "grey";

/** A state: colour and a word (and an icon, where one helps); colour is never the only sign. */
export function StatusTag({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <span className={`status status-${tone}`}>
      {icon}
      <span className="status-words">{children}</span>
    </span>
  );
}
