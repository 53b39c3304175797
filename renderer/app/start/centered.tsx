import type { ReactElement, ReactNode } from "react";
import { LanguageSwitch } from "../language-switch.tsx";

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
        <header className="centered-head">
          <h1>{title}</h1>
          <LanguageSwitch />
        </header>
        {children}
      </div>
    </main>
  );
}
