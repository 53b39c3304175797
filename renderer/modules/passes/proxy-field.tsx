import { FileProtectOutlined, PaperClipOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import type { Attachment } from "../../../shared/modules/passes/index.ts";
import { useHost } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { sendFile } from "./send-file.ts";

/** 委托书: a photograph or PDF, kept encrypted by the host as soon as it is chosen. */
export function ProxyField({
  proxy,
  error,
  onChange,
}: {
  readonly proxy: Attachment | null;
  readonly error: string | null;
  readonly onChange: (proxy: Attachment | null) => void;
}): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const words = useErrorWords();
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [refused, setRefused] = useState<DomainError | null>(null);
  const send = async (file: File): Promise<void> => {
    setPercent(0);
    setRefused(null);
    const kept = await sendFile(host, file, (part) => setPercent(Math.round(part * 100)));
    setPercent(null);
    if (kept.ok) onChange(kept.value);
    else setRefused(kept.error);
  };
  return (
    <Field
      label={t("passes.form.proxy")}
      required
      error={refused === null ? error : words(refused)}
      hint={t("passes.proxy.hint")}
    >
      {(ids) => (
        <div className="pass-proxy">
          <input
            ref={input}
            type="file"
            hidden
            accept="image/jpeg,image/png,image/webp,application/pdf"
            aria-label={t("passes.proxy.choose")}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) void send(file);
              target.value = "";
            }}
          />
          {proxy !== null && (
            <span className="pass-proxy-name">
              <FileProtectOutlined /> {proxy.name}
            </span>
          )}
          <Button
            {...ids}
            data-part="proxy"
            data-field="proxy"
            icon={<PaperClipOutlined />}
            loading={percent !== null}
            onClick={() => input.current?.click()}
          >
            {percent === null
              ? t(proxy === null ? "passes.proxy.choose" : "passes.proxy.replace")
              : t("passes.proxy.sending", { percent })}
          </Button>
        </div>
      )}
    </Field>
  );
}
