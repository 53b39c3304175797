import type { ReactElement } from "react";
import type { WorkOrderView } from "../../../shared/contract/work-orders.ts";

type Signature = NonNullable<WorkOrderView["technicianSignature"]>;

/** A signature as it was drawn; nothing once it was erased. */
export function SignatureImage({ signature }: { readonly signature: Signature }): ReactElement | null {
  const { strokes, name } = signature;
  if (strokes === null) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- strokes, drawn here
    <svg
      className="signature-image"
      viewBox={`0 0 ${strokes.width} ${strokes.height}`}
      role="img"
      aria-label={name}
    >
      {strokes.lines.split(";").map((points) => (
        <polyline
          key={points}
          points={points}
          fill="none"
          stroke="currentColor"
          strokeWidth={2}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}
