import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftRow } from "../../../shared/contract/shifts.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useWindows } from "../../ui/use-windows.ts";
import { VirtualList } from "../../ui/virtual-list.tsx";
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
    <>
      <div className="shift-tools">
        <h2>{t("shifts.list")}</h2>
        <Input.Search
          allowClear
          aria-label={t("shifts.searchHint")}
          placeholder={t("shifts.searchHint")}
          value={typed}
          maxLength={100}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <VirtualList
        label={t("shifts.list")}
        columns={columns}
        windows={windows}
        selectedId={selectedId}
        onOpen={({ id }) => onOpen(id)}
        empty={
          <EmptyState title={t(search === "" ? "shifts.empty.none" : "shifts.empty.nothing")}>
            {t(search === "" ? "shifts.empty.noneHelp" : "shifts.empty.nothingHelp")}
          </EmptyState>
        }
      />
    </>
  );
}
