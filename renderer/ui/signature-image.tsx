import type { ReactElement } from "react";
import type { Signature } from "../../shared/contract/signature.ts";
import "./signature-image.css";

/** The strokes as an SVG text; they hold nothing but digits, blanks, commas and semicolons (`strokesSchema`). */
function svgOf({ width, height, lines }: NonNullable<Signature["strokes"]>): string {
  const drawn = lines.split(";").map((points) => `<polyline points="${points}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${drawn.join("")}</svg>`;
}

/** A signature as it was drawn; nothing once it was erased. */
export function SignatureImage({ signature }: { readonly signature: Signature }): ReactElement | null {
  const { strokes, name } = signature;
  if (strokes === null) return null;
  return (
    <img
      className="signature-image"
      alt={name}
      src={`data:image/svg+xml,${encodeURIComponent(svgOf(strokes))}`}
    />
  );
}
