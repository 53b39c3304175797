import { Segmented } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSettings } from "../../app/program.ts";
import type { PageProps } from "../../app/page-props.ts";
import { useMay } from "../../app/use-may.ts";
import { BackupCard } from "../backup/backup-card.tsx";
import { ErasureSection } from "../erasure/erasure-section.tsx";
import { PostsSection } from "../posts/posts-section.tsx";
import { SyncCard } from "../sync/sync-card.tsx";
import { TariffCard } from "../tariff/tariff-card.tsx";
import { BadgeList } from "./badge-list.tsx";
import { CalendarEditor } from "./calendar-editor.tsx";
import { DeskPreferences } from "./desk-preferences.tsx";
import { NumberSettings } from "./number-settings.tsx";
import { OverstaySettings } from "./overstay-settings.tsx";
import { PassSettings } from "./pass-settings.tsx";
import { ShiftEditor } from "./shift-editor.tsx";
import { useMayChangeSettings } from "./use-setting.ts";
import "./settings.css";

const sections = ["rules", "posts", "tariff", "desk", "erasure"] as const;
type Section = (typeof sections)[number];

/** 系统设置: every number that companies choose differently, what belongs to this screen alone, personal data. */
export function SettingsPage({ id, open }: PageProps): ReactElement | null {
  const { t } = useTranslation();
  const mayErase = useMay("erasure.order");
  const shown = sections.filter((section) => section !== "erasure" || mayErase);
  const section = shown.find((each) => each === id) ?? "rules";
  return (
    <div className="settings">
      <div className="settings-head">
        <h2 className="page-title">{t("settings.title")}</h2>
        <Segmented<Section>
          value={section}
          onChange={open}
          options={shown.map((value) => ({ value, label: t(`settings.sections.${value}`) }))}
        />
      </div>
      <SettingsSection section={section} />
    </div>
  );
}

function SettingsSection({ section }: { readonly section: Section }): ReactElement | null {
  const { t } = useTranslation();
  const settings = useSettings();
  const may = useMayChangeSettings();
  if (settings === null) return null;
  switch (section) {
    case "rules":
      return (
        <>
          {!may && <p className="muted">{t("settings.readOnly")}</p>}
          <div className="settings-columns">
            <div className="settings-column">
              <NumberSettings settings={settings} may={may} />
              <PassSettings settings={settings} may={may} />
              <BadgeList key={settings.badges.join("\n")} badges={settings.badges} may={may} />
            </div>
            <div className="settings-column">
              <OverstaySettings settings={settings} may={may} />
              <ShiftEditor key={JSON.stringify(settings.shifts)} shifts={settings.shifts} may={may} />
              <CalendarEditor calendar={settings.calendar} may={may} />
            </div>
          </div>
        </>
      );
    case "posts":
      return <PostsSection />;
    case "tariff":
      return <TariffCard />;
    case "desk":
      return (
        <div className="settings-columns">
          <div className="settings-column">
            <DeskPreferences />
            <SyncCard />
          </div>
          <div className="settings-column">
            <BackupCard />
          </div>
        </div>
      );
    case "erasure":
      return <ErasureSection settings={settings} />;
  }
}
