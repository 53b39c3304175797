import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DutyMonth } from "../../../shared/contract/duty-log.ts";
import { useLive } from "../../app/live.ts";
import type { PageProps } from "../../app/page-props.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Panel, WithPanel } from "../../ui/panel.tsx";
import { DayReview } from "./day-review.tsx";
import { DrawReview } from "./draw-review.tsx";
import { MonthDays } from "./month-days.tsx";
import { MonthSign } from "./month-sign.tsx";
import { PostSelect } from "./post-select.tsx";
import { SampleCard } from "./sample-card.tsx";
import "./duty-log.css";
import "./review.css";

type Chosen =
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "month" }
  | { readonly kind: "draw"; readonly seed: string };

function shifted(month: string, by: number): string {
  const [year = 2000, index = 1] = month.split("-").map(Number);
  const months = year * 12 + index - 1 + by;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** 签阅/抽查 (DUTY-6): a month's days with their signatures, the supervisor's, the manager's samples. */
export function ReviewTab({ id, arrived }: PageProps): ReactElement {
  const { t } = useTranslation();
  const [month, setMonth] = useState<string | null>(null);
  const [post, setPost] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const data = useLive({
    key: ["dutyLog.month", post, month],
    kinds: ["duty-line", "log-review", "staff"],
    read: async (host) => host.dutyLog.month({ post, month }),
  }).data;
  const asked = useAskedDay(id, arrived, (of, day) => {
    setPost(of);
    setMonth(day.slice(0, 7));
    setChosen({ kind: "day", day });
  });
  if (data === undefined || asked) return <Awaited />;
  const showDay = (day: string): void => setChosen({ kind: "day", day });
  const go = (by: number): void => {
    setChosen(null);
    setMonth(shifted(data.month, by));
  };
  return (
    <WithPanel panel={<Chosen data={data} chosen={chosen} onDay={showDay} onDone={() => setChosen(null)} />}>
      <div className="log-tools">
        <Button icon={<LeftOutlined />} aria-label={t("dutyLog.review.previous")} onClick={() => go(-1)} />
        <span className="log-day tabular">{data.month}</span>
        <Button
          icon={<RightOutlined />}
          aria-label={t("dutyLog.review.next")}
          disabled={data.month >= data.current}
          onClick={() => go(1)}
        />
        <PostSelect
          post={data.post}
          onChoose={(next) => {
            setChosen(null);
            setPost(next);
          }}
        />
      </div>
      {data.lines === 0 ? (
        <EmptyState title={t("dutyLog.review.empty")}>{t("dutyLog.review.emptyHelp")}</EmptyState>
      ) : (
        <div className="review">
          <div className="review-cards">
            <MonthSign data={data} onDay={showDay} onSign={() => setChosen({ kind: "month" })} />
            <SampleCard data={data} onOpen={(seed) => setChosen({ kind: "draw", seed })} />
          </div>
          <MonthDays data={data} selected={chosen?.kind === "day" ? chosen.day : null} onOpen={showDay} />
        </div>
      )}
    </WithPanel>
  );
}

/** A row of the board names a review by its id: which day that is, the host says. True until it is known. */
function useAskedDay(
  id: string | null,
  arrived: number,
  onDay: (post: string, day: string) => void,
): boolean {
  const [seen, setSeen] = useState("");
  const key = `${id} ${arrived}`;
  const wanted = id !== null && seen !== key;
  const found = useLive({
    key: ["dutyLog.reviewed", id],
    kinds: ["log-review"],
    read: async (host) => host.dutyLog.reviewed({ id: id ?? "" }),
    enabled: wanted,
    keepPrevious: false,
  });
  if (!wanted || (found.data === undefined && !found.isError)) return wanted;
  setSeen(key);
  if (found.data !== undefined) onDay(found.data.post, found.data.period);
  return false;
}

function Chosen({
  data,
  chosen,
  onDay,
  onDone,
}: {
  readonly data: DutyMonth;
  readonly chosen: Chosen | null;
  readonly onDay: (day: string) => void;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTranslation();
  if (chosen?.kind === "day") {
    return <DayReview key={chosen.day} post={data.post} day={chosen.day} onClose={onDone} />;
  }
  if (chosen?.kind === "draw") {
    return (
      <DrawReview key={chosen.seed} post={data.post} month={data.month} seed={chosen.seed} onClose={onDone} />
    );
  }
  if (chosen?.kind === "month") return <MonthSign data={data} panel onDay={onDay} onSign={onDone} />;
  return (
    <Panel title={t("dutyLog.review.title")}>
      <p className="muted">{t("dutyLog.review.chooseDay")}</p>
    </Panel>
  );
}
