import { Button } from "antd";
import { useEffect, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { StripFrame } from "../../ui/strip-frame.tsx";

/** A pass is half written, and another one is to be written like an old one: which of the two goes on. Esc keeps. */
export function WriteOver({
  arrived,
  onKeep,
  onWrite,
}: {
  /** Grows when the form comes into sight. */
  readonly arrived: number;
  readonly onKeep: () => void;
  readonly onWrite: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const keep = root.current?.querySelector("button");
    keep?.focus();
    keep?.scrollIntoView({ block: "nearest" });
    // A hidden form takes no cursor: again when it comes into sight.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [arrived]);
  return (
    <StripFrame title={t("passes.form.writeOver.title")} root={root} onCancel={onKeep}>
      <p className="muted">{t("passes.form.writeOver.help")}</p>
      <div className="strip-actions">
        <Button onClick={onKeep}>{t("passes.form.writeOver.keep")}</Button>
        <Button danger onClick={onWrite}>
          {t("passes.form.writeOver.write")}
        </Button>
      </div>
    </StripFrame>
  );
}
