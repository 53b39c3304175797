import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "./panel.tsx";

/** In a record's place while it is read, and when there is none. */
export function AwaitedRecord({
  title,
  error,
  onClose,
}: {
  readonly title: string;
  /** What reading it failed with, or null. */
  readonly error: Error | null;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Panel title={title} onClose={onClose}>
      <p className={error === null ? "muted" : "field-error"}>
        {t(error === null ? "ui.loading" : "errors.not-found")}
      </p>
    </Panel>
  );
}
