import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useZone } from "../../app/program.ts";
import { ChoiceField } from "../../ui/choice-field.tsx";
import { Field } from "../../ui/field.tsx";
import { LateEntry, lateFields, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { timeWords } from "../../ui/time-words.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { CallPhone } from "./call-phone.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useNow } from "../../ui/use-now.ts";
import type { ActionProps } from "./action-props.ts";

const marks = ["5", "4", "3", "2", "1"] as const;
type Mark = (typeof marks)[number];
const fields = ["answer", "satisfaction", ...lateFields];

/** 回访 (REP-3): what the resident says of the repair, and a mark from 1 to 5. */
export function FollowUpForm({ order, onDone, onCancel }: ActionProps): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const now = useNow(60_000);
  const [reached, setReached] = useState<"yes" | "no">("yes");
  const [mark, setMark] = useState<Mark | null>(null);
  const [answer, setAnswer] = useState("");
  const [late, setLate] = useState<TypedLate>(null);
  const { give, busy, errorOf, errorBeside, typed } = useAction("work-order.follow-up", order.id, onDone);
  const save = (): void => {
    const spoken = reached === "yes";
    void give({
      reached: spoken,
      answer,
      satisfaction: spoken && mark !== null ? Number(mark) : null,
      late: lateOf(late),
    });
  };
  const due = order.followUpDueMs;
  return (
    <ActionStrip
      title={t("workOrders.followUp.title")}
      {...(due === null
        ? {}
        : { hint: t("workOrders.followUp.due", { time: timeWords(due - 1, now, zone, t) }) })}
      save={t("workOrders.followUp.save")}
      busy={busy}
      error={errorBeside(fields)}
      onSave={save}
      onCancel={onCancel}
    >
      <CallPhone order={order} />
      <ChoiceField
        label={t("workOrders.followUp.reached")}
        required
        choices={[
          { value: "yes", label: t("workOrders.followUp.yes"), tone: "green" },
          { value: "no", label: t("workOrders.followUp.no"), tone: "red" },
        ]}
        value={reached}
        onChange={setReached}
      />
      {reached === "yes" && (
        <ChoiceField
          label={t("workOrders.followUp.satisfaction")}
          required
          error={errorOf("satisfaction")}
          choices={marks.map((value) => ({
            value,
            label: `${value} ${t(`workOrders.followUp.marks.mark${value}`)}`,
            tone: value < "3" ? "red" : "green",
          }))}
          value={mark}
          onChange={(next) => {
            typed();
            setMark(next);
          }}
        />
      )}
      <Field label={t("workOrders.followUp.answer")} required={reached === "yes"} error={errorOf("answer")}>
        {(ids) => (
          <Input
            {...ids}
            value={answer}
            maxLength={500}
            onChange={({ target }) => {
              typed();
              setAnswer(target.value);
            }}
          />
        )}
      </Field>
      <LateEntry late={late} onChange={setLate} errorOf={errorOf} />
    </ActionStrip>
  );
}
