import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { KeyView, LoanView } from "../../../shared/contract/keys.ts";
import { useCommand } from "../../app/command.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import type { PrintProps } from "../../app/page-props.ts";
import { Awaited } from "../../ui/awaited.tsx";
import { PrintPage } from "../../ui/print-page.tsx";
import { SignatureImage } from "../../ui/signature-image.tsx";
import { exactTime } from "../../ui/time-words.ts";
import { keyLabel } from "./key-words.tsx";
import "./print-key.css";

/** 80 mm slip of one loan or one deposit: `<key>~<number>`. What goes to paper is recorded. */
export function PrintKey({ id: both }: PrintProps): ReactElement {
  const { t } = useTranslation();
  const [id = "", number = ""] = both.split("~");
  const print = useCommand("key.print");
  const { data: row, error } = useLive({
    key: ["keys.get", id],
    kinds: ["key"],
    read: async (host) => host.keys.get({ id }),
    keepPrevious: false,
  });
  if (row === undefined) {
    return <Awaited error={error} />;
  }
  const loan = row.loans.find((one) => one.number === number);
  const deposit = row.deposit?.number === number ? row.deposit : null;
  if (loan === undefined && deposit === null) return <p className="muted">{t("errors.not-found")}</p>;
  return (
    <PrintPage
      paper="roll-80"
      title={t(loan === undefined ? "keys.print.deposit" : "keys.print.loan")}
      number={number}
      qr={number}
      reprint={(loan?.prints ?? deposit?.prints ?? 0) > 0}
      sheets={[
        loan === undefined ? (
          <DepositSlip key="deposit" row={row} deposit={deposit} />
        ) : (
          <LoanSlip key="loan" row={row} loan={loan} />
        ),
      ]}
      onPrinted={() => void print.run({ slip: number }, { id })}
    />
  );
}

type Line = readonly [label: string, value: string];

function Lines({ lines }: { readonly lines: readonly Line[] }): ReactElement {
  return (
    <dl className="slip">
      {lines
        .filter(([, value]) => value !== "")
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function SignLines({ labels }: { readonly labels: readonly string[] }): ReactElement {
  return (
    <div className="slip-sign">
      {labels.map((label) => (
        <div key={label}>
          <span>{label}</span>
          <span className="slip-line" />
        </div>
      ))}
    </div>
  );
}

function LoanSlip({ row, loan }: { readonly row: KeyView; readonly loan: LoanView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const when = (ms: number): string => exactTime(ms, zone).slice(0, 16);
  const back = loan.returns.at(-1);
  const { consent } = loan;
  const copies = t("keys.copies", { count: loan.copies });
  return (
    <>
      <Lines
        lines={[
          [t("keys.print.key"), [row.code, keyLabel(row)].join(" ")],
          [t("keys.print.copies"), copies],
          [t("keys.print.borrower"), loan.borrower],
          [t("keys.print.department"), loan.department],
          [t("keys.print.phone"), loan.phoneMasked],
          [t("keys.print.reason"), loan.reason],
          [t("keys.print.lentAt"), when(loan.atMs)],
        ]}
      />
      <p className="slip-due">
        {t("keys.print.dueAt")} <strong>{when(loan.dueAtMs)}</strong>
      </p>
      <Lines
        lines={[
          [t("keys.print.lentBy"), loan.lentBy],
          [t("keys.print.approver"), loan.approver],
          [
            t("keys.print.consent"),
            consent === null
              ? ""
              : `${t(`keys.consent.${consent.method}`)} ${consent.by} ${when(consent.atMs)}`,
          ],
          [t("keys.print.escort"), loan.escort],
          [t("keys.print.returnedAt"), back === undefined ? "" : when(back.atMs)],
          [t("keys.print.receiver"), back?.receivedBy ?? ""],
        ]}
      />
      <SignLines labels={[t("keys.print.sign"), ...(back === undefined ? [t("keys.print.receiver")] : [])]} />
      <p className="slip-keep">{t("keys.print.keep")}</p>
    </>
  );
}

function DepositSlip({
  row,
  deposit,
}: {
  readonly row: KeyView;
  readonly deposit: KeyView["deposit"];
}): ReactElement | null {
  const { t } = useTranslation();
  const zone = useZone();
  if (deposit === null) return null;
  const when = (ms: number): string => exactTime(ms, zone).slice(0, 16);
  return (
    <>
      <Lines
        lines={[
          [t("keys.print.key"), [row.code, keyLabel(row)].join(" ")],
          [t("keys.print.copies"), t("keys.copies", { count: row.quantity })],
          [t("keys.print.sealNo"), row.sealNo],
          [t("keys.print.by"), deposit.by],
          [t("keys.print.purpose"), deposit.purpose],
          [t("keys.print.collectors"), deposit.collectors],
          [t("keys.print.lentBy"), `${deposit.clerk} ${when(deposit.atMs)}`],
        ]}
      />
      <p className="slip-due">
        {t("keys.print.until")}{" "}
        <strong>{deposit.untilMs === null ? t("keys.record.noTerm") : when(deposit.untilMs)}</strong>
      </p>
      {deposit.signature === null ? (
        <SignLines labels={[t("keys.print.depositSign"), t("keys.print.collectSign")]} />
      ) : (
        <>
          <div className="slip-signature">
            <span>{t("keys.print.depositSign")}</span>
            <SignatureImage signature={deposit.signature} />
          </div>
          <SignLines labels={[t("keys.print.collectSign")]} />
        </>
      )}
      <p className="slip-keep">{t("keys.print.keep")}</p>
    </>
  );
}
