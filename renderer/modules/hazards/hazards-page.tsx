import { useCallback, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { hazardTabs, type HazardTab } from "../../../shared/contract/hazards.ts";
import { useLive } from "../../app/live.ts";
import type { PageProps } from "../../app/page-props.ts";
import { AwaitedRecord } from "../../ui/awaited-record.tsx";
import { FormFor } from "../../ui/form-for.tsx";
import { WithPanel } from "../../ui/panel.tsx";
import { TabButtons } from "../../ui/tab-buttons.tsx";
import { GoodsForm } from "./goods-form.tsx";
import { IssueFormPanel } from "./issue-form.tsx";
import { IssueList } from "./issue-list.tsx";
import { IssueRecord } from "./issue-record.tsx";
import { StockList } from "./stock-list.tsx";
import { SubstanceRecord } from "./substance-record.tsx";
import "./hazards.css";

/** Not an id: the form of a new substance. */
const NEW_GOODS = "goods";

/** 危险品: who has what, what was handed out, what is in the store; beside it the form or one record. */
export function HazardsPage({ id, action, arrived, open }: PageProps): ReactElement {
  const [tab, setTab] = useState<HazardTab>("out");
  const recordId = id === "new" || id === NEW_GOODS ? null : id;
  const openRecord = useCallback((record: string) => open(record), [open]);
  const close = (): void => open(null);
  const tabs = <Tabs tab={tab} onTab={setTab} />;
  return (
    <WithPanel
      panel={
        <>
          {/* The form stays alive behind a record, so that nothing typed is lost. */}
          <div className="panel-slot" hidden={recordId !== null || id === NEW_GOODS}>
            <FormFor command="hazard-issue.issue">
              <IssueFormPanel arrived={arrived} onOpen={openRecord} />
            </FormFor>
          </div>
          {id === NEW_GOODS && (
            <GoodsForm
              onAdded={(added) => {
                setTab("stock");
                open(added);
              }}
              onClose={close}
            />
          )}
          {recordId !== null && (
            <HazardRecord
              key={`${recordId} ${arrived}`}
              id={recordId}
              action={action}
              onOpen={openRecord}
              onClose={close}
            />
          )}
        </>
      }
    >
      {tab === "stock" ? (
        <StockList tabs={tabs} selectedId={recordId} onOpen={openRecord} onAdd={() => open(NEW_GOODS)} />
      ) : (
        <IssueList key={tab} out={tab === "out"} tabs={tabs} selectedId={recordId} onOpen={openRecord} />
      )}
    </WithPanel>
  );
}

function Tabs({
  tab,
  onTab,
}: {
  readonly tab: HazardTab;
  readonly onTab: (tab: HazardTab) => void;
}): ReactElement {
  const { t } = useTranslation();
  const counts = useLive({
    key: ["hazards.counts"],
    kinds: ["hazard-issue", "hazard-batch", "substance", "board"],
    read: async (host) => host.hazards.counts(),
  }).data;
  const countOf: Readonly<Record<HazardTab, number | undefined>> = {
    out: counts?.out,
    all: undefined,
    stock: counts?.substances,
  };
  return (
    <TabButtons
      label={t("hazards.title")}
      tabs={hazardTabs.map((value) => ({
        value,
        label: `${t(`hazards.tabs.${value}`)} ${countOf[value] ?? ""}`.trim(),
      }))}
      value={tab}
      onChange={onTab}
    />
  );
}

/** Whatever has that id: a slip, a substance, or the substance of a batch. */
function HazardRecord({
  id,
  ...props
}: {
  readonly id: string;
  readonly action: string | null;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { data, error } = useLive({
    key: ["hazards.get", id],
    kinds: ["hazard-issue", "hazard-batch", "substance", "staff"],
    read: async (host) => host.hazards.get({ id }),
    keepPrevious: false,
  });
  if (data === undefined) {
    return <AwaitedRecord title={t("hazards.title")} error={error} onClose={props.onClose} />;
  }
  return data.kind === "issue" ? (
    <IssueRecord slip={data.issue} {...props} />
  ) : (
    <SubstanceRecord goods={data.substance} {...props} />
  );
}
