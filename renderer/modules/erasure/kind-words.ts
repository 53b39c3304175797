import { useTranslation } from "react-i18next";
import { erasureZhCN } from "./words.zh-CN.ts";

type Kind = keyof typeof erasureZhCN.kinds;

const isKind = (kind: string): kind is Kind => Object.hasOwn(erasureZhCN.kinds, kind);

/** The register's word for a kind of record. */
export function useKindWords(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => (isKind(kind) ? t(`erasure.kinds.${kind}`) : kind);
}
