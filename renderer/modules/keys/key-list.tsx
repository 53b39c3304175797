import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { keyTabs, type KeyRow, type KeyTab } from "../../../shared/contract/keys.ts";
import type { KeyKind } from "../../../shared/modules/keys/index.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TabButtons } from "../../ui/tab-buttons.tsx";
import { useWindows } from "../../ui/use-windows.ts";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { useKeyColumns } from "./key-columns.tsx";

/** 全部 · 在库 · 借出 · 逾期 · 遗失 · 停用, searched as you type. */
export function KeyList({
  kind,
  search,
  selectedId,
  onOpen,
}: {
  readonly kind: KeyKind | null;
  readonly search: string;
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [tab, setTab] = useState<KeyTab>("all");
  const filter = { tab, kind, search };
  const windows = useWindows<KeyRow>({
    key: ["keys.list", filter],
    kinds: ["key", "staff", "board"],
    read: async (host, window) => host.keys.list({ ...window, ...filter }),
  });
  const columns = useKeyColumns();
  const narrowed = search !== "" || tab !== "all" || kind !== null;
  return (
    <>
      <div className="list-tools">
        <TabButtons
          label={t("keys.columns.state")}
          tabs={keyTabs.map((value) => ({ value, label: t(`keys.tabs.${value}`) }))}
          value={tab}
          onChange={setTab}
        />
      </div>
      <VirtualList
        label={t("keys.list")}
        columns={columns}
        windows={windows}
        selectedId={selectedId}
        onOpen={({ id }) => onOpen(id)}
        empty={
          <EmptyState title={t(narrowed ? "keys.empty.nothing" : "keys.empty.none")}>
            {t(narrowed ? "keys.empty.nothingHelp" : "keys.empty.noneHelp")}
          </EmptyState>
        }
      />
    </>
  );
}
