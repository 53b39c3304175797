import { Input } from "antd";
import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { HazardIssueRow } from "../../../shared/contract/hazards.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { isComposing } from "../../ui/use-form-keyboard.ts";
import { useWindows } from "../../ui/use-windows.ts";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { useIssueColumns } from "./issue-columns.tsx";

/** 在外 or 发放记录, searched as you type. */
export function IssueList({
  out,
  tabs,
  selectedId,
  onOpen,
}: {
  readonly out: boolean;
  readonly tabs: ReactNode;
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const search = typed.trim();
  const windows = useWindows<HazardIssueRow>({
    key: ["hazards.list", out, search],
    kinds: ["hazard-issue", "board"],
    read: async (host, window) => host.hazards.list({ ...window, out, search }),
  });
  const columns = useIssueColumns();
  const onSearchKey = (event: KeyboardEvent): void => {
    const first = windows.row(0);
    if (isComposing(event) || event.key !== "Enter" || first === null) return;
    event.preventDefault();
    onOpen(first.id);
  };
  const what = search !== "" ? "found" : out ? "out" : "all";
  return (
    <>
      <div className="hazard-tools">
        {tabs}
        <Input.Search
          allowClear
          aria-label={t("hazards.searchHint")}
          placeholder={t("hazards.searchHint")}
          value={typed}
          maxLength={100}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={onSearchKey}
        />
      </div>
      <VirtualList
        label={t("hazards.list")}
        columns={columns}
        windows={windows}
        selectedId={selectedId}
        onOpen={({ id }) => onOpen(id)}
        empty={<EmptyState title={t(`hazards.empty.${what}`)}>{t(`hazards.empty.${what}Help`)}</EmptyState>}
      />
    </>
  );
}
