import { Alert, Button, Input } from "antd";
import { useState, type ComponentProps, type FormEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { AppState } from "../../../shared/contract/session.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { siteDate } from "../../../shared/kernel/site-time.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { asked } from "../host-client.ts";
import { useProgram } from "../program.ts";
import { Centered } from "./centered.tsx";
import { JoinForm } from "./join-form.tsx";
import { JoinAgain } from "./joining.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { focusFirst } from "../../ui/focus-first.ts";
import { focusWrong } from "../../ui/focus-wrong.ts";
import { useFocusWrong } from "../../ui/use-focus-wrong.ts";

const emptyForm = {
  siteName: "",
  timeZone: "Asia/Shanghai",
  postName: "",
  deskCode: "A",
  adminName: "",
  adminPin: "",
  adminAgain: "",
  clerkName: "",
  clerkPin: "",
  clerkAgain: "",
};
type FormKey = keyof typeof emptyForm;
type Send = (form: typeof emptyForm) => Promise<void>;

/** First start in one page: site, post, desk letter, administrator, and a first clerk; then the recovery codes, once. */
export function FirstStart({
  demoOffered,
  joined,
}: {
  readonly demoOffered: boolean;
  /** A site that this PC has joined: its books are still to come, or are founded here. */
  readonly joined: Extract<AppState, { phase: "setup" }>["joined"];
}): ReactElement {
  const { t } = useTranslation();
  const { host, session } = useProgram();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const [codes, setCodes] = useState<ComponentProps<typeof RecoveryCodes> | null>(null);
  const [joining, setJoining] = useState(false);
  if (codes !== null) return <RecoveryCodes {...codes} />;
  if (joined !== null && joined.awaits !== "founding")
    return <JoinAgain siteName={joined.siteName} needsKey={joined.awaits === "site-key"} />;
  if (joining && joined === null) return <JoinForm onBack={() => setJoining(false)} />;

  const send: Send = async ({ adminAgain: _adminAgain, clerkAgain: _clerkAgain, ...form }) => {
    setBusy(true);
    session.hold(true);
    const answer = await asked(
      host.setup.found({ ...form, shiftNames: [t("frame.setup.dayShift"), t("frame.setup.nightShift")] }),
    );
    setBusy(false);
    if (!answer.ok) session.hold(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const madeOn = siteDate(Date.now(), form.timeZone);
    setCodes({
      siteName: form.siteName,
      adminName: form.adminName,
      madeOn,
      codes: answer.value.recoveryCodes,
    });
  };
  return (
    <Centered title={`${t("frame.name")} · ${t("frame.setup.title")}`} wide>
      {joined === null ? (
        <p className="muted">{t("frame.setup.intro")}</p>
      ) : (
        <Alert type="info" title={t("frame.join.found", { siteName: joined.siteName })} />
      )}
      <SetupForm busy={busy} error={error} onSend={send} onTyped={() => setError(null)} />
      {joined === null && (
        <Button type="link" className="first-start-join" onClick={() => setJoining(true)}>
          {t("frame.join.link")}
        </Button>
      )}
      {demoOffered && <p className="muted">{t("frame.setup.demo")}</p>}
    </Centered>
  );
}

function SetupForm({
  busy,
  error,
  onSend,
  onTyped,
}: {
  readonly busy: boolean;
  readonly error: DomainError | null;
  readonly onSend: Send;
  /** What was wrong is being written anew. */
  readonly onTyped: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const [form, setForm] = useState(() => ({ ...emptyForm, postName: t("frame.setup.postDefault") }));
  const change = (key: FormKey, value: string): void => {
    if (error?.field === key) onTyped();
    setForm((now) => ({ ...now, [key]: value }));
  };
  const differs = (pin: FormKey, again: FormKey): string | null =>
    form[again] !== "" && form[again] !== form[pin] ? t("frame.newPin.differ") : null;
  const ref = useFocusWrong(error);
  const known = error?.field !== undefined && error.field in form;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (form.adminPin === form.adminAgain && form.clerkPin === form.clerkAgain) void onSend(form);
    else focusWrong(ref.current);
  };
  const field = (
    key: FormKey,
    label: string,
    {
      hint,
      secret = false,
      required = true,
      error: own = null,
      placeholder,
      focus = false,
    }: FieldOptions = {},
  ): ReactElement => (
    <Field
      label={label}
      required={required}
      error={own ?? (error?.field === key ? words(error) : null)}
      {...(hint === undefined ? {} : { hint })}
    >
      {(ids) => {
        const Box = secret ? Input.Password : Input;
        return (
          <Box
            {...ids}
            ref={focus ? focusFirst : null}
            autoComplete="off"
            placeholder={placeholder}
            value={form[key]}
            onChange={({ target }) =>
              change(key, key === "deskCode" ? target.value.toUpperCase() : target.value)
            }
          />
        );
      }}
    </Field>
  );
  return (
    <form ref={ref} className="form-grid" onSubmit={submit}>
      {field("siteName", t("frame.setup.site"), {
        placeholder: t("frame.setup.sitePlaceholder"),
        focus: true,
      })}
      {field("timeZone", t("frame.setup.zone"))}
      {field("postName", t("frame.setup.post"))}
      {field("deskCode", t("frame.setup.desk"), { hint: t("frame.setup.deskHint") })}
      {field("adminName", t("frame.setup.admin"))}
      <div className="form-grid">
        {field("adminPin", t("frame.setup.adminPin"), { secret: true, hint: t("frame.newPin.hint") })}
        {field("adminAgain", t("frame.setup.pinAgain"), {
          secret: true,
          error: differs("adminPin", "adminAgain"),
        })}
      </div>
      {field("clerkName", t("frame.setup.clerk"), { required: false, hint: t("frame.setup.clerkHint") })}
      <div className="form-grid">
        {field("clerkPin", t("frame.setup.clerkPin"), { required: form.clerkName !== "", secret: true })}
        {field("clerkAgain", t("frame.setup.pinAgain"), {
          required: form.clerkName !== "",
          secret: true,
          error: differs("clerkPin", "clerkAgain"),
        })}
      </div>
      {error !== null && !known && <Alert className="field-wide" type="error" title={words(error)} />}
      <div className="centered-actions field-wide">
        {busy && <output className="muted">{t("frame.setup.founding")}</output>}
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {t("frame.setup.found")}
        </Button>
      </div>
    </form>
  );
}

interface FieldOptions {
  readonly hint?: string;
  readonly secret?: boolean;
  readonly required?: boolean;
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly focus?: boolean;
}
