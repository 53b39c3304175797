import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { KeyView, LoanView } from "../../../shared/contract/keys.ts";
import { goTo } from "../../app/frame/use-place.ts";
import { useZone } from "../../app/program.ts";
import { useMay } from "../../app/use-may.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { PhoneReveal } from "../../ui/phone-reveal.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { dueWords, timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";

/** Past loans that are shown at once; the rest stand in the history. */
const SHOWN = 5;

/** Who has the key now, and who had it before. */
export function LoanCards({ row }: { readonly row: KeyView }): ReactElement {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const open = row.loans.filter(({ out }) => out > 0);
  const past = row.loans.filter(({ out }) => out === 0);
  const shown = all ? past : past.slice(0, SHOWN);
  return (
    <>
      {open.length > 0 && <h3 className="record-heading">{t("keys.record.loansNow")}</h3>}
      {open.map((loan) => (
        <OpenLoan key={loan.number} row={row} loan={loan} />
      ))}
      {past.length > 0 && <h3 className="record-heading">{t("keys.record.loans")}</h3>}
      {past.length > 0 && (
        <ul className="loans">
          {shown.map((loan) => (
            <PastLoan key={loan.number} row={row} loan={loan} />
          ))}
        </ul>
      )}
      {past.length > shown.length && (
        <Button size="small" type="text" onClick={() => setAll(true)}>
          {t("ui.more")} {past.length - shown.length}
        </Button>
      )}
    </>
  );
}

interface LoanProps {
  readonly row: KeyView;
  readonly loan: LoanView;
}

function Borrower({ loan }: { readonly loan: LoanView }): ReactElement {
  const { t } = useTranslation();
  if (loan.borrowerErased) return <span className="muted">{t("keys.record.erased")}</span>;
  return (
    <>
      <strong>{loan.borrower}</strong> <span className="muted">{loan.department}</span>
    </>
  );
}

function SlipButton({ row, loan }: LoanProps): ReactElement | null {
  const { t } = useTranslation();
  const may = useMay("key.print");
  if (!may) return null;
  return (
    <Button
      size="small"
      aria-label={t("keys.record.printLoan")}
      onClick={() => goTo("print", "key", `${row.id}~${loan.number}`)}
    >
      {t("keys.record.print")}
    </Button>
  );
}

function OpenLoan({ row, loan }: LoanProps): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(15_000);
  const mayReveal = useMay("key.reveal");
  const when = (ms: number): string => timeWords(ms, nowMs, zone, t);
  const late = nowMs >= loan.dueAtMs;
  return (
    <section className={late ? "loan loan-late" : "loan"}>
      <header className="loan-head">
        <div>
          <Borrower loan={loan} />
        </div>
        <StatusTag tone={late ? "red" : "blue"}>{dueWords(loan.dueAtMs, nowMs, t)}</StatusTag>
      </header>
      <Facts>
        <Fact label={t("keys.loan.due")}>
          <TimeText at={loan.dueAtMs} />
          {loan.copies > 1 && ` · ${t("keys.loan.out", { count: loan.out })}`}
        </Fact>
        <Fact label={t("keys.loan.reason")}>{loan.reason}</Fact>
        {loan.phoneMasked !== "" && (
          <Fact label={t("keys.loan.phone")}>
            {mayReveal ? (
              <PhoneReveal
                command="key.reveal"
                id={row.id}
                field={`phones.${loan.number}`}
                masked={loan.phoneMasked}
              />
            ) : (
              <span className="mono">{loan.phoneMasked}</span>
            )}
          </Fact>
        )}
        {loan.consent !== null && (
          <Fact label={t("keys.loan.consent")}>
            {t("keys.loan.consentWords", {
              method: t(`keys.consent.${loan.consent.method}`),
              by: loan.consent.by,
              time: when(loan.consent.atMs),
            })}
          </Fact>
        )}
        {loan.escort !== "" && <Fact label={t("keys.loan.escort")}>{loan.escort}</Fact>}
      </Facts>
      {loan.extensions.map(({ atMs, dueAtMs, reason }) => (
        <p key={atMs} className="muted">
          {t("keys.loan.extended", { time: when(dueAtMs), reason })}
        </p>
      ))}
      <footer className="loan-foot">
        <span className="muted">
          {t("keys.loan.lent", { time: when(loan.atMs), by: loan.lentBy })}
          {loan.approver !== "" && ` · ${t("keys.loan.approved", { name: loan.approver })}`}
          {loan.lateReason !== "" && ` · ${t("keys.loan.late", { reason: loan.lateReason })}`}{" "}
          <span className="mono key-nowrap">{loan.number}</span>
        </span>
        <SlipButton row={row} loan={loan} />
      </footer>
    </section>
  );
}

function PastLoan({ loan }: LoanProps): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(60_000);
  const when = (ms: number): string => timeWords(ms, nowMs, zone, t);
  return (
    <li className="loan-past">
      <div>
        <Borrower loan={loan} /> {loan.reason}
      </div>
      <div className="muted">
        {loan.withdrawn && <span className="key-red">{t("keys.loan.withdrawn")} </span>}
        {t("keys.loan.lent", { time: when(loan.atMs), by: loan.lentBy })}
        {loan.approver !== "" && ` · ${t("keys.loan.approved", { name: loan.approver })}`}
        {loan.returns.map(({ atMs, copies, receivedBy: by, note }) => (
          <span key={atMs}>
            {" · "}
            {loan.copies > 1
              ? t("keys.loan.returnedSome", { time: when(atMs), count: copies, by })
              : t("keys.loan.returned", { time: when(atMs), by })}
            {note !== "" && ` (${note})`}
          </span>
        ))}
        {loan.lost > 0 && <span className="key-red"> · {t("keys.loan.lost", { count: loan.lost })}</span>}
        {loan.lateReason !== "" && ` · ${t("keys.loan.late", { reason: loan.lateReason })}`}
      </div>
    </li>
  );
}
