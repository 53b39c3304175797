import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { StaffRow } from "../../../shared/contract/staff.ts";
import { StatusTag } from "../../ui/status-tag.tsx";

/** Active, disabled, or kept out by wrong PINs. */
export function StaffState({ row }: { readonly row: StaffRow }): ReactElement {
  const { t } = useTranslation();
  if (row.active && row.lockedOut) return <StatusTag tone="red">{t("staff.lockedOut")}</StatusTag>;
  return row.active ? (
    <StatusTag tone="green">{t("staff.active")}</StatusTag>
  ) : (
    <StatusTag tone="grey">{t("staff.disabled")}</StatusTag>
  );
}
