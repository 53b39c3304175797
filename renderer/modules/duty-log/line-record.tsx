import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useCallback, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { AwaitedRecord } from "../../ui/awaited-record.tsx";
import { RecordApprovals } from "../../ui/approval-notice.tsx";
import type { DutyLineView } from "../../../shared/contract/duty-log.ts";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import { useLive } from "../../app/live.ts";
import { useMay } from "../../app/use-may.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { HistoryList } from "../../ui/history-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { PhoneReveal } from "../../ui/phone-reveal.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { LineActionForm } from "./line-action-form.tsx";
import { lineActions, type LineAction } from "./line-actions.ts";
import { LineBelow, LineMarks } from "./line-item.tsx";
import { lineHistoryWords, lineText, readingWords } from "./line-words.ts";

/** The form that a row of the board opens. */
const formByBoardKind: Readonly<Record<string, LineAction>> = {
  "important-line": "handle",
  report: "report",
  settle: "settle",
};

interface RecordProps {
  readonly id: string;
  /** What it is opened for: a board kind, or null to read. */
  readonly action: string | null;
  readonly onDay: (line: DutyLineView) => void;
  readonly onClose: () => void;
  readonly openRecord: (kind: string, id: string) => void;
}

/** One line in the form's place: its words, what stands below it, what can be added. */
export function LineRecord(props: RecordProps): ReactElement {
  const { t } = useTranslation();
  const { data: line, error } = useLive({
    key: ["dutyLog.get", props.id],
    kinds: ["duty-line", "staff"],
    read: async (host) => host.dutyLog.get({ id: props.id }),
    keepPrevious: false,
  });
  if (line === undefined) {
    return <AwaitedRecord title={t("dutyLog.title")} error={error} onClose={props.onClose} />;
  }
  return <Record {...props} line={line} />;
}

function Record({ line, action, onDay, onClose, openRecord }: RecordProps & { readonly line: DutyLineView }) {
  const { t } = useTranslation();
  const [form, setForm] = useState<LineAction | null>(
    action === null ? null : (formByBoardKind[action] ?? null),
  );
  const may = useMay("duty-line.correct");
  return (
    <Panel
      title={<span className="mono">{line.number}</span>}
      extra={t(`dutyLog.category.${line.category}`)}
      onClose={onClose}
      {...(form === null && may && line.struck === null
        ? { footer: <LineButtons line={line} onAct={setForm} /> }
        : {})}
    >
      <div className="form-column">
        <RecordApprovals id={line.id} />
        <div className="log-marks">
          <LineMarks line={line} changed={false} />
        </div>
        <p className="log-title">
          {line.struck === null ? lineText(line, t) : <del>{lineText(line, t)}</del>}
        </p>
        {line.masked && (
          <PhoneReveal
            command="duty-line.reveal"
            id={line.id}
            field="text"
            masked={t("dutyLog.record.number")}
          />
        )}
        {line.crossings.length > 0 && <p className="log-crossing">{t("dutyLog.crossing")}</p>}
        {form !== null && (
          <LineActionForm
            key={form}
            action={form}
            line={line}
            onDone={() => setForm(null)}
            onCancel={() => setForm(null)}
          />
        )}
        <LineBelow line={line} />
        <LineFacts line={line} onDay={onDay} openRecord={openRecord} />
        <h3 className="log-heading">{t("dutyLog.record.history")}</h3>
        <LineHistory id={line.id} />
      </div>
    </Panel>
  );
}

function LineFacts({
  line,
  onDay,
  openRecord,
}: Pick<RecordProps, "onDay" | "openRecord"> & { readonly line: DutyLineView }): ReactElement {
  const { t } = useTranslation();
  const { link } = line;
  return (
    <Facts>
      {line.result !== "" && <Fact label={t("dutyLog.record.result")}>{line.result}</Fact>}
      {line.unit !== "" && (
        <Fact label={t("dutyLog.record.unit")}>
          <UnitCode code={line.unit} />
        </Fact>
      )}
      {line.followedBy !== "" && <Fact label={t("dutyLog.record.followedBy")}>{line.followedBy}</Fact>}
      {link !== null && (
        <Fact label={t("dutyLog.record.link")}>
          <Button size="small" onClick={() => openRecord(link.kind, link.id)}>
            {link.number}
          </Button>
        </Fact>
      )}
      <Fact label={t("dutyLog.record.at")}>
        <TimeText at={line.atMs} />
      </Fact>
      {line.lateReason !== null && (
        <Fact label={t("dutyLog.record.written")}>
          <TimeText at={line.writtenAtMs} />
        </Fact>
      )}
      <Fact label={t("dutyLog.record.day")}>
        {line.day} {line.shift}{" "}
        <Button size="small" onClick={() => onDay(line)}>
          {t("dutyLog.record.page")}
        </Button>
      </Fact>
      <Fact label={t("dutyLog.record.by")}>{line.by}</Fact>
    </Facts>
  );
}

function LineButtons({
  line,
  onAct,
}: {
  readonly line: DutyLineView;
  readonly onAct: (action: LineAction) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { primary, beside, more } = lineActions(line);
  return (
    <>
      {more.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: more.map((key) => ({ key, label: t(`dutyLog.actions.${key}`), danger: key === "strike" })),
            onClick: ({ key }) => {
              const chosen = more.find((one) => one === key);
              if (chosen !== undefined) onAct(chosen);
            },
          }}
        >
          <Button>
            {t("dutyLog.actions.more")} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      {beside.map((one) => (
        <Button key={one} onClick={() => onAct(one)}>
          {t(`dutyLog.actions.${one}`)}
        </Button>
      ))}
      {primary !== null && (
        <Button type="primary" onClick={() => onAct(primary)}>
          {t(`dutyLog.actions.${primary}`)}
        </Button>
      )}
    </>
  );
}

function LineHistory({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const describe = useCallback(
    (entry: HistoryEntry): string => lineHistoryWords(entry, t) ?? t("ui.history.unknown"),
    [t],
  );
  const reading = useCallback((field: string, text: string) => readingWords(field, text, t), [t]);
  return <HistoryList kind="duty-line" id={id} kinds={["duty-line"]} describe={describe} reading={reading} />;
}
