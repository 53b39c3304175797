import { Button, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSetting } from "./use-setting.ts";

/** Numbers of the cards that visitors wear. */
export function BadgeList({
  badges,
  may,
}: {
  readonly badges: readonly string[];
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const { save, busy, error } = useSetting("badges");
  const [text, setText] = useState(badges.join("\n"));
  const next = [...new Set(text.split(/[\s,，、]+/).filter((badge) => badge !== ""))];
  return (
    <section className="card settings-card" aria-labelledby="settings-badges">
      <h2 id="settings-badges">{t("settings.badges.title")}</h2>
      <p className="muted">{t("settings.badges.help")}</p>
      <Input.TextArea
        aria-label={t("settings.badges.title")}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={text}
        disabled={!may}
        onChange={({ target }) => setText(target.value)}
      />
      {error !== null && <p className="field-error">{error}</p>}
      <div className="settings-save">
        <span className="muted">{t("settings.badges.count", { count: next.length })}</span>
        <Button
          type="primary"
          loading={busy}
          disabled={!may || next.join("\n") === badges.join("\n")}
          onClick={() => void save(next)}
        >
          {t("settings.save")}
        </Button>
      </div>
    </section>
  );
}
