import { Segmented } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PageProps } from "../../app/page-props.ts";
import { LogTab } from "../duty-log/log-tab.tsx";
import { ReviewTab } from "../duty-log/review-tab.tsx";
import { HandoverTab } from "./handover-tab.tsx";
import "./shifts.css";

/** What stands under one menu entry; each is a page of its own. `#/shifts/<key>` shows it. */
const tabs = [
  { key: "handover", page: HandoverTab, kind: null },
  { key: "log", page: LogTab, kind: "duty-line" },
  { key: "review", page: ReviewTab, kind: "log-review" },
] as const;
type TabKey = (typeof tabs)[number]["key"];

/** 值班交接: 交接 · 日志 · 签阅. */
export function ShiftsPage(props: PageProps): ReactElement {
  const { t } = useTranslation();
  const [current, setCurrent] = useState<TabKey>("handover");
  // `#/shifts/duty-line~<id>` names a record of another tab than the first; a bare id is a shift's.
  const [kind, named] = props.id?.split("~") ?? [];
  const bare = named === undefined && !tabs.some(({ key }) => key === props.id) ? props.id : null;
  const asked =
    bare === null
      ? tabs.find(({ key, kind: of }) => key === props.id || (named !== undefined && of === kind))?.key
      : "handover";
  if (asked !== undefined && asked !== current) setCurrent(asked);
  const Page = (tabs.find(({ key }) => key === current) ?? tabs[0]).page;
  return (
    <div className="shifts">
      {tabs.length > 1 && (
        <Segmented<TabKey>
          className="shifts-tabs"
          value={current}
          options={tabs.map(({ key }) => ({ value: key, label: t(`shifts.tabs.${key}`) }))}
          onChange={(key) => props.open(key)}
        />
      )}
      <Page {...props} id={named ?? bare} />
    </div>
  );
}
