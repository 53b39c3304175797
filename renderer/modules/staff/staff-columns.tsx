import type { TFunction } from "i18next";
import type { StaffRow } from "../../../shared/contract/staff.ts";
import type { Column } from "../../ui/virtual-list.tsx";
import { StaffState } from "./staff-state.tsx";

/** What the list says of everybody. */
export function staffColumns(t: TFunction): readonly Column<StaffRow>[] {
  return [
    {
      key: "name",
      title: t("staff.name"),
      width: "minmax(120px, 1.4fr)",
      cell: (row) => <strong>{row.name}</strong>,
    },
    { key: "number", title: t("staff.number"), width: "100px", cell: (row) => row.number || "—" },
    { key: "role", title: t("staff.role"), width: "130px", cell: (row) => t(`ui.roles.${row.role}`) },
    {
      key: "department",
      title: t("staff.department"),
      width: "minmax(100px, 1fr)",
      cell: (row) => row.department || "—",
    },
    { key: "state", title: t("staff.state"), width: "110px", cell: (row) => <StaffState row={row} /> },
  ];
}
