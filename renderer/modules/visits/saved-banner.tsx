import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { goTo } from "../../app/frame/use-place.ts";
import type { SavedVisit } from "./use-visit-form.ts";

/** What was just saved: the number to say aloud, and whether they may enter. */
export function SavedBanner({
  visit,
  onOpen,
}: {
  readonly visit: SavedVisit;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { name, answer } = visit;
  const out = answer === "refused" || answer === "not-reached";
  const words =
    answer === "awaiting"
      ? t("visits.form.savedAwaiting", { name })
      : out
        ? t("visits.form.savedOut", { name, status: t(`visits.status.${answer}`) })
        : t("visits.form.savedInside", { name });
  const tone = answer === "awaiting" ? "amber" : out ? "red" : "green";
  return (
    <output className={`visit-saved visit-saved-${tone}`}>
      <span className="visit-saved-number mono">{visit.number}</span>
      <span>{words}</span>
      <span className="visit-saved-actions">
        <Button size="small" onClick={() => onOpen(visit.id)}>
          {t("visits.form.open")}
        </Button>
        {!out && answer !== "awaiting" && (
          <Button size="small" onClick={() => goTo("print", "visit", visit.id)}>
            {t("visits.form.print")}
          </Button>
        )}
      </span>
    </output>
  );
}
