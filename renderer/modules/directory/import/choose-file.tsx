import { FileExcelOutlined } from "@ant-design/icons";
import { Button, Progress } from "antd";
import { useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Import } from "./use-import.ts";

/** 选择文件: dropped or chosen. */
export function ChooseFile({ wizard }: { readonly wizard: Import }): ReactElement {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { percent } = wizard.state;
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined) void wizard.choose(file);
  };
  return (
    <div
      className={isOver ? "import-drop import-target import-drop-over" : "import-drop import-target"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <FileExcelOutlined className="import-icon" />
      {percent === null ? (
        <>
          <p>{t("directory.imports.drop")}</p>
          <Button type="primary" size="large" autoFocus onClick={() => input.current?.click()}>
            {t("directory.imports.choose")}
          </Button>
        </>
      ) : (
        <div className="import-progress" aria-live="polite">
          {t("directory.imports.uploading", { percent })}
          <Progress percent={percent} showInfo={false} />
        </div>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t("directory.imports.choose")}
        accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={({ target }) => {
          take(target.files);
          target.value = "";
        }}
      />
      <p className="muted">{t("directory.imports.formats")}</p>
      <p className="muted">{t("directory.imports.safe")}</p>
    </div>
  );
}
