import { Alert, Button, Input } from "antd";
import { useEffect, useState, type FormEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { focusFirst } from "../../ui/focus-first.ts";
import { useFocusWrong } from "../../ui/use-focus-wrong.ts";
import { asked } from "../host-client.ts";
import { useProgram } from "../program.ts";
import { Centered } from "./centered.tsx";
import { SiteKeyField } from "./site-key-field.tsx";

const fields = ["url", "code", "postName", "deskCode"] as const;
type JoinField = (typeof fields)[number];

/** First start at a site that has books already: the server's address and a code made on one of its desks. */
export function JoinForm({ onBack }: { readonly onBack: () => void }): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { host, session } = useProgram();
  const [form, setForm] = useState(() => ({
    url: "",
    code: "",
    postName: t("frame.setup.postDefault"),
    deskCode: "B",
    siteKey: "",
  }));
  const [lost, setLost] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const answer = await asked(host.setup.join(form));
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    await session.refresh();
  };
  const ref = useFocusWrong(error);
  useEffect(() => {
    // The link that was pressed is gone, and the cursor with it: on to what is not filled in yet.
    const inputs = lost ? (ref.current?.querySelectorAll("input") ?? []) : [];
    [...inputs].find(({ value }) => value === "")?.focus();
  }, [lost, ref]);
  const known = fields.some((field) => field === error?.field) || (lost && error?.field === "siteKey");
  const field = (key: JoinField, label: string, hint?: string, focus = false): ReactElement => (
    <Field
      label={label}
      required
      error={error !== null && error.field === key ? words(error) : null}
      {...(hint === undefined ? {} : { hint })}
    >
      {(ids) => (
        <Input
          {...ids}
          ref={focus ? focusFirst : null}
          autoComplete="off"
          value={form[key]}
          onChange={({ target }) => {
            setError(null);
            setForm((now) => ({
              ...now,
              [key]: key === "url" || key === "postName" ? target.value : target.value.toUpperCase(),
            }));
          }}
        />
      )}
    </Field>
  );
  return (
    <Centered title={`${t("frame.name")} · ${t("frame.join.title")}`} wide>
      <p className="muted">{t(lost ? "frame.join.lostIntro" : "frame.join.intro")}</p>
      <form ref={ref} className="form-grid" onSubmit={(event) => void send(event)}>
        {field("url", t("sync.url"), t(lost ? "frame.join.lostUrlHint" : "frame.join.urlHint"), true)}
        {field("code", t("sync.code"), t("frame.join.codeHint"))}
        {field("postName", t("frame.setup.post"), t("frame.join.postHint"))}
        {field("deskCode", t("frame.setup.desk"), t("frame.join.deskHint"))}
        {lost ? (
          <SiteKeyField
            value={form.siteKey}
            onChange={(siteKey) => setForm((now) => ({ ...now, siteKey }))}
            error={error}
          />
        ) : (
          <Button type="link" className="join-lost field-wide" onClick={() => setLost(true)}>
            {t("frame.join.lost")}
          </Button>
        )}
        {error !== null && !known && <Alert className="field-wide" type="error" title={words(error)} />}
        <div className="centered-actions field-wide">
          <Button size="large" onClick={onBack} disabled={busy}>
            {t("frame.join.back")}
          </Button>
          <Button type="primary" size="large" htmlType="submit" loading={busy}>
            {t("frame.join.start")}
          </Button>
        </div>
      </form>
    </Centered>
  );
}
