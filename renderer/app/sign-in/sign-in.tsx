import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Glyph } from "../../ui/glyph.tsx";
import { dueWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import { useRinging } from "../frame/use-board.ts";
import { useRingingSound } from "../frame/use-ringing-sound.ts";
import { LanguageSwitch } from "../language-switch.tsx";
import { designed } from "../designed.tsx";
import { doorPeopleKey } from "../door-people.ts";
import { useHost, useProgram, useSession } from "../program.ts";
import type { Person } from "../session.ts";
import { PeoplePicker } from "./people-picker.tsx";
import "./sign-in.css";

const PinForm = designed(async () => (await import("./pin-form.tsx")).PinForm);
const DemoHint = lazy(async () => ({ default: (await import("./demo-hint.tsx")).DemoHint }));

/** Names as big buttons, then a PIN. When the screen is locked, its owner is asked first. Alerts ring here too, masked. */
export function SignIn({ lockedBy }: { readonly lockedBy: Person | null }): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const app = useSession((state) => state.app);
  const [chosen, setChosen] = useState<string | null>(lockedBy?.id ?? null);
  const people = useQuery({
    queryKey: doorPeopleKey,
    queryFn: async () => host.session.people(),
    meta: { kinds: ["staff"] },
  });
  const person = people.data?.find(({ id }) => id === chosen) ?? null;
  return (
    <main className="door">
      <div className="door-card">
        <header className="door-head">
          <h1>{t("frame.name")}</h1>
          {app?.phase === "ready" && (
            <span className="muted">
              {app.siteName} · {app.postName} · {t("frame.desk", { code: app.deskCode })}
            </span>
          )}
          <LanguageSwitch />
        </header>
        {app?.phase === "ready" && app.demo && (
          <Suspense fallback={null}>
            <DemoHint />
          </Suspense>
        )}
        <DoorAlerts />
        {person === null ? (
          <PeoplePicker people={people.data ?? []} onChoose={setChosen} />
        ) : (
          <>
            {person.id === lockedBy?.id && (
              <p className="door-locked">
                <strong>{t("frame.signIn.locked")}</strong>{" "}
                {t("frame.signIn.lockedHint", { name: person.name })}
              </p>
            )}
            <Suspense fallback={null}>
              <PinForm key={person.id} person={person} onOther={() => setChosen(null)} />
            </Suspense>
          </>
        )}
      </div>
    </main>
  );
}

/** What rings, without a word that names anybody. */
function DoorAlerts(): ReactElement | null {
  const { t } = useTranslation();
  const nowMs = useNow();
  const sound = useStore(useProgram().preferences, (values) => values.sound);
  const ringing = useRinging();
  useRingingSound(ringing.map(({ key }) => key).join(" "), sound);
  if (ringing.length === 0) return null;
  return (
    <section className="door-alerts" role="alert" aria-label={t("frame.signIn.ringing")}>
      <p>
        <Glyph name="bell" /> <strong>{t("frame.signIn.ringing")}</strong> · {t("frame.signIn.ringingHint")}
      </p>
      <ul>
        {ringing.slice(0, 4).map(({ key, kind, number, dueMs }) => (
          <li key={key}>
            <span className="mono">{number}</span> {t(`home.kinds.${kind}.tag`)} · {dueWords(dueMs, nowMs, t)}
          </li>
        ))}
      </ul>
    </section>
  );
}
