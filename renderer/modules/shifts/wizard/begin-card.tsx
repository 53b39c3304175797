import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { focusFirst } from "../../../ui/focus-first.ts";
import { dueWords } from "../../../ui/time-words.ts";
import { useNow } from "../../../ui/use-now.ts";
import { useComesWords, usePlanWords } from "../shift-words.tsx";
import { useShiftAction } from "../use-shift-action.ts";
import { ShiftCard } from "./shift-card.tsx";

/** Before the handover: who is on, who comes, and the one button. */
export function BeginCard({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  const planWords = usePlanWords();
  const comesWords = useComesWords();
  const begin = useShiftAction("shift.begin-handover", shift.id);
  const { plan, arriveByMs, planned } = shift;
  const when = [
    plan === null ? null : t("shifts.ends", { words: dueWords(plan.toMs, nowMs, t) }),
    comesWords(arriveByMs, planned.map(({ name }) => name).join(t("ui.comma"))),
  ]
    .filter((words) => words !== null)
    .join(" · ");
  return (
    <>
      <section className="card wizard-card" aria-label={t("shifts.wizard.begin")}>
        <h2>
          {shift.post} · {planWords(shift)}
        </h2>
        {when !== "" && <p>{when}</p>}
        <p className="muted">{t("shifts.wizard.beginHelp")}</p>
        {begin.words !== null && <p className="field-error">{begin.words}</p>}
        <div className="wizard-foot">
          <Button ref={focusFirst} type="primary" loading={begin.busy} onClick={() => void begin.give({})}>
            {t("shifts.wizard.begin")}
          </Button>
        </div>
      </section>
      <ShiftCard shift={shift} />
    </>
  );
}
