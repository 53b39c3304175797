import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import SignaturePadCanvas from "signature_pad";
import "./signature-pad.css";

/** What was drawn: `lines` are polylines of whole pixels, points `x,y` apart by a blank, strokes by `;`. */
export interface DrawnStrokes {
  readonly width: number;
  readonly height: number;
  readonly lines: string;
}

/** The most that an event takes; more points than that say nothing more. */
const MAX_LENGTH = 24_000;

type Points = readonly { readonly x: number; readonly y: number }[];

function linesOf(strokes: readonly Points[], every: number): string {
  const line = (points: Points): string =>
    points
      .filter((_, index) => index % every === 0 || index === points.length - 1)
      .map(({ x, y }) => `${Math.max(0, Math.round(x))},${Math.max(0, Math.round(y))}`)
      .filter((point, index, all) => point !== all[index - 1])
      .join(" ");
  const lines = strokes
    .filter((points) => points.length > 0)
    .map(line)
    .join(";");
  return lines.length <= MAX_LENGTH ? lines : linesOf(strokes, every * 2);
}

/** Where the paper had a signature. Answers what was drawn, or null when it is empty. */
export function SignaturePad({
  label,
  onChange,
}: {
  readonly label: string;
  readonly onChange: (drawn: DrawnStrokes | null) => void;
}): ReactElement {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePadCanvas | null>(null);
  const [begun, setBegun] = useState(false);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const ratio = window.devicePixelRatio;
    element.width = element.offsetWidth * ratio;
    element.height = element.offsetHeight * ratio;
    element.getContext("2d")?.scale(ratio, ratio);
    const made = new SignaturePadCanvas(element, { penColor: "#111827", minWidth: 0.8, maxWidth: 2.4 });
    const { offsetWidth: width, offsetHeight: height } = element;
    made.addEventListener("beginStroke", () => setBegun(true));
    made.addEventListener("endStroke", () => {
      const lines = linesOf(
        made.toData().map(({ points }) => points),
        1,
      );
      latest.current(lines === "" ? null : { width, height, lines });
    });
    pad.current = made;
    return () => made.off();
  }, []);
  return (
    <div className="sign">
      <canvas ref={canvas} className="sign-canvas" aria-label={label} />
      {begun ? (
        <Button
          size="small"
          className="sign-clear"
          onClick={() => {
            pad.current?.clear();
            setBegun(false);
            onChange(null);
          }}
        >
          {t("ui.signature.clear")}
        </Button>
      ) : (
        <span className="sign-hint">{t("ui.signature.hint")}</span>
      )}
    </div>
  );
}
