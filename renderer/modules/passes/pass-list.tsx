import { Button, Input, Segmented, Select } from "antd";
import { useState, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { passTabs, type PassRow, type PassTab } from "../../../shared/contract/passes.ts";
import { passKinds, type PassKind } from "../../../shared/modules/passes/index.ts";
import { useLive } from "../../app/live.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { isComposing } from "../../ui/use-form-keyboard.ts";
import { useWindows } from "../../ui/use-windows.ts";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { usePassColumns } from "./pass-columns.tsx";

/** What is ticked above the list; each narrows it. */
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
  const onSearchKey = (event: KeyboardEvent): void => {
    const first = windows.row(0);
    if (isComposing(event) || event.key !== "Enter" || first === null) return;
    event.preventDefault();
    onOpen(first.id);
  };
  const narrowed = search !== "" || ticked.length > 0 || kind !== null || tab !== "all";
  return (
    <>
      <div className="pass-tools">
        <Tabs tab={tab} onTab={setTab} />
        <Input.Search
          allowClear
          aria-label={t("passes.searchHint")}
          placeholder={t("passes.searchHint")}
          value={typed}
          maxLength={100}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={onSearchKey}
        />
      </div>
      <div className="pass-tools">
        {ticks.map((tick) => (
          <Button
            key={tick}
            size="small"
            aria-pressed={ticked.includes(tick)}
            className={ticked.includes(tick) ? "pass-tick pass-ticked" : "pass-tick"}
            onClick={() =>
              setTicked(ticked.includes(tick) ? ticked.filter((other) => other !== tick) : [...ticked, tick])
            }
          >
            {t(`passes.filters.${tick}`)}
          </Button>
        ))}
        <Select
          size="small"
          allowClear
          className="pass-by-kind"
          aria-label={t("passes.filters.kind")}
          placeholder={t("passes.filters.kind")}
          value={kind}
          options={passKinds.map((value) => ({ value, label: t(`passes.kind.${value}`) }))}
          onChange={(next: PassKind | undefined) => setKind(next ?? null)}
        />
      </div>
      <VirtualList
        label={t("passes.list")}
        columns={columns}
        windows={windows}
        selectedId={selectedId}
        onOpen={({ id }) => onOpen(id)}
        empty={
          <EmptyState title={t(narrowed ? "passes.empty.nothing" : "passes.empty.none")}>
            {t(narrowed ? "passes.empty.nothingHelp" : "passes.empty.noneHelp")}
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
  readonly tab: PassTab;
  readonly onTab: (tab: PassTab) => void;
}): ReactElement {
  const { t } = useTranslation();
  const counts = useLive({
    key: ["passes.counts"],
    kinds: ["pass", "board"],
    read: async (host) => host.passes.counts(),
  }).data;
  const countOf = (value: PassTab): number | "" => (value === "all" ? "" : (counts?.[value] ?? ""));
  return (
    <Segmented<PassTab>
      value={tab}
      onChange={onTab}
      options={passTabs.map((value) => ({
        value,
        label: `${t(`passes.tabs.${value}`)} ${countOf(value)}`.trim(),
      }))}
    />
  );
}
