import { CheckCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftView } from "../../../../shared/contract/shifts.ts";
import { handoverSteps, type HandoverSide } from "../../../../shared/modules/shifts/index.ts";
import { OwnPin } from "../../../ui/own-pin.tsx";
import { SignatureImage } from "../../../ui/signature-image.tsx";
import { SignaturePad, type DrawnStrokes } from "../../../ui/signature-pad.tsx";
import { TimeText } from "../../../ui/time-text.tsx";
import { HandoverSheet } from "../handover-sheet.tsx";
import { useShiftAction } from "../use-shift-action.ts";
import { stepsOf, type StepProps } from "./wizard-steps.ts";

/** 双方签字 (DUTY-5): the whole record as it will be printed, and under it the two signatures side by side. */
export function SignStep({ shift, onBack, onStep }: StepProps): ReactElement {
  const { t } = useTranslation();
  const steps = stepsOf(shift);
  const missing = handoverSteps.filter((step) => steps.includes(step) && !shift.done.includes(step));
  return (
    <>
      <h2 className="wizard-title">
        {t("shifts.steps.sign")} <span className="muted">{t("shifts.sign.help")}</span>
      </h2>
      <section className="card wizard-paper" aria-label={t("shifts.print.title")}>
        <HandoverSheet shift={shift} />
      </section>
      {missing.length > 0 && (
        <p className="field-error" role="alert">
          {t("shifts.sign.missing")}
          {missing.map((step) => (
            <Button
              key={step}
              type="link"
              danger
              size="small"
              className="wizard-block-item"
              onClick={() => onStep(step)}
            >
              {t(`shifts.steps.${step}`)}
            </Button>
          ))}
        </p>
      )}
      <div className="wizard-signs">
        <SignStrip side="outgoing" shift={shift} />
        <SignStrip side="incoming" shift={shift} />
      </div>
      <div className="wizard-foot">
        {onBack !== null && <Button onClick={onBack}>{t("shifts.wizard.back")}</Button>}
      </div>
    </>
  );
}

/** Whoever may sign for a side: those on the shift, or those who came. */
function signers(shift: ShiftView, side: HandoverSide) {
  if (side === "incoming") return shift.arrivals;
  const standing = shift.standIns
    .filter(({ endedAtMs }) => endedAtMs === null)
    .map(({ staffId, name }) => ({ id: staffId, name }));
  return [...shift.people, ...standing];
}

function SignStrip({
  side,
  shift,
}: {
  readonly side: HandoverSide;
  readonly shift: ShiftView;
}): ReactElement {
  const { t } = useTranslation();
  const sign = useShiftAction("shift.sign", shift.id);
  const [strokes, setStrokes] = useState<DrawnStrokes | null>(null);
  const signature = shift[side];
  const people = signers(shift, side);
  // Settled or let pass since: nothing blocks any more.
  const free = sign.error?.code === "handover-blocked" && shift.items.every(({ blocks }) => !blocks);
  return (
    <section className="card wizard-sign" aria-label={t(`shifts.sheet.${side}`)}>
      <h3>{t(`shifts.sheet.${side}`)}</h3>
      {signature === null ? (
        <>
          <SignaturePad label={t(`shifts.sign.${side}`)} onChange={setStrokes} />
          <OwnPin
            label={t(`shifts.sheet.${side}`)}
            people={people}
            preferred={people[0]?.id ?? null}
            action={t("shifts.sign.action")}
            error={free ? null : sign.words}
            busy={sign.busy}
            onGive={(own) => void sign.give({ side, strokes, digest: shift.digest }, own)}
          />
        </>
      ) : (
        <p className="wizard-fact">
          <CheckCircleOutlined className="wizard-good" /> <SignatureImage signature={signature} />{" "}
          <strong>{signature.name}</strong> <TimeText at={signature.atMs} />
        </p>
      )}
    </section>
  );
}
