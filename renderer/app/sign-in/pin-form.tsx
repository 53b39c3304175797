import { Button, Input } from "antd";
import { useState, type FormEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { useProgram } from "../program.ts";
import type { SignInPerson } from "./people-picker.tsx";
import { focusFirst } from "../../ui/focus-first.ts";

/** The PIN of one person, or a recovery code when it was forgotten. A wrong one says how many tries are left. */
export function PinForm({
  person,
  onOther,
}: {
  readonly person: SignInPerson;
  readonly onOther: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { session } = useProgram();
  const words = useErrorWords();
  const [by, setBy] = useState<"pin" | "code">("pin");
  const [secret, setSecret] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const enter = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (secret === "" || busy) return;
    setBusy(true);
    const answer = await (by === "pin"
      ? session.signIn(person.id, secret)
      : session.recover(person.id, secret));
    if (answer.ok) return;
    setBusy(false);
    setSecret("");
    setError(answer.error);
  };
  return (
    <form className="form-column" onSubmit={(event) => void enter(event)}>
      <div className="door-chosen">
        <span className="door-name">{person.name}</span>
        <span className="muted">{t(`ui.roles.${person.role}`)}</span>
        <Button type="link" onClick={onOther}>
          {t("frame.signIn.other")}
        </Button>
      </div>
      <Field
        label={t(`frame.signIn.${by}`)}
        error={error === null ? null : words(error)}
        {...(by === "code" ? { hint: t("frame.signIn.codeHint") } : {})}
      >
        {(ids) =>
          by === "pin" ? (
            <Input.Password
              {...ids}
              key="pin"
              ref={focusFirst}
              size="large"
              visibilityToggle={false}
              autoComplete="off"
              value={secret}
              onChange={({ target }) => setSecret(target.value)}
            />
          ) : (
            <Input
              {...ids}
              key="code"
              ref={focusFirst}
              size="large"
              autoComplete="off"
              className="mono"
              value={secret}
              onChange={({ target }) => setSecret(target.value)}
            />
          )
        }
      </Field>
      <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={secret === ""}>
        {t("frame.signIn.enter")}
      </Button>
      <Button
        type="link"
        onClick={() => {
          setBy(by === "pin" ? "code" : "pin");
          setSecret("");
          setError(null);
        }}
      >
        {by === "pin" ? t("frame.signIn.useCode") : t("frame.signIn.usePin")}
      </Button>
    </form>
  );
}
