import { useTranslation } from "react-i18next";
import type { DomainError } from "../../shared/kernel/result.ts";

/** Turns a refusal into words that say what happened, what was kept and what to do. */
export function useErrorWords(): (error: DomainError) => string {
  const { t } = useTranslation();
  return (error) => t(`errors.${error.code}`, { ...error.params });
}
