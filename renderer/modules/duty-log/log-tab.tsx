import { Button, Input, Segmented } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../app/live.ts";
import type { PageProps } from "../../app/page-props.ts";
import { FormFor } from "../../ui/form-for.tsx";
import { WithPanel } from "../../ui/panel.tsx";
import { CloseDeskPanel } from "./close-desk-panel.tsx";
import { DaySheet } from "./day-sheet.tsx";
import { DayTools } from "./day-tools.tsx";
import { LineFormPanel } from "./line-form.tsx";
import { LineList } from "./line-list.tsx";
import { LineRecord } from "./line-record.tsx";
import type { ChosenDay } from "./chosen-day.ts";
import "./duty-log.css";

type View = "page" | "waiting";

/** 日志: the book of a business day, what waits, what is sought; beside it the form or one line. */
export function LogTab({ id, action, arrived, open, openRecord }: PageProps): ReactElement {
  const { t } = useTranslation();
  const [view, setView] = useState<View>("page");
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<ChosenDay>({ post: null, day: null });
  const [closing, setClosing] = useState(false);
  const counts = useLive({
    key: ["dutyLog.counts"],
    kinds: ["duty-line", "board"],
    read: async (host) => host.dutyLog.counts(),
  }).data;
  const search = typed.trim();
  const lineId = id === "new" ? null : id;
  const show = (line: string): void => {
    setClosing(false);
    open(`duty-line~${line}`);
  };
  const panel = (
    <>
      {/* The form stays alive behind a record, so that nothing typed is lost. */}
      <div className="log-panel" hidden={lineId !== null || closing}>
        <FormFor command="duty-line.write">
          <LineFormPanel arrived={arrived} onOpen={show} />
        </FormFor>
      </div>
      {closing && <CloseDeskPanel onClose={() => setClosing(false)} />}
      {lineId !== null && !closing && (
        <LineRecord
          key={`${lineId} ${arrived}`}
          id={lineId}
          action={action}
          openRecord={openRecord}
          onDay={({ post, day }) => {
            setView("page");
            setTyped("");
            setChosen({ post, day });
          }}
          onClose={() => open("log")}
        />
      )}
    </>
  );
  return (
    <WithPanel panel={panel}>
      <div className="log-tools">
        <Segmented<View>
          value={view}
          onChange={setView}
          options={[
            { value: "page", label: t("dutyLog.title") },
            { value: "waiting", label: `${t("dutyLog.day.waiting")} ${counts?.open ?? ""}`.trim() },
          ]}
        />
        <Input.Search
          allowClear
          aria-label={t("dutyLog.day.search")}
          placeholder={t("dutyLog.day.search")}
          value={typed}
          maxLength={100}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button onClick={() => setClosing(true)}>{t("dutyLog.day.close")}</Button>
      </div>
      {view === "page" && search === "" ? (
        <>
          <DayTools chosen={chosen} onChoose={setChosen} />
          <DaySheet chosen={chosen} selectedId={lineId} onOpen={show} openRecord={openRecord} />
        </>
      ) : (
        <LineList search={search} open={view === "waiting"} selectedId={lineId} onOpen={show} />
      )}
    </WithPanel>
  );
}
