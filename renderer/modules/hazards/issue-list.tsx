import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { HazardIssueRow } from "../../../shared/contract/hazards.ts";
import { RegisterList } from "../../ui/register-list.tsx";
import { useWindows } from "../../ui/use-windows.ts";
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
  const what = search !== "" ? "found" : out ? "out" : "all";
  return (
    <RegisterList
      label={t("hazards.list")}
      tabs={tabs}
      searchHint={t("hazards.searchHint")}
      typed={typed}
      onType={setTyped}
      columns={columns}
      windows={windows}
      selectedId={selectedId}
      onOpen={onOpen}
      empty={{ title: t(`hazards.empty.${what}`), help: t(`hazards.empty.${what}Help`) }}
    />
  );
}
