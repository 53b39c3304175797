import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { CommandName } from "../../shared/contract/commands.ts";
import type { DomainError } from "../../shared/kernel/result.ts";
import { newCommandId } from "../app/command.ts";
import { asked } from "../app/host-client.ts";
import { useHost, useSession } from "../app/program.ts";
import { useMay } from "../app/use-may.ts";
import { useErrorWords } from "./error-words.ts";
import { ReasonPrompt } from "./reason-prompt.tsx";
import { useShownBriefly } from "./use-shown-briefly.ts";

interface DocumentRevealProps {
  /** e.g. `visit.reveal` */
  readonly command: Extract<CommandName, `${string}.reveal`>;
  readonly id: string;
  /** The sealed field; `document` where a record has one. */
  readonly field?: string;
  readonly masked: string;
  /** Words for what is asked a reason for, and for the button. */
  readonly ask: string;
  readonly show: string;
}

/**
 * PRV-1: a masked document number. No call explains why it is wanted, so the reason is asked for and logged. It is
 * masked again after a minute, under a lock, and for another record or person.
 */
export function DocumentReveal(props: DocumentRevealProps): ReactElement {
  const actorId = useSession(({ actor }) => actor?.id ?? "");
  const { command, id, field, masked } = props;
  const may = useMay(command);
  if (!may) return <span className="mono">{masked}</span>;
  return <Reveal key={[actorId, command, id, field, masked].join(" ")} {...props} />;
}

function Reveal({ command, id, field = "document", masked, ask, show }: DocumentRevealProps): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const words = useErrorWords();
  const [shown, setShown] = useShownBriefly();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const reveal = async (note: string): Promise<void> => {
    setBusy(true);
    const request = { cmd: newCommandId(), name: command, id, field, note } as const;
    const answer = await asked(host.record.reveal({ ...request, purpose: "own-call", approval: null }));
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setShown(answer.value.value);
    setAsking(false);
  };
  if (asking) {
    return (
      <ReasonPrompt
        title={ask}
        busy={busy}
        error={error === null ? null : words(error)}
        onGive={(note) => void reveal(note)}
        onCancel={() => setAsking(false)}
      />
    );
  }
  return (
    <span className="reveal">
      <span className="mono">{shown ?? masked}</span>{" "}
      <Button size="small" onClick={() => (shown === null ? setAsking(true) : setShown(null))}>
        {shown === null ? show : t("ui.phone.hide")}
      </Button>
    </span>
  );
}
