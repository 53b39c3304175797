import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { DEMO_PIN } from "../../../shared/modules/site/index.ts";

/** With sample data, the PIN that everybody has. */
export function DemoHint(): ReactElement {
  const { t } = useTranslation();
  return <div className="demobar">{t("frame.demoPin", { pin: DEMO_PIN })}</div>;
}
