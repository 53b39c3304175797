import { Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { addDays, isSiteDate, siteDate, startOfSiteDay } from "../../../shared/kernel/site-time.ts";
import { authorisationKinds, type AuthorisationKind } from "../../../shared/modules/directory/index.ts";
import { useZone } from "../../app/program.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useFormKeyboard } from "../../ui/use-form-keyboard.ts";
import { useNow } from "../../ui/use-now.ts";
import type { PersonActionProps } from "./person-action.tsx";
import { FormFoot } from "./vehicle-form.tsx";

const spans = [
  { key: "month", days: 30 },
  { key: "quarter", days: 90 },
  { key: "year", days: 365 },
] as const;
type Span = (typeof spans)[number]["key"];

/** 长期授权 (VIS-2): until the end of a day, what for, and which resident agreed. */
export function AuthoriseForm({ person, onClose }: PersonActionProps): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const today = siteDate(useNow(60_000), zone);
  const { give, busy, errorOf, errorBeside } = useAction("person.authorise", person.id, onClose);
  const [span, setSpan] = useState<Span | null>("year");
  const [until, setUntil] = useState(() => addDays(today, 365));
  const [kind, setKind] = useState<AuthorisationKind>(person.relation === "helper" ? "helper" : "guest");
  const [by, setBy] = useState("");
  const [note, setNote] = useState("");
  const save = (): void => {
    const untilMs = !isSiteDate(until) ? 0 : startOfSiteDay(addDays(until, 1), zone);
    void give({ until: untilMs, kinds: [kind], by, note });
  };
  const keyboard = useFormKeyboard({ onSave: save, onLeave: onClose });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the form
    <form className="approval" onSubmit={(event) => event.preventDefault()} onKeyDown={keyboard}>
      <p className="approval-what">
        {t("directory.authoriseTitle", { name: person.name, unit: person.unit })}
      </p>
      <ChoiceButtons
        label={t("directory.kind")}
        value={kind}
        choices={authorisationKinds.map((value) => ({ value, label: t(`directory.kinds.${value}`) }))}
        onChange={setKind}
      />
      <div className="form-grid">
        <Field label={t("directory.until")} required error={errorOf("until")}>
          {(ids) => (
            <DateField
              ids={ids}
              value={until}
              onChange={(date) => {
                setUntil(date);
                setSpan(null);
              }}
            />
          )}
        </Field>
        <Field label={t("directory.agreedBy")} required error={errorOf("by")}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              value={by}
              maxLength={100}
              onChange={({ target }) => setBy(target.value)}
            />
          )}
        </Field>
      </div>
      <ChoiceButtons
        label={t("directory.until")}
        value={span}
        choices={spans.map(({ key }) => ({ value: key, label: t(`directory.spans.${key}`) }))}
        onChange={(chosen) => {
          setSpan(chosen);
          setUntil(addDays(today, spans.find(({ key }) => key === chosen)?.days ?? 30));
        }}
      />
      <Field label={t("directory.note")} error={errorBeside(["until", "by"])}>
        {(ids) => (
          <Input {...ids} value={note} maxLength={100} onChange={({ target }) => setNote(target.value)} />
        )}
      </Field>
      <FormFoot busy={busy} action={t("directory.authoriseDo")} onSave={save} onCancel={onClose} />
    </form>
  );
}
