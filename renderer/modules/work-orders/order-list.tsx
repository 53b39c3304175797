import { Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { workOrderTabs, type WorkOrderRow, type WorkOrderTab } from "../../../shared/contract/work-orders.ts";
import { useLive } from "../../app/live.ts";
import { useSession } from "../../app/program.ts";
import { RegisterList } from "../../ui/register-list.tsx";
import { TabButtons } from "../../ui/tab-buttons.tsx";
import { Ticks } from "../../ui/ticks.tsx";
import { useWindows } from "../../ui/use-windows.ts";
import { useOrderColumns } from "./order-columns.tsx";
import { NoTechnician } from "./technician-select.tsx";
import { useTechnicians } from "./use-technicians.ts";

const ticks = ["today", "overdue", "urgent", "public", "mine"] as const;
type Tick = (typeof ticks)[number];

/** What an empty tab says of how something comes into it. */
const helps = {
  undispatched: "noneHelp",
  running: "noneHelp",
  "follow-up": "followUpHelp",
  "to-close": "toCloseHelp",
  all: "noneHelp",
} as const satisfies Readonly<Record<WorkOrderTab, string>>;

/** 待派 · 进行中 · 待回访 · 待关闭 · 全部, searched as you type. */
export function OrderList({
  selectedId,
  onOpen,
}: {
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const technicianHere = useSession((state) => state.actor?.role === "technician");
  const me = useSession((state) => state.actor?.id);
  const mayBeSent = useTechnicians().some(({ id }) => id === me);
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
  const narrowed = search !== "" || ticked.length > 0 || technician !== null;
  const empty = narrowed ? "nothing" : tab === "all" ? "none" : tab;
  return (
    <RegisterList
      label={t("workOrders.list")}
      tabs={<Tabs tab={tab} onTab={setTab} />}
      searchHint={t("workOrders.searchHint")}
      typed={typed}
      onType={setTyped}
      filters={
        <>
          <Ticks
            ticks={mayBeSent ? ticks : ticks.filter((tick) => tick !== "mine")}
            ticked={ticked}
            labelOf={(tick) => t(`workOrders.filters.${tick}`)}
            onTicked={setTicked}
          />
          <ByTechnician value={technician} onChange={setTechnician} />
        </>
      }
      columns={columns}
      windows={windows}
      selectedId={selectedId}
      onOpen={onOpen}
      empty={{
        title: t(`workOrders.empty.${empty}`),
        help: t(`workOrders.empty.${narrowed ? "nothingHelp" : helps[tab]}`),
      }}
    />
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
    "to-close": counts?.toClose,
    all: undefined,
  };
  return (
    <TabButtons<WorkOrderTab>
      label={t("workOrders.list")}
      value={tab}
      onChange={onTab}
      tabs={workOrderTabs.map((value) => ({
        value,
        label: t(`workOrders.tabs.${value}`),
        count: countOf[value],
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
  const technicians = useTechnicians();
  return (
    <Select
      size="small"
      allowClear
      className="list-filter"
      aria-label={t("workOrders.filters.technician")}
      placeholder={t("workOrders.filters.technician")}
      value={value}
      popupMatchSelectWidth={technicians.length > 0 || 240}
      notFoundContent={<NoTechnician known={technicians.length} />}
      options={technicians.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}
