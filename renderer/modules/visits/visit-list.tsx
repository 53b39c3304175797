import { Input, Segmented, Select } from "antd";
import { useState, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitRow, VisitTab } from "../../../shared/contract/visits.ts";
import { categories, type Category } from "../../../shared/modules/visits/index.ts";
import { useLive } from "../../app/live.ts";
import { useSettings } from "../../app/program.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { isComposing } from "../../ui/use-form-keyboard.ts";
import { useWindows } from "../../ui/use-windows.ts";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { useVisitColumns } from "./visit-columns.tsx";

/** 在访 · 今日 · 全部: who is inside is what it opens with (VIS-3). */
export function VisitList({
  selectedId,
  onOpen,
}: {
  readonly selectedId: string | null;
  readonly onOpen: (id: string, action?: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [tab, setTab] = useState<VisitTab>("inside");
  const [typed, setTyped] = useState("");
  const [category, setCategory] = useState<Category | null>(null);
  const search = typed.trim();
  const windows = useWindows<VisitRow>({
    key: ["visits.list", tab, search, category],
    kinds: ["visit"],
    read: async (host, window) => host.visits.list({ ...window, tab, search, category }),
  });
  const columns = useVisitColumns(onOpen);
  const onSearchKey = (event: KeyboardEvent): void => {
    const first = windows.row(0);
    if (isComposing(event) || event.key !== "Enter" || first === null) return;
    event.preventDefault();
    onOpen(first.id);
  };
  const name = search === "" ? tab : "search";
  return (
    <>
      <div className="visit-tools">
        <Tabs tab={tab} onTab={setTab} />
        <Input.Search
          allowClear
          aria-label={t("visits.search")}
          placeholder={t("visits.searchHint")}
          value={typed}
          maxLength={100}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={onSearchKey}
        />
        <Select<Category | "any">
          aria-label={t("visits.filterLabel")}
          value={category ?? "any"}
          popupMatchSelectWidth={false}
          options={[
            { value: "any", label: t("visits.filter") },
            ...categories.map((value) => ({ value, label: t(`visits.category.${value}`) })),
          ]}
          onChange={(value) => setCategory(value === "any" ? null : value)}
        />
      </div>
      <VirtualList
        label={t("visits.title")}
        columns={columns}
        windows={windows}
        selectedId={selectedId}
        onOpen={({ id }) => onOpen(id)}
        empty={
          <EmptyState title={t(`visits.empty.${name}`, { search })}>
            {t(`visits.empty.${name}Hint`)}
          </EmptyState>
        }
      />
      <Pace />
    </>
  );
}

function useCounts() {
  return useLive({
    key: ["visits.counts"],
    kinds: ["visit", "board"],
    read: async (host) => host.visits.counts(),
  }).data;
}

function Tabs({
  tab,
  onTab,
}: {
  readonly tab: VisitTab;
  readonly onTab: (tab: VisitTab) => void;
}): ReactElement {
  const { t } = useTranslation();
  const counts = useCounts();
  return (
    <Segmented<VisitTab>
      value={tab}
      onChange={onTab}
      options={[
        { value: "inside", label: t("visits.tabs.inside", { count: counts?.inside ?? 0 }) },
        { value: "today", label: t("visits.tabs.today", { count: counts?.today ?? 0 }) },
        { value: "all", label: t("visits.tabs.all") },
      ]}
    />
  );
}

/** VIS-1's line under the list, and who waits or overstays. */
function Pace(): ReactElement {
  const { t } = useTranslation();
  const counts = useCounts();
  const target = useSettings()?.registrationTargetS ?? 60;
  return (
    <div className="visit-pace muted">
      {counts !== undefined && counts.awaiting > 0 && (
        <StatusTag tone="amber">{t("visits.awaitingCount", { count: counts.awaiting })}</StatusTag>
      )}
      {counts !== undefined && counts.overstayed > 0 && (
        <StatusTag tone="red">{t("visits.overstayCount", { count: counts.overstayed })}</StatusTag>
      )}
      {counts !== undefined && counts.averageSeconds !== null && (
        <span>
          {t("visits.pace", {
            average: counts.averageSeconds,
            target,
            share: Math.floor((100 * counts.withinTarget) / counts.timed),
          })}
        </span>
      )}
    </div>
  );
}
