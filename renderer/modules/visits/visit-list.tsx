import { Select } from "antd";
import { memo, useCallback, useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { visitTabs, type VisitRow, type VisitTab } from "../../../shared/contract/visits.ts";
import { categories, type Category } from "../../../shared/modules/visits/index.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SearchBox } from "../../ui/search-box.tsx";
import { TabButtons } from "../../ui/tab-buttons.tsx";
import { useWindows, useWindowsAhead, type WindowsSource } from "../../ui/use-windows.ts";
import { VirtualList } from "../../ui/virtual-list.tsx";
import "../../ui/register-list.css";
import { useRowActions } from "./row-action.tsx";
import { useVisitColumns } from "./visit-columns.tsx";
import { useVisitCounts, VisitPace } from "./visit-pace.tsx";

interface Filter {
  readonly tab: VisitTab;
  readonly search: string;
  readonly category: Category | null;
}

const KINDS = ["visit"];
const keyOf = ({ tab, search, category }: Filter) => ["visits.list", tab, search, category] as const;

type Open = (id: string, action?: string) => void;

/** 在访 · 今日 · 全部: who is inside is what it opens with (VIS-3). */
export function VisitList({
  selectedId,
  onOpen,
}: {
  readonly selectedId: string | null;
  readonly onOpen: Open;
}): ReactElement {
  const { t } = useTranslation();
  const [tab, setTab] = useState<VisitTab>("inside");
  const [typed, setTyped] = useState("");
  const [category, setCategory] = useState<Category | null>(null);
  const first = useRef<VisitRow | null>(null);
  const keepFirst = useCallback((row: VisitRow | null) => {
    first.current = row;
  }, []);
  const openFirst = useCallback(() => {
    if (first.current !== null) onOpen(first.current.id);
  }, [onOpen]);
  return (
    <>
      <div className="list-tools">
        <Tabs tab={tab} onTab={setTab} />
        <SearchBox hint={t("visits.searchHint")} typed={typed} onType={setTyped} onEnter={openFirst} />
        <ByCategory category={category} onCategory={setCategory} />
      </div>
      <Rows
        filter={{ tab, search: typed.trim(), category }}
        onFirst={keepFirst}
        selectedId={selectedId}
        onOpen={onOpen}
      />
      <VisitPace />
    </>
  );
}

/** The rows, apart from what stands above them: a window that arrives draws nothing else again. */
function Rows({
  filter,
  onFirst,
  selectedId,
  onOpen,
}: {
  readonly filter: Filter;
  /** Told where Enter in the search box goes. */
  readonly onFirst: (row: VisitRow | null) => void;
  readonly selectedId: string | null;
  readonly onOpen: Open;
}): ReactElement {
  const { t } = useTranslation();
  const { tab, search } = filter;
  const windows = useWindows<VisitRow>({
    key: keyOf(filter),
    kinds: KINDS,
    read: async (host, window) => host.visits.list({ ...window, ...filter }),
  });
  useWindowsAhead(
    visitTabs.map((tabAhead): WindowsSource<VisitRow> => {
      const ahead = { tab: tabAhead, search: "", category: null };
      return {
        key: keyOf(ahead),
        kinds: KINDS,
        read: async (host, window) => host.visits.list({ ...window, ...ahead }),
      };
    }),
  );
  const top = windows.row(0);
  useEffect(() => onFirst(top), [onFirst, top]);
  const columns = useVisitColumns(useRowActions(onOpen));
  const name = search === "" ? tab : "search";
  return (
    <VirtualList
      label={t("visits.title")}
      columns={columns}
      windows={windows}
      selectedId={selectedId}
      onOpen={({ id }) => onOpen(id)}
      empty={
        <EmptyState title={t(`visits.empty.${name}`, { search })}>{t(`visits.empty.${name}Hint`)}</EmptyState>
      }
    />
  );
}

function Tabs({
  tab,
  onTab,
}: {
  readonly tab: VisitTab;
  readonly onTab: (tab: VisitTab) => void;
}): ReactElement {
  const { t } = useTranslation();
  const counts = useVisitCounts();
  return (
    <TabButtons<VisitTab>
      label={t("visits.title")}
      value={tab}
      onChange={onTab}
      tabs={[
        { value: "inside", label: t("visits.tabs.inside", { count: counts?.inside ?? 0 }) },
        { value: "today", label: t("visits.tabs.today", { count: counts?.today ?? 0 }) },
        { value: "all", label: t("visits.tabs.all") },
      ]}
    />
  );
}

const ByCategory = memo(function ByCategory({
  category,
  onCategory,
}: {
  readonly category: Category | null;
  readonly onCategory: (category: Category | null) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Select<Category | "any">
      aria-label={t("visits.filterLabel")}
      value={category ?? "any"}
      popupMatchSelectWidth={false}
      listHeight={320}
      options={[
        { value: "any", label: t("visits.filter") },
        ...categories.map((value) => ({ value, label: t(`visits.category.${value}`) })),
      ]}
      onChange={(value) => onCategory(value === "any" ? null : value)}
    />
  );
});
