import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Role } from "../../../shared/kernel/roles.ts";
import { isComposing } from "../../ui/use-form-keyboard.ts";

export interface SignInPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly department: string;
}

/** Everybody who works here, as big buttons; typing narrows them, Enter takes the only or first one. */
export function PeoplePicker({
  people,
  onChoose,
}: {
  readonly people: readonly SignInPerson[];
  readonly onChoose: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const filter = useRef<HTMLInputElement>(null);
  // After the first picture: to be focused while it is drawn would have it measured twice.
  useEffect(() => filter.current?.focus({ preventScroll: true }), []);
  const found = people.filter(({ name, department }) =>
    `${name} ${department}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <>
      <h2>{t("frame.signIn.title")}</h2>
      <input
        ref={filter}
        className="door-filter"
        autoComplete="off"
        maxLength={100}
        aria-label={t("frame.signIn.filter")}
        placeholder={t("frame.signIn.filter")}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === "Enter" && !isComposing(event) && first !== undefined) onChoose(first.id);
        }}
      />
      <div className="door-people">
        {found.map(({ id, name, role, department }) => (
          <button key={id} type="button" className="door-person" onClick={() => onChoose(id)}>
            <span className="door-name">{name}</span>
            <span className="muted">
              {t(`ui.roles.${role}`)}
              {department !== "" && ` · ${department}`}
            </span>
          </button>
        ))}
      </div>
      {people.length > 0 && found.length === 0 && <p className="muted">{t("frame.signIn.nobody")}</p>}
    </>
  );
}
