import { Button, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { callOutcomes, type CallOutcome } from "../../../shared/modules/work-orders/index.ts";
import { useSettings } from "../../app/program.ts";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { Field } from "../../ui/field.tsx";
import { LateEntry, lateFields, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useNow } from "../../ui/use-now.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { CallPhone } from "./call-phone.tsx";
import { promisedMs, PromiseField, type PromisedTime } from "./promise-field.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { ActionProps } from "./action-props.ts";

const reasons = ["busy", "material", "people", "traffic"] as const;
const fields = ["outcome", "reason", "promisedAt", "answeredBy", ...lateFields];

/** 致电住户 (REP-2): reason, new promised time, who answered; 无人接听; after enough tries, 已留言. */
export function CallForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow();
  const settings = useSettings();
  const [outcome, setOutcome] = useState<CallOutcome>("answered");
  const [reason, setReason] = useState("");
  const [promised, setPromised] = useState<PromisedTime>({ inMinutes: 30 });
  const [late, setLate] = useState<TypedLate>(null);
  const [answeredBy, setAnsweredBy] = useState(order.reporter);
  const { give, busy, errorOf, errorBeside, typed } = useAction("work-order.log-call", order.id, onDone);
  const needed = order.triesNeeded;
  const promisedAt = "inMinutes" in promised ? promisedMs(nowMs, promised.inMinutes) : promised.atMs;
  const save = (): void => {
    const reached = outcome !== "no-answer";
    void give({
      outcome,
      reason,
      promisedAt: reached ? promisedAt : null,
      answeredBy: outcome === "answered" ? answeredBy : "",
      late: lateOf(late),
    });
  };
  return (
    <ActionStrip
      title={t(order.area === "public" ? "workOrders.call.publicTitle" : "workOrders.call.title")}
      hint={
        outcome === "no-answer"
          ? t("workOrders.call.noAnswerHint", { minutes: settings?.retryMinutes ?? 5 })
          : t("workOrders.call.messageHint", { needed })
      }
      save={t("workOrders.call.save")}
      busy={busy}
      error={errorBeside(fields)}
      onSave={save}
      onCancel={onCancel}
    >
      <CallPhone order={order} />
      <ChoiceField
        label={t("workOrders.call.outcome")}
        required
        error={errorOf("outcome")}
        choices={callOutcomes.map((value) => ({
          value,
          label: t(`workOrders.outcome.${value}`),
          disabled: value === "message-left" && order.tries < needed,
        }))}
        value={outcome}
        onChange={(next) => {
          typed();
          setOutcome(next);
        }}
      />
      {order.tries > 0 && (
        <p className="field-hint">{t("workOrders.waits.tries", { tries: order.tries, needed })}</p>
      )}
      {outcome !== "no-answer" && (
        <>
          <Field label={t("workOrders.call.reason")} required error={errorOf("reason")}>
            {(ids) => (
              <>
                <Input
                  {...ids}
                  value={reason}
                  maxLength={200}
                  onChange={({ target }) => {
                    typed();
                    setReason(target.value);
                  }}
                />
                <div className="quick-choices">
                  {reasons.map((key) => (
                    <Button
                      key={key}
                      size="small"
                      tabIndex={-1}
                      onClick={() => setReason(t(`workOrders.call.reasons.${key}`))}
                    >
                      {t(`workOrders.call.reasons.${key}`)}
                    </Button>
                  ))}
                </div>
              </>
            )}
          </Field>
          <PromiseField value={promised} onChange={setPromised} error={errorOf("promisedAt")} />
        </>
      )}
      {outcome === "answered" && (
        <TextField
          label={t("workOrders.call.answeredBy")}
          required
          error={errorOf("answeredBy")}
          value={answeredBy}
          onChange={(name) => {
            typed();
            setAnsweredBy(name);
          }}
        />
      )}
      <LateEntry late={late} onChange={setLate} errorOf={errorOf} />
    </ActionStrip>
  );
}
