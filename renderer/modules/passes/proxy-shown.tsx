import { FileProtectOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DomainError } from "../../../shared/kernel/result.ts";
import type { Attachment } from "../../../shared/modules/passes/index.ts";
import { newCommandId } from "../../app/command.ts";
import { asked } from "../../app/host-client.ts";
import { useHost } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { base64ToBytes, saveFile } from "../../ui/save-file.ts";

/** 委托书: shown on request, and every look is on record. A picture is shown here, a PDF is handed out. */
export function ProxyShown({ id, proxy }: { readonly id: string; readonly proxy: Attachment }): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const words = useErrorWords();
  const [address, setAddress] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  useEffect(() => {
    if (address === null) return undefined;
    return () => URL.revokeObjectURL(address);
  }, [address]);
  const isPicture = proxy.type !== "application/pdf";
  const open = async (): Promise<void> => {
    setBusy(true);
    const answer = await asked(host.passes.proxy({ cmd: newCommandId(), id }));
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const bytes = base64ToBytes(answer.value.base64);
    if (isPicture) setAddress(URL.createObjectURL(new Blob([bytes], { type: proxy.type })));
    else saveFile(proxy.name, proxy.type, bytes);
  };
  const label = isPicture ? t("passes.proxy.open") : t("passes.proxy.download", { name: proxy.name });
  return (
    <div className="pass-proxy">
      <Button
        size="small"
        icon={<FileProtectOutlined />}
        loading={busy}
        title={t("passes.proxy.recorded")}
        onClick={() => (address === null ? void open() : setAddress(null))}
      >
        {address === null ? label : t("passes.proxy.close")}
      </Button>
      {error !== null && (
        <span className="field-error" role="alert">
          {words(error)}
        </span>
      )}
      {address !== null && <img className="pass-proxy-image" src={address} alt={t("passes.proxy.image")} />}
    </div>
  );
}
