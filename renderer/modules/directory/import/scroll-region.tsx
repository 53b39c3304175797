import type { ReactElement, ReactNode } from "react";

/** A part of a step that scrolls on its own, with the keyboard too. */
export function ScrollRegion({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="import-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
