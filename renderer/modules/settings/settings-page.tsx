import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSettings } from "../../app/program.ts";
import { BackupCard } from "../backup/backup-card.tsx";
import { BadgeList } from "./badge-list.tsx";
import { CalendarEditor } from "./calendar-editor.tsx";
import { DeskPreferences } from "./desk-preferences.tsx";
import { NumberSettings } from "./number-settings.tsx";
import { OverstaySettings } from "./overstay-settings.tsx";
import { ShiftEditor } from "./shift-editor.tsx";
import { useMayChangeSettings } from "./use-setting.ts";
import "./settings.css";

/** 系统设置: every number that companies choose differently, and what belongs to this screen alone. */
export function SettingsPage(): ReactElement | null {
  const { t } = useTranslation();
  const settings = useSettings();
  const may = useMayChangeSettings();
  if (settings === null) return null;
  return (
    <div className="settings">
      <h2 className="page-title">{t("settings.title")}</h2>
      {!may && <p className="muted">{t("settings.readOnly")}</p>}
      <div className="settings-columns">
        <div className="settings-column">
          <NumberSettings settings={settings} may={may} />
          <OverstaySettings settings={settings} may={may} />
        </div>
        <div className="settings-column">
          <DeskPreferences />
          <BackupCard />
          <ShiftEditor key={JSON.stringify(settings.shifts)} shifts={settings.shifts} may={may} />
          <CalendarEditor calendar={settings.calendar} may={may} />
          <BadgeList key={settings.badges.join("\n")} badges={settings.badges} may={may} />
        </div>
      </div>
    </div>
  );
}
