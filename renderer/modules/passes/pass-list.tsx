import { Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { passTabs, type PassRow, type PassTab } from "../../../shared/contract/passes.ts";
import { passKinds, type PassKind } from "../../../shared/modules/passes/index.ts";
import { useLive } from "../../app/live.ts";
import { RegisterList } from "../../ui/register-list.tsx";
import { TabButtons } from "../../ui/tab-buttons.tsx";
import { Ticks } from "../../ui/ticks.tsx";
import { useWindows } from "../../ui/use-windows.ts";
import { usePassColumns } from "./pass-columns.tsx";

const ticks = ["today", "drafts"] as const;
type Tick = (typeof ticks)[number];

/** 待签 · 待放行 · 待核 · 全部, searched as you type. */
export function PassList({
  selectedId,
  onOpen,
}: {
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [tab, setTab] = useState<PassTab>("all");
  const [typed, setTyped] = useState("");
  const [ticked, setTicked] = useState<readonly Tick[]>([]);
  const [kind, setKind] = useState<PassKind | null>(null);
  const search = typed.trim();
  const filter = { tab, search, kind, today: ticked.includes("today"), drafts: ticked.includes("drafts") };
  const windows = useWindows<PassRow>({
    key: ["passes.list", filter],
    kinds: ["pass", "board"],
    read: async (host, window) => host.passes.list({ ...window, ...filter }),
  });
  const columns = usePassColumns();
  const narrowed = search !== "" || ticked.length > 0 || kind !== null || tab !== "all";
  return (
    <RegisterList
      label={t("passes.list")}
      tabs={<Tabs tab={tab} onTab={setTab} />}
      searchHint={t("passes.searchHint")}
      typed={typed}
      onType={setTyped}
      filters={
        <>
          <Ticks
            ticks={ticks}
            ticked={ticked}
            labelOf={(tick) => t(`passes.filters.${tick}`)}
            onTicked={setTicked}
          />
          <Select
            size="small"
            allowClear
            className="list-filter"
            aria-label={t("passes.filters.kind")}
            placeholder={t("passes.filters.kind")}
            value={kind}
            options={passKinds.map((value) => ({ value, label: t(`passes.kind.${value}`) }))}
            onChange={(next: PassKind | undefined) => setKind(next ?? null)}
          />
        </>
      }
      columns={columns}
      windows={windows}
      selectedId={selectedId}
      onOpen={onOpen}
      empty={{
        title: t(narrowed ? "passes.empty.nothing" : "passes.empty.none"),
        help: t(narrowed ? "passes.empty.nothingHelp" : "passes.empty.noneHelp"),
      }}
    />
  );
}

function Tabs({
  tab,
  onTab,
}: {
  readonly tab: PassTab;
  readonly onTab: (tab: PassTab) => void;
}): ReactElement {
  const { t } = useTranslation();
  const counts = useLive({
    key: ["passes.counts"],
    kinds: ["pass", "board"],
    read: async (host) => host.passes.counts(),
  }).data;
  return (
    <TabButtons<PassTab>
      label={t("passes.list")}
      value={tab}
      onChange={onTab}
      tabs={passTabs.map((value) => ({
        value,
        label: t(`passes.tabs.${value}`),
        count: value === "all" ? undefined : counts?.[value],
      }))}
    />
  );
}
