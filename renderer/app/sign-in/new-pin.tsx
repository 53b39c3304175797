import { Button, Input } from "antd";
import { useState, type FormEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Actor } from "../../../shared/kernel/command.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { useProgram, useSession } from "../program.ts";
import { Centered } from "../start/centered.tsx";
import { focusFirst } from "../../ui/focus-first.ts";
import { useFocusWrong } from "../../ui/use-focus-wrong.ts";

/** A new PIN of one's own: asked for by oneself, or needed after a recovery code or a PIN that somebody else set. */
export function NewPin({
  actor,
  onDone,
}: {
  readonly actor: Actor;
  /** Absent when there is no way around it. */
  readonly onDone?: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { session } = useProgram();
  const words = useErrorWords();
  const forced = useSession((state) => state.mustChangePin);
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const form = useFocusWrong(error);
  const differ = again !== "" && again !== next;
  const wrongIsNew =
    error !== null &&
    ["pin-too-short", "pin-too-long", "pin-too-simple", "pin-as-given"].includes(error.code);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (again !== next) return;
    setBusy(true);
    const answer = await session.changePin(current, next);
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) onDone?.();
  };
  return (
    <Centered title={`${t("frame.newPin.title")} · ${actor.name}`}>
      {forced && <p>{t("frame.newPin.afterCode")}</p>}
      <form ref={form} className="form-column" onSubmit={(event) => void save(event)}>
        {!forced && (
          <Field
            label={t("frame.newPin.current")}
            required
            error={error === null || wrongIsNew ? null : words(error)}
          >
            {(ids) => (
              <Input.Password
                {...ids}
                ref={focusFirst}
                value={current}
                onChange={({ target }) => setCurrent(target.value)}
              />
            )}
          </Field>
        )}
        <Field
          label={t("frame.newPin.next")}
          required
          hint={t("frame.newPin.hint")}
          error={error !== null && (wrongIsNew || forced) ? words(error) : null}
        >
          {(ids) => (
            <Input.Password
              {...ids}
              ref={forced ? focusFirst : null}
              value={next}
              onChange={({ target }) => setNext(target.value)}
            />
          )}
        </Field>
        <Field label={t("frame.newPin.again")} required error={differ ? t("frame.newPin.differ") : null}>
          {(ids) => (
            <Input.Password {...ids} value={again} onChange={({ target }) => setAgain(target.value)} />
          )}
        </Field>
        <div className="centered-actions">
          {onDone === undefined ? (
            <Button onClick={() => void session.leave()}>{t("frame.signIn.other")}</Button>
          ) : (
            <Button onClick={onDone}>{t("ui.cancel")}</Button>
          )}
          <Button type="primary" htmlType="submit" loading={busy} disabled={next === "" || next !== again}>
            {t("frame.newPin.save")}
          </Button>
        </div>
      </form>
    </Centered>
  );
}
