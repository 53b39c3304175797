import { useCallback, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { PassView } from "../../../shared/contract/passes.ts";
import type { HistoryEntry } from "../../../shared/contract/record.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { RecordApprovals } from "../../ui/approval-notice.tsx";
import { leftBehind, type Item } from "../../../shared/modules/passes/index.ts";
import { goTo } from "../../app/frame/use-place.ts";
import { useSession, useZone } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { HistoryList } from "../../ui/history-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import { ItemsTable } from "./items-table.tsx";
import { LeftBehind } from "./left-behind.tsx";
import { PassActionForm, type FormAction } from "./pass-action-form.tsx";
import { isInstant, passActions, signsLate, type InstantAction, type PassAction } from "./pass-actions.ts";
import { PassButtons } from "./pass-buttons.tsx";
import { PassFacts } from "./pass-facts.tsx";
import { lateWords, passHistoryWords } from "./pass-history-words.ts";
import { PassNotices } from "./pass-notices.tsx";
import { PassStatusTag } from "./pass-words.tsx";
import { useInstant } from "./use-instant.ts";

/** The form that a row of the board opens; others show the record with its button in focus. */
const formByBoardKind: Readonly<Record<string, FormAction>> = {
  "pass-signature": "sign",
  "pass-expired": "noteExpiry",
};

function formFor(pass: PassView, action: string | null): FormAction | null {
  const form = action === null ? undefined : formByBoardKind[action];
  if (form === "sign") return pass.status === "submitted" && !signsLate(pass) ? form : null;
  return form === "noteExpiry" && pass.status === "expired" && !pass.noted ? form : null;
}

/** One pass in the form's place: what it waits for, its facts, its history. */
export function PassRecord({
  pass,
  action,
  onRevise,
  onAgain,
  onClose,
}: {
  readonly pass: PassView;
  /** What it is opened for: a board kind, or null to read. */
  readonly action: string | null;
  /** Opens the form; with what a submission lacks, if that is why. */
  readonly onRevise: (refused: DomainError | null) => void;
  /** Writes another pass like this one, for these goods. */
  readonly onAgain: (pass: PassView, items: readonly Item[]) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const role = useSession((state) => state.actor?.role ?? "guard");
  const [form, setForm] = useState<FormAction | null>(formFor(pass, action));
  const instant = useInstant(pass.id);
  const actions = passActions(pass, role);
  const give = async (chosen: InstantAction): Promise<void> => {
    const refused = await instant.give(chosen);
    // What is missing is shown where it is written.
    if (refused?.field !== undefined) onRevise(refused);
  };
  const act = (chosen: PassAction): void => {
    if (isInstant(chosen)) void give(chosen);
    else if (chosen === "revise") onRevise(null);
    else if (chosen === "again") onAgain(pass, pass.items);
    else setForm(chosen);
  };
  const [release] = pass.releases;
  const rest = release === undefined ? [] : leftBehind(pass.items, release.actual);
  const printable = pass.signature !== null && pass.status !== "void" && mayCommand(role, "pass.print");
  const { primary, beside, more } = actions;
  const nothingToDo = !printable && primary === null && beside.length + more.length === 0;
  const footer = (
    <PassButtons
      actions={actions}
      printable={printable}
      late={signsLate(pass)}
      busy={instant.busy}
      onAct={act}
      onPrint={(paper) => goTo("print", paper, pass.id)}
    />
  );
  return (
    <Panel
      title={<span className="record-number">{pass.number}</span>}
      extra={<PassStatusTag status={pass.status} />}
      onClose={onClose}
      {...(form === null && !nothingToDo ? { footer } : {})}
    >
      <div className="form-column">
        <RecordApprovals id={pass.id} />
        <PassNotices pass={pass} />
        {instant.error !== null && (
          <p className="field-error" role="alert">
            {words(instant.error)}
          </p>
        )}
        {form !== null && (
          <PassActionForm
            key={form}
            action={form}
            pass={pass}
            onDone={() => setForm(null)}
            onCancel={() => setForm(null)}
          />
        )}
        {form !== "sign" && form !== "ownerSign" && (
          <>
            <ItemsTable items={pass.items} actual={release?.actual ?? null} />
            {rest.length > 0 && <LeftBehind rest={rest} onAgain={() => onAgain(pass, rest)} />}
            <PassFacts pass={pass} />
          </>
        )}
        <h3 className="record-heading">{t("passes.record.history")}</h3>
        <History id={pass.id} items={pass.items} />
      </div>
    </Panel>
  );
}

/** 经过: who did what when, from the draft to the slips. */
function History({ id, items }: { readonly id: string; readonly items: readonly Item[] }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(60_000);
  const describe = useCallback(
    (entry: HistoryEntry): string => {
      const when = (ms: number): string => timeWords(ms, nowMs, zone, t);
      const words = passHistoryWords(entry, when, t, items) ?? t("ui.history.unknown");
      return words + lateWords(entry, when, t);
    },
    [items, nowMs, zone, t],
  );
  const reading = (field: string, text: string): string =>
    field === "ownerKnown" ? t(`passes.correct.known.${text === "true" ? "yes" : "no"}`) : text;
  return <HistoryList kind="pass" id={id} kinds={["pass"]} describe={describe} reading={reading} />;
}
