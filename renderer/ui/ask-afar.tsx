import { Button } from "antd";
import { useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { CommandName } from "../../shared/contract/commands.ts";
import type { DomainError } from "../../shared/kernel/result.ts";
import { newCommandId } from "../app/command.ts";
import { asked } from "../app/host-client.ts";
import { useHost } from "../app/program.ts";
import { useSync } from "../modules/sync/use-sync.ts";
import { useErrorWords } from "./error-words.ts";
import "./approval-notice.css";

/** A command whose approver may be at another desk, as its form has it. */
export interface Afar {
  readonly command: CommandName | `${string}.reveal`;
  readonly id: string;
  readonly input: unknown;
  readonly onAsked: () => void;
}

/** 请求其他前台批准: where this desk is joined to a site's server, whoever approves need not be here. */
export function AskAfar({ command, id, input, onAsked }: Afar): ReactElement | null {
  const { t } = useTranslation();
  const host = useHost();
  const words = useErrorWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const cmd = useRef<string | null>(null);
  const sync = useSync();
  if (sync?.mode !== "joined") return null;
  const ask = async (): Promise<void> => {
    cmd.current ??= newCommandId();
    setBusy(true);
    const body = z.json().parse(input);
    const answer = await asked(host.approvals.request({ cmd: cmd.current, command, id, input: body }));
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    cmd.current = null;
    onAsked();
  };
  return (
    <div className="approval-afar">
      <span className="muted">{t("approvals.askHelp")}</span>
      <Button loading={busy} onClick={() => void ask()}>
        {t("approvals.ask")}
      </Button>
      {error !== null && (
        <span className="field-error" role="alert">
          {words(error)}
        </span>
      )}
    </div>
  );
}
