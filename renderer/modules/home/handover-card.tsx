import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../app/command.ts";
import { goTo } from "../../app/frame/use-place.ts";
import { useLive } from "../../app/live.ts";
import { useMay } from "../../app/use-may.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { dueWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";

/** 交接班: how long until it is due, what is open, and the one button. */
export function HandoverCard(): ReactElement | null {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  const begin = useCommand("shift.begin-handover");
  const may = useMay("shift.begin-handover");
  const shift = useLive({
    key: ["shifts.now"],
    kinds: ["shift", "roster", "post", "visit", "work-order", "pass", "board"],
    read: async (host) => host.shifts.now(),
  }).data?.shift;
  if (shift === undefined || shift === null) return null;
  const { id, plan, status, open, important } = shift;
  const late = plan !== null && nowMs >= plan.toMs;
  const go = async (): Promise<void> => {
    // Whatever becomes of it, the page says how the handover stands.
    if (status === "running" && may) await begin.run({}, { id });
    goTo("shifts", id);
  };
  return (
    <section className="card home-handover" aria-labelledby="handover-title">
      <h2 id="handover-title">{t("home.handover.title")}</h2>
      <p className={late ? "home-late" : undefined}>
        {plan === null
          ? t("home.handover.unplanned")
          : t(late ? "home.handover.late" : "home.handover.due", {
              name: plan.name,
              due: dueWords(plan.toMs, nowMs, t),
            })}
      </p>
      <p className="tabular">
        {t("home.handover.open", { count: open })}{" "}
        {important > 0 && (
          <StatusTag tone="red">{t("home.handover.important", { count: important })}</StatusTag>
        )}
      </p>
      <Button loading={begin.busy} onClick={() => void go()}>
        {t(status !== "running" ? "home.handover.go" : may ? "home.handover.begin" : "home.handover.view")}
      </Button>
    </section>
  );
}
