import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

/** In the place of what is read, and when there is none. */
export function Awaited({
  error = null,
}: {
  /** What reading it failed with, or null. */
  readonly error?: Error | null;
}): ReactElement {
  const { t } = useTranslation();
  return error === null ? (
    <p className="muted">{t("ui.loading")}</p>
  ) : (
    <p className="field-error">{t("errors.not-found")}</p>
  );
}
