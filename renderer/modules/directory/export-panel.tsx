import { DownloadOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { access } from "../../../shared/contract/access.ts";
import { siteDate } from "../../../shared/kernel/site-time.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { asked } from "../../app/host-client.ts";
import { useHost, useSession, useZone } from "../../app/program.ts";
import { ChoiceButtons } from "../../ui/choice-buttons.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { base64ToBytes, saveFile } from "../../ui/save-file.ts";

const types = {
  csv: "text/csv;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** 导出: a roster that the import reads back; in full only for who may, with the reason (P1). */
export function ExportPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t, i18n } = useTranslation();
  const host = useHost();
  const zone = useZone();
  const words = useErrorWords();
  const role = useSession((state) => state.actor?.role ?? null);
  const mayFull = role !== null && access["directory.export"].roles.includes(role);
  const [format, setFormat] = useState<"xlsx" | "csv">("xlsx");
  const [what, setWhat] = useState<"masked" | "full">("masked");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const [rows, setRows] = useState<number | null>(null);
  const full = what === "full";
  const save = async (): Promise<void> => {
    setBusy(true);
    const language = i18n.language === "en" ? "en" : "zh-CN";
    const answer = await asked(host.directory.export({ format, language, full, reason }));
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    setRows(answer.ok ? answer.value.rows : null);
    if (!answer.ok) return;
    const name = `${t("directory.exportTitle")}-${siteDate(Date.now(), zone)}.${format}`;
    saveFile(name, types[format], base64ToBytes(answer.value.base64));
  };
  return (
    <Panel
      title={t("directory.exportTitle")}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          icon={<DownloadOutlined />}
          loading={busy}
          disabled={full && reason.trim() === ""}
          onClick={() => void save()}
        >
          {t("directory.export")}
        </Button>
      }
    >
      <div className="form-column">
        <Field label={t("directory.exportFormat")}>
          {() => (
            <ChoiceButtons
              label={t("directory.exportFormat")}
              value={format}
              choices={[
                { value: "xlsx", label: "Excel" },
                { value: "csv", label: "CSV" },
              ]}
              onChange={setFormat}
            />
          )}
        </Field>
        <Field
          label={t("directory.exportWhat")}
          hint={mayFull && full ? t("directory.exportFullHint") : t("directory.exportMaskedHint")}
        >
          {() => (
            <ChoiceButtons
              label={t("directory.exportWhat")}
              value={what}
              choices={[
                { value: "masked", label: t("directory.exportMasked") },
                { value: "full", label: t("directory.exportFull"), disabled: !mayFull },
              ]}
              onChange={setWhat}
            />
          )}
        </Field>
        {!mayFull && <p className="muted">{t("directory.exportFullHint")}</p>}
        {full && (
          <Field label={t("directory.reason")} required>
            {(ids) => (
              <Input
                {...ids}
                autoFocus
                value={reason}
                maxLength={100}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
        )}
        {error !== null && (
          <p className="field-error" role="alert">
            {words(error)}
          </p>
        )}
        {rows !== null && <p aria-live="polite">{t("directory.exported", { rows })}</p>}
      </div>
    </Panel>
  );
}
