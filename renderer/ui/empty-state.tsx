import type { ReactElement, ReactNode } from "react";
import "./empty-state.css";

/** Nothing here: what goes here, and how to start. */
export function EmptyState({
  icon,
  title,
  children,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <div className="empty">
      {icon !== undefined && <div className="empty-icon">{icon}</div>}
      <p className="empty-title">{title}</p>
      <div className="muted">{children}</div>
    </div>
  );
}
