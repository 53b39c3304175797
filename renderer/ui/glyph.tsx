import type { ReactElement } from "react";
import "./glyph.css";

/** Drawn on 16 × 16. */
const paths = {
  check: "M3 8.5 6.5 12 13 4.5",
  cross: "M4 4 12 12M12 4 4 12",
  clock: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.6V8l2.4 1.6",
  bell: "M3.2 11.4h9.6L11.6 9.6V6.8a3.6 3.6 0 0 0-7.2 0v2.8zM6.8 13.6h2.4M8 1.8v1.4",
  pause: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M6.4 6v4M9.6 6v4",
} as const;

/** A small sign inside a line: in a list of many rows, Ant Design's own icons cost more than all their words. */
export function Glyph({ name }: { readonly name: keyof typeof paths }): ReactElement {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
