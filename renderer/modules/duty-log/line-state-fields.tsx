import { Input, Select } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { unitInText } from "../../../shared/modules/duty-log/index.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { Field } from "../../ui/field.tsx";
import type { LineForm } from "./line-form-values.ts";
import { ReportFields } from "./report-fields.tsx";
import { usePeople } from "./use-people.ts";

interface Props {
  readonly form: LineForm;
  readonly change: (patch: Partial<LineForm>) => void;
  readonly errorOf: (field: string) => string | null;
}

/** 已办结 · 待跟进 · 重要 · 疑难 · 重大: one choice says it all. */
const states = ["done", "open", "important", "hard", "major"] as const;
type State = (typeof states)[number];

function stateOf({ handled, important, gravity }: LineForm): State {
  if (gravity !== null) return gravity;
  return important ? "important" : handled ? "done" : "open";
}

/** Where the line stands, who follows it, who gave the instruction, who was told (DUTY-8). */
export function LineStateFields({ form, change, errorOf }: Props): ReactElement {
  const { t } = useTranslation();
  const staff = usePeople(1);
  const superiors = usePeople(2);
  const words: Readonly<Record<State, string>> = {
    done: t("dutyLog.done"),
    open: t("dutyLog.open"),
    important: t("dutyLog.important"),
    hard: t("dutyLog.gravity.hard"),
    major: t("dutyLog.gravity.major"),
  };
  const state = stateOf(form);
  const told = form.category === "report" || form.gravity !== null;
  return (
    <>
      <div className="log-states">
        <ChoiceButtons<State>
          label={t("dutyLog.form.state")}
          choices={states.map((value) => ({
            value,
            label: words[value],
            tone: value === "done" ? "green" : value === "open" ? "blue" : "red",
          }))}
          value={state}
          onChange={(next) =>
            change({
              handled: next === "done",
              important: next !== "done" && next !== "open",
              gravity: next === "hard" || next === "major" ? next : null,
            })
          }
        />
      </div>
      {state === "done" ? (
        <Field label={t("dutyLog.form.result")}>
          {(ids) => (
            <Input
              {...ids}
              value={form.result}
              maxLength={500}
              onChange={({ target }) => change({ result: target.value })}
            />
          )}
        </Field>
      ) : (
        <Field label={t("dutyLog.form.followedBy")} error={errorOf("followedBy")}>
          {(ids) => (
            <Select
              {...ids}
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              value={form.followedBy}
              options={[...staff]}
              onChange={(id: string | undefined) => change({ followedBy: id ?? null })}
            />
          )}
        </Field>
      )}
      {form.category === "instruction" && (
        <Field label={t("dutyLog.form.instructedBy")} error={errorOf("instructedBy")}>
          {(ids) => (
            <Select
              {...ids}
              allowClear
              value={form.instructedBy}
              options={[...superiors]}
              onChange={(id: string | undefined) => change({ instructedBy: id ?? null })}
            />
          )}
        </Field>
      )}
      {told && (
        <ReportFields
          value={{ ...form, to: form.reportTo }}
          label={t("dutyLog.form.reportTo")}
          placeholder={t("dutyLog.form.nobody")}
          onChange={({ to, ...more }) => change(to === undefined ? more : { ...more, reportTo: to })}
          errorOf={(field) => errorOf(`report.${field}`)}
        />
      )}
      <Field label={t("dutyLog.form.unit")} hint={t("dutyLog.form.unitHint")} error={errorOf("unit")}>
        {(ids) => (
          <Input
            {...ids}
            value={form.unit}
            placeholder={unitInText(form.text) ?? "3-2-1201"}
            maxLength={60}
            onChange={({ target }) => change({ unit: target.value })}
          />
        )}
      </Field>
    </>
  );
}
