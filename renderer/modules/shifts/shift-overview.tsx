import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftNow } from "../../../shared/contract/shifts.ts";
import { useMay } from "../../app/use-may.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { dueWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import { ShiftStatusTag, useComesWords, usePlanWords } from "./shift-words.tsx";
import { useShiftAction } from "./use-shift-action.ts";
import { useShiftNow } from "./use-shift.ts";

/** 本班: the shift that runs at this post, and the one thing to do with it. */
export function ShiftOverview({ onOpen }: { readonly onOpen: (id: string) => void }): ReactElement {
  const now = useShiftNow().data;
  if (now === undefined) return <Awaited />;
  return now.shift === null ? (
    <FirstShift postId={now.postId} post={now.post} />
  ) : (
    <CurrentShift shift={now.shift} post={now.post} onOpen={onOpen} />
  );
}

/** A post's first shift opens by itself when its people sign in; everybody else opens it here. */
function FirstShift({ postId, post }: { readonly postId: string; readonly post: string }): ReactElement {
  const { t } = useTranslation();
  const may = useMay("shift.open");
  const open = useShiftAction("shift.open", null);
  return (
    <section className="card shift-now" aria-label={t("shifts.now")}>
      <div className="shift-now-words">
        <h2>{post}</h2>
        <p className="muted">{t("shifts.first")}</p>
        {open.words !== null && <p className="field-error">{open.words}</p>}
      </div>
      {may && (
        <Button type="primary" loading={open.busy} onClick={() => void open.give({ post: postId })}>
          {t("shifts.open")}
        </Button>
      )}
    </section>
  );
}

function CurrentShift({
  shift,
  post,
  onOpen,
}: {
  readonly shift: NonNullable<ShiftNow["shift"]>;
  readonly post: string;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  const planWords = usePlanWords();
  const comesWords = useComesWords();
  const { plan, arriveByMs, incoming, arrived, counts, open, important } = shift;
  return (
    <section className="card shift-now" aria-label={t("shifts.now")}>
      <div className="shift-now-words">
        <h2>
          {post} · {planWords(shift)} <ShiftStatusTag status={shift.status} />
        </h2>
        <p>
          {[
            plan === null ? null : t("shifts.ends", { words: dueWords(plan.toMs, nowMs, t) }),
            arrived ? t("shifts.arrived", { name: incoming }) : comesWords(arriveByMs, incoming),
          ]
            .filter((words) => words !== null)
            .join(" · ")}
        </p>
        <p className="muted tabular">
          {t("shifts.counts", counts)} · {t("shifts.openItems", { count: open })}{" "}
          {important > 0 && (
            <StatusTag tone="red">{t("shifts.importantItems", { count: important })}</StatusTag>
          )}
        </p>
      </div>
      <Button type="primary" onClick={() => onOpen(shift.id)}>
        {t(shift.status === "handing-over" ? "shifts.look.handing-over" : "shifts.look.running")}
      </Button>
    </section>
  );
}
