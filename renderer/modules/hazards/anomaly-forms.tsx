import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { LateEntry, lateFields, lateOf, type TypedLate } from "../../ui/late-entry.tsx";
import { useAction } from "../../ui/use-action.ts";
import type { SlipFormProps } from "./action-props.ts";

/** 报告异常 (HAZ-5): every supervisor is alerted at once. */
export function ReportForm({ slip, onDone, onCancel }: SlipFormProps): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [late, setLate] = useState<TypedLate>(null);
  const action = useAction("hazard-issue.report-anomaly", slip.id, onDone);
  return (
    <ActionStrip
      title={t("hazards.report.title")}
      hint={t("hazards.report.hint")}
      save={t("hazards.report.save")}
      danger
      busy={action.busy}
      error={action.errorBeside(["text", ...lateFields])}
      onSave={() => void action.give({ text, late: lateOf(late) })}
      onCancel={onCancel}
    >
      <Field label={t("hazards.report.text")} required error={action.errorOf("text")}>
        {(ids) => (
          <Input {...ids} value={text} maxLength={500} onChange={({ target }) => setText(target.value)} />
        )}
      </Field>
      <LateEntry late={late} onChange={setLate} errorOf={action.errorOf} />
    </ActionStrip>
  );
}

/** 处理异常: what was done about the oldest open one; it stops ringing. */
export function HandleForm({ slip, onDone, onCancel }: SlipFormProps): ReactElement {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState("");
  const open = slip.anomalies.find(({ handled }) => handled === null);
  const action = useAction("hazard-issue.handle-anomaly", slip.id, onDone);
  return (
    <ActionStrip
      title={t("hazards.handle.title")}
      {...(open === undefined ? {} : { hint: open.text })}
      save={t("hazards.handle.save")}
      busy={action.busy}
      error={action.errorBeside(["measure"])}
      onSave={() => {
        if (open !== undefined) void action.give({ anomaly: open.id, measure });
      }}
      onCancel={onCancel}
    >
      <Field label={t("hazards.handle.measure")} required error={action.errorOf("measure")}>
        {(ids) => (
          <Input
            {...ids}
            value={measure}
            maxLength={500}
            onChange={({ target }) => setMeasure(target.value)}
          />
        )}
      </Field>
    </ActionStrip>
  );
}
