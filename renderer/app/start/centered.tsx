import type { ReactElement, ReactNode } from "react";

/** One card in the middle: what is shown before anybody works. */
export function Centered({
  title,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <main className="centered">
      <div className={wide ? "centered-card centered-wide" : "centered-card"}>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
