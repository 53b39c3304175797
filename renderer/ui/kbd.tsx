import type { ReactElement } from "react";
import "./kbd.css";

/** A key to press, as shown beside what it does. */
export function Kbd({ keys }: { readonly keys: string }): ReactElement {
  return (
    <kbd className="kbd" aria-hidden="true">
      {keys}
    </kbd>
  );
}
