import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { addDays, isSiteDate, siteDate, startOfSiteDay } from "../../../shared/kernel/site-time.ts";
import { authorisationKinds, type AuthorisationKind } from "../../../shared/modules/directory/index.ts";
import { useZone } from "../../app/program.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useAction } from "../../ui/use-action.ts";
import { useNow } from "../../ui/use-now.ts";
import type { PersonActionProps } from "./person-action-props.ts";

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
  return (
    <ActionStrip
      title={t("directory.authoriseTitle", { name: person.name, unit: person.unit })}
      save={t("directory.authoriseDo")}
      busy={busy}
      error={errorBeside(["until", "by"])}
      onSave={save}
      onCancel={onClose}
    >
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
        <TextField
          label={t("directory.agreedBy")}
          required
          error={errorOf("by")}
          value={by}
          onChange={setBy}
        />
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
      <TextField label={t("directory.note")} value={note} onChange={setNote} />
    </ActionStrip>
  );
}
