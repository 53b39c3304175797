import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { SavedBanner } from "../../ui/saved-banner.tsx";
import type { SavedPass } from "./use-pass-form.ts";

/** The pass just written, above the next empty form. */
export function SavedPassBanner({
  pass,
  onOpen,
}: {
  readonly pass: SavedPass;
  readonly onOpen: (id: string, action?: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <SavedBanner
      number={pass.number}
      words={t(pass.submitted ? "passes.form.saved" : "passes.form.savedDraft")}
    >
      <Button size="small" onClick={() => onOpen(pass.id)}>
        {t("passes.form.open")}
      </Button>
      {pass.submitted && (
        <Button size="small" onClick={() => onOpen(pass.id, "pass-signature")}>
          {t("passes.form.signNow")}
        </Button>
      )}
    </SavedBanner>
  );
}
