import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { goTo } from "../../app/frame/use-place.ts";
import { SavedBanner } from "../../ui/saved-banner.tsx";
import type { SavedVisit } from "./use-visit-form.ts";

/** The visit just entered: whether they may go in, above the next empty form. */
export function SavedVisitBanner({
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
        ? t(`visits.form.savedOut.${answer}`, { name })
        : t("visits.form.savedInside", { name });
  return (
    <SavedBanner
      tone={answer === "awaiting" ? "amber" : out ? "red" : "green"}
      number={visit.number}
      words={words}
    >
      <Button size="small" onClick={() => onOpen(visit.id)}>
        {t("visits.form.open")}
      </Button>
      {!out && answer !== "awaiting" && (
        <Button size="small" onClick={() => goTo("print", "visit", visit.id)}>
          {t("visits.form.print")}
        </Button>
      )}
    </SavedBanner>
  );
}
