import { CheckCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { SavedPass } from "./use-pass-form.ts";

/** The number to say aloud, in large type, above the next empty form. */
export function SavedPassBanner({
  pass,
  onOpen,
}: {
  readonly pass: SavedPass;
  readonly onOpen: (id: string, action?: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <output className="pass-saved">
      <div>
        <CheckCircleFilled /> {t(pass.submitted ? "passes.form.saved" : "passes.form.savedDraft")}
      </div>
      <div className="pass-saved-number mono">{pass.number}</div>
      <div className="pass-saved-actions">
        <Button size="small" onClick={() => onOpen(pass.id)}>
          {t("passes.form.open")}
        </Button>
        {pass.submitted && (
          <Button size="small" onClick={() => onOpen(pass.id, "pass-signature")}>
            {t("passes.form.signNow")}
          </Button>
        )}
      </div>
    </output>
  );
}
