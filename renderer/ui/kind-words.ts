import { useTranslation } from "react-i18next";
import { uiZhCN } from "../app/i18n/ui.zh-CN.ts";

type Kind = keyof typeof uiZhCN.kinds;

const isKind = (kind: string): kind is Kind => Object.hasOwn(uiZhCN.kinds, kind);

/** The word for a kind of record. */
export function useKindWords(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => (isKind(kind) ? t(`ui.kinds.${kind}`) : kind);
}
