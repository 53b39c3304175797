import { CheckCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { siteClock } from "../../../../shared/kernel/site-time.ts";
import { useZone } from "../../../app/program.ts";
import { OwnPin } from "../../../ui/own-pin.tsx";
import { StatusTag } from "../../../ui/status-tag.tsx";
import { TimeText } from "../../../ui/time-text.tsx";
import { usePeople } from "../use-people.ts";
import { useShiftAction } from "../use-shift-action.ts";
import { PaperCard } from "./paper-card.tsx";
import { ShiftCard } from "./shift-card.tsx";
import { StepFoot } from "./step-foot.tsx";
import type { StepProps } from "./wizard-steps.ts";

/** 到岗与整理 (DUTY-2): the desk's clock says when, nobody types it. */
export function ArrivalStep({ shift, onBack, onNext, next }: StepProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <h2 className="wizard-title">{t("shifts.steps.arrival")}</h2>
      <Arrivals shift={shift} />
      <Tidy shift={shift} />
      {shift.begunAtMs !== null && <PaperCard shift={shift} />}
      <ShiftCard shift={shift} />
      <StepFoot onBack={onBack} onGo={onNext} next={next} error={null} />
    </>
  );
}

function Kept({ early }: { readonly early: boolean | null }): ReactElement | null {
  const { t } = useTranslation();
  if (early === null) return null;
  return (
    <StatusTag tone={early ? "green" : "amber"}>
      {t(early ? "shifts.sheet.early" : "shifts.sheet.late")}
    </StatusTag>
  );
}

function Arrivals({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const arrive = useShiftAction("shift.arrive", shift.id);
  const { takers } = usePeople();
  const here = new Set([...shift.people, ...shift.arrivals].map(({ id }) => id));
  // Mostly one person comes: who comes besides is asked for only on demand.
  const [asked, setAsked] = useState(-1);
  const asking = shift.arrivals.length === 0 || asked === shift.arrivals.length;
  const standIn = new Set(shift.standIns.flatMap((one) => (one.endedAtMs === null ? [one.staffId] : [])));
  return (
    <section className="card wizard-card" aria-labelledby="wizard-arrive">
      <h3 id="wizard-arrive">{t("shifts.wizard.arrive")}</h3>
      <p className="muted">
        {shift.arriveByMs === null
          ? t("shifts.wizard.arriveHelp")
          : t("shifts.wizard.arriveBy", { clock: siteClock(shift.arriveByMs, zone) })}
      </p>
      {shift.arrivals.map(({ id, name, atMs }, index) => (
        <p key={id} className="wizard-fact">
          <CheckCircleOutlined className="wizard-good" /> <strong>{name}</strong> <TimeText at={atMs} />{" "}
          {index === 0 && <Kept early={shift.arrivedEarly} />}
        </p>
      ))}
      {asking ? (
        <OwnPin
          key={shift.arrivals.length}
          label={t("shifts.sheet.incoming")}
          people={takers.filter(({ id }) => !here.has(id) && !standIn.has(id))}
          preferred={shift.arrivals.length === 0 ? (shift.planned[0]?.id ?? null) : null}
          action={t("shifts.wizard.arriveAction")}
          error={arrive.words}
          busy={arrive.busy}
          onGive={(own) => void arrive.give({}, own)}
        />
      ) : (
        <div>
          <Button size="small" onClick={() => setAsked(shift.arrivals.length)}>
            {t("shifts.wizard.arriveMore")}
          </Button>
        </div>
      )}
    </section>
  );
}

function Tidy({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const tidy = useShiftAction("shift.tidy", shift.id);
  const { tidied, tidyByMs } = shift;
  return (
    <section className="card wizard-card" aria-labelledby="wizard-tidy">
      <h3 id="wizard-tidy">{t("shifts.sheet.tidied")}</h3>
      {tidied === null ? (
        <div className="wizard-line">
          <span className="muted">
            {tidyByMs === null
              ? t("shifts.wizard.tidyHelp")
              : t("shifts.wizard.tidyBy", { clock: siteClock(tidyByMs, zone) })}
          </span>
          <Button loading={tidy.busy} onClick={() => void tidy.give({})}>
            {t("shifts.wizard.tidyAction")}
          </Button>
        </div>
      ) : (
        <p className="wizard-fact">
          <CheckCircleOutlined className="wizard-good" /> <strong>{tidied.by}</strong>{" "}
          <TimeText at={tidied.atMs} /> <Kept early={shift.tidiedEarly} />
        </p>
      )}
      {tidy.words !== null && <p className="field-error">{tidy.words}</p>}
    </section>
  );
}
