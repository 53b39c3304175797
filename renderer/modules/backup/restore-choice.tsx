import { Button, Input, Select } from "antd";
import { useEffect, useState, type FormEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { RestoreReport } from "../../../shared/contract/backup.ts";
import type { DomainError } from "../../../shared/kernel/result.ts";
import { backupAnswers } from "../../../shared/contract/problems.ts";
import type { Problem } from "../../../shared/contract/session.ts";
import { asked, type Host } from "../../app/host-client.ts";
import { useProgram } from "../../app/program.ts";
import { useErrorWords } from "../../ui/error-words.ts";
import { Field } from "../../ui/field.tsx";
import { ReportWords, useTimeWords } from "./report-words.tsx";
import "./backup.css";

type Recovery = Awaited<ReturnType<Host["backup"]["recovery"]>>;

/** What the newest good backup offers while the books cannot be opened; undefined until the host answered. */
function useRecovery(): Recovery | undefined {
  const { host } = useProgram();
  const [recovery, setRecovery] = useState<Recovery | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void asked(host.backup.recovery()).then((answer) => {
      if (!gone) setRecovery(answer.ok ? answer.value : null);
    });
    return () => {
      gone = true;
    };
  }, [host]);
  return recovery;
}

/** On the problem page: the newest backup that can take the damaged book's place, and who may put it there. */
export function RestoreChoice({
  problem,
  onDone,
}: {
  readonly problem: Problem;
  readonly onDone: (report: RestoreReport) => void;
}): ReactElement | null {
  const { t } = useTranslation();
  const recovery = useRecovery();
  if (recovery === undefined) return null;
  if (recovery !== null) return <RecoverForm recovery={recovery} onDone={onDone} />;
  return backupAnswers(problem) ? <p className="muted">{t("frame.problem.noBackup")}</p> : null;
}

/** What came of it; then to the sign-in. */
export function RestoreDone({ report }: { readonly report: RestoreReport }): ReactElement {
  const { t } = useTranslation();
  const { session } = useProgram();
  const goOn = (): void => {
    session.hold(false);
    void session.refresh();
  };
  return (
    <>
      <ReportWords report={report} />
      <div className="centered-actions">
        <Button type="primary" size="large" onClick={goOn}>
          {t("backup.recover.goOn")}
        </Button>
      </div>
    </>
  );
}

function RecoverForm({
  recovery,
  onDone,
}: {
  readonly recovery: NonNullable<Recovery>;
  readonly onDone: (report: RestoreReport) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { host, session } = useProgram();
  const words = useErrorWords();
  const time = useTimeWords();
  const [staffId, setStaffId] = useState<string | null>(recovery.people[0]?.id ?? null);
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DomainError | null>(null);
  const recover = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (staffId === null || pin === "") return;
    setBusy(true);
    // The page stays until what came of it was read.
    session.hold(true);
    const answer = await asked(host.backup.recover({ staffId, pin }));
    setBusy(false);
    setPin("");
    if (answer.ok) {
      onDone(answer.value);
      return;
    }
    session.hold(false);
    setError(answer.error);
  };
  return (
    <form className="recover form-column" onSubmit={(event) => void recover(event)}>
      <h2>{t("backup.recover.title", { time: time(recovery.backupAtMs) })}</h2>
      <p className="muted">{t("backup.recover.how")}</p>
      {recovery.people.length === 0 ? (
        <p className="field-error">{t("backup.recover.nobody")}</p>
      ) : (
        <>
          <Field label={t("backup.recover.who")} hint={t("backup.recover.hint")} required>
            {(ids) => (
              <Select
                {...ids}
                value={staffId}
                options={recovery.people.map(({ id, name, role }) => ({
                  value: id,
                  label: `${name} · ${t(`ui.roles.${role}`)}`,
                }))}
                onChange={setStaffId}
              />
            )}
          </Field>
          <Field label={t("backup.recover.pin")} error={error === null ? null : words(error)} required>
            {(ids) => (
              <Input.Password
                {...ids}
                autoFocus
                visibilityToggle={false}
                autoComplete="off"
                value={pin}
                onChange={({ target }) => setPin(target.value)}
              />
            )}
          </Field>
          {busy && <p aria-live="polite">{t("backup.restoring")}</p>}
          <Button type="primary" htmlType="submit" size="large" loading={busy} disabled={pin === ""}>
            {t("backup.recover.start")}
          </Button>
        </>
      )}
    </form>
  );
}
