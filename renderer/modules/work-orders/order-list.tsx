import { Button, Input, Select } from "antd";
import { useState, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { workOrderTabs, type WorkOrderRow, type WorkOrderTab } from "../../../shared/contract/work-orders.ts";
import { useLive } from "../../app/live.ts";
import { useSession } from "../../app/program.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TabButtons } from "../../ui/tab-buttons.tsx";
import { isComposing } from "../../ui/use-form-keyboard.ts";
import { useWindows } from "../../ui/use-windows.ts";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { useOrderColumns } from "./order-columns.tsx";

/** What is ticked above the list; each narrows it. */
const ticks = ["today", "overdue", "urgent", "public", "mine"] as const;
type Tick = (typeof ticks)[number];

/** 待派 · 进行中 · 待回访 · 全部, searched as you type. */
export function OrderList({
  selectedId,
  onOpen,
}: {
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const technicianHere = useSession((state) => state.actor?.role === "technician");
  const [tab, setTab] = useState<WorkOrderTab>("running");
  const [typed, setTyped] = useState("");
  const [ticked, setTicked] = useState<readonly Tick[]>(technicianHere ? ["mine"] : []);
  const [technician, setTechnician] = useState<string | null>(null);
  const search = typed.trim();
  const filter = {
    tab,
    search,
    technician,
    today: ticked.includes("today"),
    overdue: ticked.includes("overdue"),
    mine: ticked.includes("mine"),
    area: ticked.includes("public") ? ("public" as const) : null,
    grade: ticked.includes("urgent") ? ("urgent" as const) : null,
  };
  const windows = useWindows<WorkOrderRow>({
    key: ["workOrders.list", filter],
    kinds: ["work-order", "board"],
    read: async (host, window) => host.workOrders.list({ ...window, ...filter }),
  });
  const columns = useOrderColumns();
  const onSearchKey = (event: KeyboardEvent): void => {
    const first = windows.row(0);
    if (isComposing(event) || event.key !== "Enter" || first === null) return;
    event.preventDefault();
    onOpen(first.id);
  };
  const narrowed = search !== "" || ticked.length > 0 || technician !== null || tab !== "all";
  return (
    <>
      <div className="order-tools">
        <Tabs tab={tab} onTab={setTab} />
        <Input.Search
          allowClear
          aria-label={t("workOrders.searchHint")}
          placeholder={t("workOrders.searchHint")}
          value={typed}
          maxLength={100}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={onSearchKey}
        />
      </div>
      <div className="order-tools">
        {ticks.map((tick) => (
          <Button
            key={tick}
            size="small"
            aria-pressed={ticked.includes(tick)}
            className={ticked.includes(tick) ? "order-tick order-ticked" : "order-tick"}
            onClick={() =>
              setTicked(ticked.includes(tick) ? ticked.filter((other) => other !== tick) : [...ticked, tick])
            }
          >
            {t(`workOrders.filters.${tick}`)}
          </Button>
        ))}
        <ByTechnician value={technician} onChange={setTechnician} />
      </div>
      <VirtualList
        label={t("workOrders.list")}
        columns={columns}
        windows={windows}
        selectedId={selectedId}
        onOpen={({ id }) => onOpen(id)}
        empty={
          <EmptyState title={t(narrowed ? "workOrders.empty.nothing" : "workOrders.empty.none")}>
            {t(narrowed ? "workOrders.empty.nothingHelp" : "workOrders.empty.noneHelp")}
          </EmptyState>
        }
      />
    </>
  );
}

function Tabs({
  tab,
  onTab,
}: {
  readonly tab: WorkOrderTab;
  readonly onTab: (tab: WorkOrderTab) => void;
}): ReactElement {
  const { t } = useTranslation();
  const counts = useLive({
    key: ["workOrders.counts"],
    kinds: ["work-order", "board"],
    read: async (host) => host.workOrders.counts(),
  }).data;
  const countOf: Readonly<Record<WorkOrderTab, number | undefined>> = {
    undispatched: counts?.undispatched,
    running: counts?.running,
    "follow-up": counts?.followUp,
    all: undefined,
  };
  return (
    <TabButtons<WorkOrderTab>
      label={t("workOrders.list")}
      value={tab}
      onChange={onTab}
      tabs={workOrderTabs.map((value) => ({
        value,
        label: `${t(`workOrders.tabs.${value}`)} ${countOf[value] ?? ""}`.trim(),
      }))}
    />
  );
}

function ByTechnician({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (technician: string | null) => void;
}): ReactElement {
  const { t } = useTranslation();
  const technicians = useLive({
    key: ["workOrders.technicians"],
    kinds: ["staff", "work-order"],
    read: async (host) => host.workOrders.technicians(),
  });
  return (
    <Select
      size="small"
      allowClear
      className="order-by-technician"
      aria-label={t("workOrders.filters.technician")}
      placeholder={t("workOrders.filters.technician")}
      value={value}
      options={(technicians.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}
