import { Button, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { useSession } from "../../../app/program.ts";
import { Field } from "../../../ui/field.tsx";
import { StatusTag } from "../../../ui/status-tag.tsx";
import { TimeText } from "../../../ui/time-text.tsx";
import { useNow } from "../../../ui/use-now.ts";
import { useShiftAction } from "../use-shift-action.ts";
import { StandInForm } from "./stand-in-form.tsx";

/** 本班: who is on it, who stands in, the weather for the log's head. */
export function ShiftCard({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  const [standing, setStanding] = useState(false);
  const join = useShiftAction("shift.join", shift.id);
  const ownId = useSession(({ actor }) => actor?.id ?? "");
  const mayJoin = [...shift.people, ...shift.arrivals].every(({ id }) => id !== ownId);
  return (
    <section className="card wizard-card" aria-labelledby="wizard-shift">
      <h3 id="wizard-shift">{t("shifts.now")}</h3>
      <div className="wizard-line">
        <span>
          {t("shifts.wizard.people")} <strong>{shift.staff}</strong>
        </span>
        <span className="wizard-buttons">
          {mayJoin && (
            <Button size="small" loading={join.busy} onClick={() => void join.give({})}>
              {t("shifts.wizard.join")}
            </Button>
          )}
          {!standing && (
            <Button size="small" onClick={() => setStanding(true)}>
              {t("shifts.standIn.title")}
            </Button>
          )}
        </span>
      </div>
      {join.words !== null && <p className="field-error">{join.words}</p>}
      {shift.standIns.map((one) => (
        <StandInLine key={`${one.staffId} ${one.fromMs}`} shift={shift} one={one} />
      ))}
      {standing && <StandInForm shift={shift} onDone={() => setStanding(false)} />}
      <Weather key={shift.weather} shift={shift} />
    </section>
  );
}

function StandInLine({
  shift,
  one,
}: {
  readonly shift: ShiftView;
  readonly one: ShiftView["standIns"][number];
}): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(30_000);
  const end = useShiftAction("shift.end-stand-in", shift.id);
  return (
    <div className="wizard-line">
      <span>
        {t("shifts.standIn.line", { name: one.name, instead: one.instead })} <TimeText at={one.fromMs} /> –{" "}
        <TimeText at={one.endedAtMs ?? one.untilMs} /> <span className="muted">{one.reason}</span>{" "}
        {one.endedAtMs === null && nowMs >= one.untilMs && (
          <StatusTag tone="red">{t("shifts.standIn.over")}</StatusTag>
        )}
      </span>
      {one.endedAtMs === null && (
        <Button size="small" loading={end.busy} onClick={() => void end.give({ staff: one.staffId })}>
          {t("shifts.standIn.end")}
        </Button>
      )}
    </div>
  );
}

function Weather({ shift }: { readonly shift: ShiftView }): ReactElement {
  const { t } = useTranslation();
  const note = useShiftAction("shift.note-weather", shift.id);
  const [text, setText] = useState(shift.weather);
  const save = (): void => {
    if (text.trim() !== shift.weather) void note.give({ weather: text });
  };
  return (
    <div className="wizard-weather">
      <Field label={t("shifts.sheet.weather")} error={note.words}>
        {(ids) => (
          <Input
            {...ids}
            value={text}
            maxLength={40}
            placeholder={t("shifts.wizard.weatherHint")}
            onChange={({ target }) => setText(target.value)}
            onBlur={save}
            onPressEnter={save}
          />
        )}
      </Field>
    </div>
  );
}
