import { CheckOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HandoverItem } from "../../../../shared/contract/shifts.ts";
import { useShiftAction } from "../use-shift-action.ts";
import { ItemRow } from "./item-row.tsx";
import { LogRead } from "./log-read.tsx";
import { StepFoot } from "./step-foot.tsx";
import { useItemAnswers } from "./use-item-answers.ts";
import type { StepProps } from "./wizard-steps.ts";

/** 未完事项 (DUTY-4): the incoming shift reads the log and each open item; each has somebody who follows it. */
export function ItemsStep({ shift, onBack, onNext, next }: StepProps): ReactElement {
  const { t } = useTranslation();
  const follow = useShiftAction("shift.follow-items", shift.id);
  const answers = useItemAnswers(shift);
  const confirm = async (items: readonly HandoverItem[]): Promise<void> => {
    const given = items.flatMap((item) => {
      const { followedBy, due, why } = answers.of(item);
      return followedBy === null ? [] : [{ key: item.key, followedBy, due, why }];
    });
    if (given.length > 0 && (await follow.give({ items: given }))) answers.done(given.map(({ key }) => key));
  };
  const waiting = shift.items.filter((item) => !answers.confirmed(item));
  const ready = waiting.filter((item) => answers.of(item).followedBy !== null);
  return (
    <>
      <h2 className="wizard-title">
        {t("shifts.steps.items")}{" "}
        <span className="muted">{t("shifts.items.help", { count: shift.items.length })}</span>
      </h2>
      <LogRead shift={shift} />
      <div className="card wizard-rows">
        {shift.items.length === 0 && <p className="wizard-none">{t("shifts.items.none")}</p>}
        {shift.items.map((item) => (
          <ItemRow
            key={item.key}
            shift={shift}
            item={item}
            answer={answers.of(item)}
            confirmed={answers.confirmed(item)}
            busy={follow.busy}
            onChange={(patch) => {
              follow.typed();
              answers.change(item, patch);
            }}
            onConfirm={() => void confirm([item])}
          />
        ))}
      </div>
      {ready.length > 1 && (
        <div className="wizard-all">
          <Button icon={<CheckOutlined />} loading={follow.busy} onClick={() => void confirm(ready)}>
            {t("shifts.items.confirmAll", { count: ready.length })}
          </Button>
        </div>
      )}
      <StepFoot onBack={onBack} onGo={onNext} next={next} error={follow.words} />
    </>
  );
}
