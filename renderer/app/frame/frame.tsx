import { SearchOutlined } from "@ant-design/icons";
import { lazy, Suspense, useCallback, useState, type ReactElement } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd.tsx";
import { useSession } from "../program.ts";
import { NewPin } from "../sign-in/new-pin.tsx";
import { Clock } from "./clock.tsx";
import { SyncBar } from "./sync-bar.tsx";
import { LoudBar } from "./loud-bar.tsx";
import { Menu } from "./menu.tsx";
import { Pages } from "./pages.tsx";
import { PrintPlace } from "./print-place.tsx";
import { StatusBar } from "./status-bar.tsx";
import { useIdleLock } from "./use-idle-lock.ts";
import { visibleRegisters } from "../registers.ts";
import { usePlace, type Place } from "./use-place.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { UserMenu } from "./user-menu.tsx";
import "./frame.css";

const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));

const QuickNote = lazy(async () => ({
  default: (await import("../../modules/duty-log/quick-note.tsx")).QuickNote,
}));

const atHome: Place = { page: "home", id: null, action: null };

/** Menu, top bar, page and status bar of somebody at work. */
export function Frame(): ReactElement | null {
  const working = useSession(({ actor, mustChangePin }) => actor !== null && !mustChangePin);
  const { place: asked, arrived, print } = usePlace();
  const role = useSession(({ actor }) => actor?.role);
  // Whoever was here before may have left a page open that is not for this person.
  const theirs = role === undefined || visibleRegisters(role).some(({ key }) => key === asked.page);
  const place = theirs ? asked : atHome;
  return (
    <>
      <div className="frame" hidden={print !== null}>
        <Menu current={place.page} />
        <div className="frame-main">
          <TopBar />
          <DemoBar />
          {working && <SyncBar />}
          {working && <LoudBar atHome={place.page === "home"} />}
          <Pages place={place} arrived={arrived} />
        </div>
        <StatusBar />
      </div>
      {print !== null && <PrintPlace {...print} />}
      {working && <IdleLock />}
    </>
  );
}

function IdleLock(): null {
  useIdleLock();
  return null;
}

function TopBar(): ReactElement {
  const { t } = useTranslation();
  const [searching, setSearching] = useState(false);
  /** Who is writing a line for the duty log. */
  const [noting, setNoting] = useState<string | null>(null);
  const [changingPin, setChangingPin] = useState(false);
  const actor = useSession((state) => state.actor);
  const search = useCallback(() => setSearching(true), []);
  // At once: what is typed right behind F8 belongs to the line, not to the field that had the cursor.
  const note = useCallback(() => flushSync(() => setNoting(actor?.id ?? null)), [actor]);
  useShortcuts(search, note);
  return (
    <header className="topbar">
      <button type="button" className="topbar-search" onClick={search}>
        <SearchOutlined />
        <span className="topbar-hint">{t("frame.search.hint")}</span>
        <Kbd keys="Ctrl K" />
      </button>
      <div className="topbar-right">
        <Clock />
        <UserMenu onChangePin={() => setChangingPin(true)} />
      </div>
      {searching && actor !== null && (
        <Suspense fallback={null}>
          <Palette onClose={() => setSearching(false)} onNote={note} />
        </Suspense>
      )}
      {actor !== null && (
        <Suspense fallback={null}>
          <QuickNote key={actor.id} open={noting === actor.id} onClose={() => setNoting(null)} />
        </Suspense>
      )}
      {changingPin && actor !== null && (
        <div className="cover">
          <NewPin actor={actor} onDone={() => setChangingPin(false)} />
        </div>
      )}
    </header>
  );
}

function DemoBar(): ReactElement | null {
  const { t } = useTranslation();
  const demo = useSession(({ app }) => app?.phase === "ready" && app.demo);
  return demo ? (
    <aside className="demobar" aria-label={t("frame.demo")}>
      {t("frame.demo")}
    </aside>
  ) : null;
}
