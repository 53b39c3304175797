import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ApprovalView } from "../../shared/contract/approvals.ts";
import type { DomainError } from "../../shared/kernel/result.ts";
import { asked } from "../app/host-client.ts";
import { useLive } from "../app/live.ts";
import { useHost, useSession } from "../app/program.ts";
import { approvalTones, carryOutWords, commandWords, statusWords } from "./approval-words.ts";
import { useErrorWords } from "./error-words.ts";
import { StatusTag } from "./status-tag.tsx";
import { useAction } from "./use-action.ts";
import { useShownBriefly } from "./use-shown-briefly.ts";
import "./approval-notice.css";

interface Done {
  readonly number: string | null;
  readonly value: string | null;
}

/** Where a request for approval stands, and what whoever asked does with it: carry it out, or withdraw it. */
export function ApprovalActs({
  view,
  onDone,
}: {
  readonly view: ApprovalView;
  readonly onDone: (done: Done) => void;
}): ReactElement | null {
  const { t } = useTranslation();
  const host = useHost();
  const words = useErrorWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const withdrawal = useAction("approval.withdraw", view.id, () => undefined);
  if (!view.mayWithdraw && error === null) return null;
  const carryOut = async (): Promise<void> => {
    setBusy(true);
    const answer = await asked(host.approvals.carryOut({ id: view.id }));
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) onDone({ number: answer.value.outcome.number, value: answer.value.value });
  };
  const refusal = error === null ? withdrawal.errorBeside([]) : words(error);
  return (
    <>
      {refusal !== null && (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
      <div className="approval-notice-acts">
        {view.mayWithdraw && (
          <Button loading={withdrawal.busy} onClick={() => void withdrawal.give({ reason: "" })}>
            {t("approvals.withdraw")}
          </Button>
        )}
        {view.mayCarryOut && (
          <Button type="primary" loading={busy} onClick={() => void carryOut()}>
            {carryOutWords(view, t)}
          </Button>
        )}
      </div>
    </>
  );
}

/** What was carried out just now: its number to say aloud, or the number that was asked for. */
export function ApprovalDone({ done }: { readonly done: Done }): ReactElement {
  const { t } = useTranslation();
  const [shown] = useShownBriefly(done.value);
  if (shown !== null) {
    return (
      <output>
        {t("approvals.shownNumber")} <strong className="mono">{shown}</strong>
      </output>
    );
  }
  return (
    <output>
      {done.number === null ? t("approvals.done") : t("approvals.doneNumber", { number: done.number })}
    </output>
  );
}

function Notice({
  view,
  onDone,
}: {
  readonly view: ApprovalView;
  readonly onDone: (done: Done) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <section className="approval-notice" aria-label={commandWords(view, t)}>
      <div className="approval-notice-head">
        <strong>{commandWords(view, t)}</strong>
        <StatusTag tone={approvalTones[view.status]}>{t(`approvals.status.${view.status}`)}</StatusTag>
      </div>
      <p>{statusWords(view, t)}</p>
      <ApprovalActs view={view} onDone={onDone} />
    </section>
  );
}

/**
 * 等待批准 on the record that it is about: nobody has to look for the answer elsewhere. What was shown with it is gone
 * under a lock, and for another record or person (PRV-1).
 */
export function RecordApprovals({ id }: { readonly id: string }): ReactElement {
  const actorId = useSession(({ actor }) => actor?.id ?? "");
  return <OfRecord key={`${actorId} ${id}`} id={id} />;
}

function OfRecord({ id }: { readonly id: string }): ReactElement {
  const [done, setDone] = useState<Done | null>(null);
  const { data = [] } = useLive({
    key: ["approvals.of", id],
    kinds: ["approval"],
    read: async (host) => host.approvals.of({ id }),
    keepPrevious: false,
  });
  return (
    <>
      {done !== null && (
        <section className="approval-notice">
          <ApprovalDone done={done} />
        </section>
      )}
      {data.map((view) => (
        <Notice key={view.id} view={view} onDone={setDone} />
      ))}
    </>
  );
}
