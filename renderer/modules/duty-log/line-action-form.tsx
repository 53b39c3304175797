import { Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { gravities, type Gravity } from "../../../shared/modules/duty-log/index.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import { useAction } from "../../ui/use-action.ts";
import { CorrectLineForm, SettleForm } from "./correct-line-form.tsx";
import { LinkForm } from "./link-form.tsx";
import type { LineAction, LineFormProps } from "./line-actions.ts";
import { ReportFields, type Report } from "./report-fields.tsx";
import { usePeople } from "./use-people.ts";

/** The form of one action on a line. */
export function LineActionForm({
  action,
  ...props
}: LineFormProps & { readonly action: LineAction }): ReactElement {
  switch (action) {
    case "handle":
    case "addResult":
      return <ResultForm {...props} closes={action === "handle"} />;
    case "reopen":
    case "markImportant":
    case "strike":
      return <ReasonForm {...props} action={action} />;
    case "report":
      return <ReportForm {...props} />;
    case "instruct":
      return <InstructForm {...props} />;
    case "grade":
      return <GradeForm {...props} />;
    case "assign":
      return <AssignForm {...props} />;
    case "correct":
      return <CorrectLineForm {...props} />;
    case "link":
      return <LinkForm {...props} />;
    case "settle":
      return <SettleForm {...props} />;
  }
}

function ResultForm({
  line,
  onDone,
  onCancel,
  closes,
}: LineFormProps & { readonly closes: boolean }): ReactElement {
  const { t } = useTranslation();
  const [result, setResult] = useState("");
  const { give, busy, errorOf, errorBeside, typed } = useAction(
    closes ? "duty-line.handle" : "duty-line.add-result",
    line.id,
    onDone,
  );
  return (
    <ActionStrip
      title={t(closes ? "dutyLog.actions.handle" : "dutyLog.actions.addResult")}
      {...(closes ? { save: t("dutyLog.actions.handle") } : {})}
      busy={busy}
      error={errorBeside(["result"])}
      onSave={() => void give({ result })}
      onCancel={onCancel}
    >
      <Field label={t("dutyLog.acts.result")} required={!closes || line.important} error={errorOf("result")}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            value={result}
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={({ target }) => {
              typed();
              setResult(target.value);
            }}
          />
        )}
      </Field>
    </ActionStrip>
  );
}

const reasonCommands = {
  reopen: "duty-line.reopen",
  markImportant: "duty-line.mark-important",
  strike: "duty-line.strike",
} as const;

function ReasonForm({
  line,
  onDone,
  onCancel,
  action,
}: LineFormProps & { readonly action: keyof typeof reasonCommands }): ReactElement {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const { give, busy, errorOf, errorBeside, typed } = useAction(reasonCommands[action], line.id, onDone);
  return (
    <ActionStrip
      title={t(`dutyLog.actions.${action}`)}
      save={t(`dutyLog.actions.${action}`)}
      {...(action === "strike" ? { hint: t("dutyLog.acts.struckHint") } : {})}
      danger={action === "strike"}
      busy={busy}
      error={errorBeside(["reason"])}
      onSave={() => void give({ reason })}
      onCancel={onCancel}
    >
      <Field label={t("dutyLog.acts.reason")} required error={errorOf("reason")}>
        {(ids) => (
          <Input
            {...ids}
            value={reason}
            maxLength={100}
            onChange={({ target }) => {
              typed();
              setReason(target.value);
            }}
          />
        )}
      </Field>
    </ActionStrip>
  );
}

function ReportForm({ line, onDone, onCancel }: LineFormProps): ReactElement {
  const { t } = useTranslation();
  const [report, setReport] = useState<Report>({ to: null, way: "phone", emergency: "", instruction: "" });
  const { give, busy, errorOf, errorBeside, typed } = useAction("duty-line.report", line.id, onDone);
  return (
    <ActionStrip
      title={t("dutyLog.actions.report")}
      busy={busy}
      error={errorBeside(["to", "emergency"])}
      onSave={() => void give({ ...report, to: report.to ?? "" })}
      onCancel={onCancel}
    >
      <ReportFields
        value={report}
        label={t("dutyLog.acts.to")}
        onChange={(patch) => {
          typed();
          setReport({ ...report, ...patch });
        }}
        errorOf={errorOf}
      />
    </ActionStrip>
  );
}

function InstructForm({ line, onDone, onCancel }: LineFormProps): ReactElement {
  const { t } = useTranslation();
  const superiors = usePeople(2);
  const [from, setFrom] = useState<string | null>(null);
  const [instruction, setInstruction] = useState("");
  const { give, busy, errorOf, errorBeside, typed } = useAction("duty-line.instruct", line.id, onDone);
  return (
    <ActionStrip
      title={t("dutyLog.actions.instruct")}
      busy={busy}
      error={errorBeside(["from", "instruction"])}
      onSave={() => void give({ from: from ?? "", instruction })}
      onCancel={onCancel}
    >
      <Field label={t("dutyLog.acts.from")} required error={errorOf("from")}>
        {(ids) => <Select {...ids} value={from} options={[...superiors]} onChange={setFrom} />}
      </Field>
      <Field label={t("dutyLog.acts.instruction")} required error={errorOf("instruction")}>
        {(ids) => (
          <Input
            {...ids}
            value={instruction}
            maxLength={500}
            onChange={({ target }) => {
              typed();
              setInstruction(target.value);
            }}
          />
        )}
      </Field>
    </ActionStrip>
  );
}

function GradeForm({ line, onDone, onCancel }: LineFormProps): ReactElement {
  const { t } = useTranslation();
  const [gravity, setGravity] = useState<Gravity>(line.gravity === "hard" ? "major" : "hard");
  const { give, busy, errorBeside } = useAction("duty-line.grade", line.id, onDone);
  return (
    <ActionStrip
      title={t("dutyLog.actions.grade")}
      busy={busy}
      error={errorBeside([])}
      onSave={() => void give({ gravity })}
      onCancel={onCancel}
    >
      <ChoiceButtons<Gravity>
        label={t("dutyLog.acts.gravity")}
        choices={gravities.map((value) => ({ value, label: t(`dutyLog.gravity.${value}`), tone: "red" }))}
        value={gravity}
        onChange={setGravity}
      />
    </ActionStrip>
  );
}

function AssignForm({ line, onDone, onCancel }: LineFormProps): ReactElement {
  const { t } = useTranslation();
  const people = usePeople(1);
  const [staff, setStaff] = useState<string | null>(null);
  const { give, busy, errorOf, errorBeside } = useAction("duty-line.assign", line.id, onDone);
  return (
    <ActionStrip
      title={t("dutyLog.actions.assign")}
      busy={busy}
      error={errorBeside(["staff"])}
      onSave={() => void give({ staff: staff ?? "" })}
      onCancel={onCancel}
    >
      <Field label={t("dutyLog.acts.staff")} required error={errorOf("staff")}>
        {(ids) => (
          <Select
            {...ids}
            showSearch={{ optionFilterProp: "label" }}
            value={staff}
            options={[...people]}
            onChange={setStaff}
          />
        )}
      </Field>
    </ActionStrip>
  );
}
