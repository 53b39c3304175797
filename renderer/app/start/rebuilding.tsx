import { useEffect, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useProgram } from "../program.ts";
import { Centered } from "./centered.tsx";

/** The tables are made anew from the log: how far it is, asked every half second. */
export function Rebuilding({ done, total }: { readonly done: number; readonly total: number }): ReactElement {
  const { t } = useTranslation();
  const { session } = useProgram();
  useEffect(() => {
    const timer = setInterval(() => void session.refresh(), 500);
    return () => clearInterval(timer);
  }, [session]);
  return (
    <Centered title={t("frame.rebuilding.title")}>
      <p>{t("frame.rebuilding.text")}</p>
      <progress
        className="rebuild-bar"
        value={done}
        max={Math.max(1, total)}
        aria-label={t("frame.rebuilding.title")}
      />
      <p className="muted tabular">{t("frame.rebuilding.progress", { done, total })}</p>
    </Centered>
  );
}
