import { WarningOutlined } from "@ant-design/icons";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { LogDifference } from "../../../shared/contract/sync.ts";

/** Which desk's records differ, from what, and what to do: never hidden, gone by itself once they agree. */
export function Differences({
  differences,
}: {
  readonly differences: readonly LogDifference[];
}): ReactElement | null {
  const { t } = useTranslation();
  if (differences.length === 0) return null;
  return (
    <section className="sync-differs" role="alert" aria-label={t("sync.differs.title")}>
      <strong className="field-error">
        <WarningOutlined /> {t("sync.differs.title")}
      </strong>
      <ul>
        {differences.map(({ device, desk, seq, what, against, number }) => (
          <li key={`${device} ${seq} ${against} ${number}`}>
            {what === "missing"
              ? t("sync.differs.missing", { desk, seq })
              : t(`sync.differs.${against}`, { desk, seq, number })}
          </li>
        ))}
      </ul>
      <p>{t("sync.differs.help")}</p>
    </section>
  );
}
