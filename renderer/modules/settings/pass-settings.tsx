import { Button, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { SiteSettings } from "../../../shared/kernel/settings.ts";
import { Field } from "../../ui/field.tsx";
import { useSetting } from "./use-setting.ts";

/** 物品放行: by which gates goods may leave (GDS-3), and what the site's stamp says (GDS-2). */
export function PassSettings({
  settings,
  may,
}: {
  readonly settings: SiteSettings;
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <section className="card settings-card" aria-labelledby="settings-passes">
      <h2 id="settings-passes">{t("settings.passes.title")}</h2>
      <GateList key={settings.gates.join("\n")} gates={settings.gates} may={may} />
      <StampLine key={settings.passStamp} stamp={settings.passStamp} may={may} />
    </section>
  );
}

function GateList({
  gates,
  may,
}: {
  readonly gates: readonly string[];
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const { save, busy, error } = useSetting("gates");
  const [text, setText] = useState(gates.join("\n"));
  const lines = text.split(/[\n,，、]+/).map((gate) => gate.trim());
  const next = [...new Set(lines.filter((gate) => gate !== ""))];
  return (
    <>
      <Field label={t("settings.passes.gates")} hint={t("settings.passes.gatesHelp")} error={error}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={text}
            disabled={!may}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <div className="settings-save">
        <span className="muted">{t("settings.passes.count", { count: next.length })}</span>
        <Button
          type="primary"
          loading={busy}
          disabled={!may || next.join("\n") === gates.join("\n")}
          onClick={() => void save(next)}
        >
          {t("settings.save")}
        </Button>
      </div>
    </>
  );
}

function StampLine({ stamp, may }: { readonly stamp: string; readonly may: boolean }): ReactElement {
  const { t } = useTranslation();
  const { save, error } = useSetting("passStamp");
  const [text, setText] = useState(stamp);
  const keep = (): void => {
    if (text.trim() !== "" && text.trim() !== stamp) void save(text.trim());
  };
  return (
    <Field label={t("settings.passes.stamp")} hint={t("settings.passes.stampHelp")} error={error}>
      {(ids) => (
        <Input
          {...ids}
          value={text}
          maxLength={20}
          disabled={!may}
          onChange={({ target }) => setText(target.value)}
          onBlur={keep}
          onPressEnter={keep}
        />
      )}
    </Field>
  );
}
