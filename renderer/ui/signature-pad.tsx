import { Button } from "antd";
import { useEffect, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import SignaturePadCanvas from "signature_pad";
import "./signature-pad.css";

/** Where the paper had a signature. Answers the strokes as SVG text, or null when it is empty. */
export function SignaturePad({
  label,
  onChange,
}: {
  readonly label: string;
  readonly onChange: (svg: string | null) => void;
}): ReactElement {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePadCanvas | null>(null);
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
    made.addEventListener("endStroke", () => latest.current(made.isEmpty() ? null : made.toSVG()));
    pad.current = made;
    return () => made.off();
  }, []);
  return (
    <div className="sign">
      <canvas ref={canvas} className="sign-canvas" role="img" aria-label={label} />
      <span className="sign-hint">{t("ui.signature.hint")}</span>
      <Button
        size="small"
        className="sign-clear"
        onClick={() => {
          pad.current?.clear();
          onChange(null);
        }}
      >
        {t("ui.signature.clear")}
      </Button>
    </div>
  );
}
