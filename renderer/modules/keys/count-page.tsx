import { ArrowLeftOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { keyKinds, type KeyKind } from "../../../shared/modules/keys/index.ts";
import { useLive } from "../../app/live.ts";
import { ApprovalStrip } from "../../ui/approval-strip.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { FormFor } from "../../ui/form-for.tsx";
import { TabButtons } from "../../ui/tab-buttons.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { SavedBanner } from "../../ui/saved-banner.tsx";
import { CountSheet } from "./count-sheet.tsx";
import { PastCounts } from "./past-counts.tsx";
import { useApproved } from "./use-approved.ts";
import { useCount } from "./use-count.ts";
import "./count.css";

/** The witness is asked for: the cursor goes to who it is. Stable, so that only its coming moves the cursor. */
function focusWithin(element: HTMLElement | null): void {
  element?.querySelector<HTMLElement>("input")?.focus();
}

/** What the board's row says is to be counted. */
function kindOfBoard(boardKind: string | null): KeyKind {
  return boardKind === "key-count-vacant"
    ? "vacant"
    : boardKind === "key-count-deposited"
      ? "deposited"
      : "desk";
}

/** 盘点 (KEY-1): hook after hook, one kind at a time, before a witness. */
export function CountPage({
  boardKind,
  onBack,
  onOpen,
}: {
  readonly boardKind: string | null;
  readonly onBack: () => void;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="count">
      <header className="count-head">
        <Button icon={<ArrowLeftOutlined />} onClick={onBack}>
          {t("keys.count.back")}
        </Button>
        <div>
          <h2 className="page-title">{t("keys.count.title")}</h2>
          <p className="muted">{t("keys.count.hint")}</p>
        </div>
      </header>
      <div className="count-body">
        <FormFor command="key.count" who={{ title: t("keys.count.notYours"), words: t("keys.count.whose") }}>
          <CountNow key={boardKind} first={kindOfBoard(boardKind)} />
        </FormFor>
        <PastCounts onOpen={onOpen} />
      </div>
    </div>
  );
}

function CountNow({ first }: { readonly first: KeyKind }): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const count = useCount(first);
  const [saved, setSaved] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const [asksWhy, setAsksWhy] = useState(false);
  const root = useRef<HTMLElement>(null);
  const approved = useApproved("key.count", ({ number }) => {
    count.clear();
    setSaved(number ?? "");
  });
  const missing = count.lines.length - count.done;
  const lines = count.lines.map(({ row, present, explanation }) => ({
    key: row.id,
    expected: row.atHook,
    present: present ?? row.atHook,
    explanation,
  }));
  /** The first difference that says no reason: asked for before anybody witnesses it. */
  const unexplained = lines.findIndex((one) => one.present !== one.expected && one.explanation.trim() === "");
  const finish = (): void => {
    setIncomplete(missing > 0);
    setAsksWhy(unexplained >= 0);
    if (missing > 0) return;
    if (unexplained < 0) void approved.give({ kind: count.kind, lines }, null);
    else
      requestAnimationFrame(() => root.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  const sum = (of: (line: (typeof lines)[number]) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  const { error } = approved;
  const line = /^lines\.(\d+)\./.exec(error?.field ?? "")?.[1];
  const why = asksWhy && unexplained >= 0 ? unexplained : null;
  return (
    <section ref={root} className="count-now" aria-label={t("keys.count.title")}>
      <div className="count-kinds">
        <TabButtons
          label={t("keys.count.kind")}
          tabs={keyKinds.map((value) => ({ value, label: t(`keys.kinds.${value}`) }))}
          value={count.kind}
          onChange={(kind) => {
            setSaved("");
            approved.cancel();
            count.choose(kind);
          }}
        />
        <LastCount kind={count.kind} />
      </div>
      {saved !== "" && <SavedBanner number={null} words={t("keys.count.saved", { number: saved })} />}
      <CountSheet
        count={count}
        wrongLine={line === undefined ? why : Number(line)}
        wrong={error === null || line === undefined ? words({ code: "reason-required" }) : words(error)}
        onTyped={() => {
          setIncomplete(false);
          setAsksWhy(false);
          approved.cancel();
        }}
      />
      {approved.asking === null ? (
        lines.length > 0 && (
          <footer className="count-foot">
            <span className="tabular">
              {t("keys.count.progress", {
                done: count.done,
                total: count.lines.length,
                different: count.different,
              })}
            </span>
            {(incomplete || (error !== null && line === undefined)) && (
              <span className="field-error" role="alert">
                {incomplete || error === null ? t("keys.count.incomplete", { count: missing }) : words(error)}
              </span>
            )}
            <Button disabled={missing === 0} onClick={count.rest}>
              {t("keys.count.rest")}
            </Button>
            <Button type="primary" loading={approved.busy} onClick={finish}>
              {t("keys.count.finish")}
            </Button>
          </footer>
        )
      ) : (
        <div ref={focusWithin}>
          <ApprovalStrip
            as="witness"
            what={t("keys.count.witnesses", {
              kind: t(`keys.kinds.${count.kind}`),
              keys: lines.length,
              expected: sum(({ expected }) => expected),
              present: sum(({ present }) => present),
              different: count.different,
            })}
            rank={approved.asking.rank}
            error={approved.approvalError}
            busy={approved.busy}
            onApprove={(approval) => void approved.approve(approval)}
            onCancel={approved.cancel}
          />
        </div>
      )}
    </section>
  );
}

function LastCount({ kind }: { readonly kind: KeyKind }): ReactElement | null {
  const { t } = useTranslation();
  const counts = useLive({
    key: ["keys.counts"],
    kinds: ["key", "key-count", "board"],
    read: async (host) => host.keys.counts(),
  }).data;
  const last = counts?.byKind.find((one) => one.kind === kind)?.lastCountMs;
  if (last === undefined) return null;
  if (last === null) return <span className="muted">{t("keys.count.never")}</span>;
  return (
    <span className="muted">
      {t("keys.count.last", { time: "" })}
      <TimeText at={last} />
    </span>
  );
}
