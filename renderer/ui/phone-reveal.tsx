import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { CommandName } from "../../shared/contract/commands.ts";
import type { DomainError } from "../../shared/kernel/result.ts";
import { newCommandId, type Approval } from "../app/command.ts";
import { asked } from "../app/host-client.ts";
import { useHost, useSession } from "../app/program.ts";
import { useMay } from "../app/use-may.ts";
import { ApprovalStrip } from "./approval-strip.tsx";
import { useErrorWords } from "./error-words.ts";
import { ReasonPrompt } from "./reason-prompt.tsx";
import { useShownBriefly } from "./use-shown-briefly.ts";

type Step = "masked" | "note" | "approval";

interface PhoneRevealProps {
  /** e.g. `visit.reveal` */
  readonly command: Extract<CommandName, `${string}.reveal`>;
  readonly id: string;
  readonly field: string;
  readonly masked: string;
  /** False inside the form of the record's own call: nobody gives the number away there. */
  readonly thirdParty?: boolean;
}

/**
 * PRV-1: a masked phone or document number. One press shows it for the record's own call (logged by itself);
 * giving it to a third party asks what for and needs a supervisor. Every view is recorded by the host first. It is
 * masked again after a minute, under a lock, and for another record or person.
 */
export function PhoneReveal(props: PhoneRevealProps): ReactElement | null {
  const actorId = useSession(({ actor }) => actor?.id ?? "");
  const { command, id, field, masked } = props;
  const may = useMay(command);
  if (masked === "") return null;
  if (!may) return <span className="mono">{masked}</span>;
  return <Reveal key={[actorId, command, id, field, masked].join(" ")} {...props} />;
}

function Reveal({ command, id, field, masked, thirdParty = true }: PhoneRevealProps): ReactElement {
  const { t } = useTranslation();
  const host = useHost();
  const words = useErrorWords();
  const [shown, setShown] = useShownBriefly();
  const [step, setStep] = useState<Step>("masked");
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);

  const reveal = async (purpose: "own-call" | "third-party", approval: Approval | null): Promise<void> => {
    setBusy(true);
    const cmd = newCommandId();
    const answer = await asked(
      host.record.reveal({ cmd, name: command, id, field, purpose, note, approval }),
    );
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setShown(answer.value.value);
    setStep("masked");
  };
  const back = (): void => {
    setStep("masked");
    setError(null);
  };
  if (step === "note") {
    return (
      <ReasonPrompt
        title={t("ui.phone.note")}
        busy={false}
        onCancel={back}
        onGive={(reason) => {
          setNote(reason);
          setStep("approval");
        }}
      />
    );
  }
  if (step === "approval") {
    return (
      <ApprovalStrip
        what={t("ui.phone.approves", { note })}
        rank={4}
        error={error}
        busy={busy}
        onCancel={back}
        afar={{ command, id, input: { field, purpose: "third-party", note }, onAsked: back }}
        onApprove={(approval) => void reveal("third-party", approval)}
      />
    );
  }
  return (
    <span className="reveal">
      <span className="mono">{shown ?? masked}</span>
      {shown === null ? (
        <>
          <Button size="small" loading={busy} onClick={() => void reveal("own-call", null)}>
            {t("ui.phone.ownCall")}
          </Button>
          {thirdParty && (
            <Button size="small" type="text" className="reveal-share" onClick={() => setStep("note")}>
              {t("ui.phone.thirdParty")}
            </Button>
          )}
        </>
      ) : (
        <Button size="small" onClick={() => setShown(null)}>
          {t("ui.phone.hide")}
        </Button>
      )}
      {error !== null && <span className="field-error">{words(error)}</span>}
    </span>
  );
}
