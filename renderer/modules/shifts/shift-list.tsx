import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftRow } from "../../../shared/contract/shifts.ts";
import { RegisterList } from "../../ui/register-list.tsx";
import { useWindows } from "../../ui/use-windows.ts";
import { useShiftColumns } from "./shift-columns.tsx";

/** Every shift, newest first. */
export function ShiftList({
  selectedId,
  onOpen,
}: {
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const search = typed.trim();
  const windows = useWindows<ShiftRow>({
    key: ["shifts.list", search],
    kinds: ["shift", "post", "staff"],
    read: async (host, window) => host.shifts.list({ ...window, search }),
  });
  const columns = useShiftColumns();
  return (
    <RegisterList
      label={t("shifts.list")}
      tabs={<h2>{t("shifts.list")}</h2>}
      searchHint={t("shifts.searchHint")}
      typed={typed}
      onType={setTyped}
      columns={columns}
      windows={windows}
      selectedId={selectedId}
      onOpen={onOpen}
      empty={{
        title: t(search === "" ? "shifts.empty.none" : "shifts.empty.nothing"),
        help: t(search === "" ? "shifts.empty.noneHelp" : "shifts.empty.nothingHelp"),
      }}
    />
  );
}
