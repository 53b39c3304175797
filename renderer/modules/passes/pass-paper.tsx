import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PassView } from "../../../shared/contract/passes.ts";
import type { Slip } from "../../../shared/modules/passes/index.ts";
import { formatPlate } from "../../../shared/kernel/plates.ts";
import { useSession, useZone } from "../../app/program.ts";
import { SignatureImage } from "../../ui/signature-image.tsx";
import type { Cut } from "../../ui/cut-pieces.ts";
import { exactTime } from "../../ui/time-words.ts";
import { lastMinuteOf } from "./pass-words.tsx";
import { Stamp } from "./stamp.tsx";

/**
 * One of the three copies: whose it is, what leaves, who answers for it. A further sheet says the unit and goes on with
 * the goods; the last one bears the signatures. Without `rows` it is measured: then what each sheet repeats below the
 * goods stands above them.
 */
export function PassPaper({
  pass,
  slip,
  rows,
}: {
  readonly pass: PassView;
  readonly slip: Slip;
  /** The goods on this sheet; past them stand the signatures. */
  readonly rows?: Cut;
}): ReactElement {
  const { t } = useTranslation();
  const goesOn = rows !== undefined && rows.from > 0;
  const ends = rows === undefined || rows.to > pass.items.length;
  return (
    <div className="paper-pass">
      <div className="paper-copy">
        <strong>{t(`passes.print.copy.${slip}`)}</strong>
        <span>{t(`passes.print.keeper.${slip}`)}</span>
        {goesOn && (
          <span>
            {t("passes.print.unit")} <strong>{pass.unit}</strong>
          </span>
        )}
        <span>{t("passes.print.once")}</span>
      </div>
      {!goesOn && <FactsOnPaper pass={pass} />}
      <ItemsOnPaper pass={pass} rows={rows ?? null} />
      {ends && <SignaturesOnPaper pass={pass} />}
    </div>
  );
}

function FactsOnPaper({ pass }: { readonly pass: PassView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const when = (ms: number | null): string => (ms === null ? "" : exactTime(ms, zone).slice(0, 16));
  const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" ");
  return (
    <table className="paper-pass-facts" data-once="">
      <tbody>
        <tr>
          <Cell label={t("passes.print.unit")}>{pass.unit}</Cell>
          <Cell label={t("passes.print.owner")}>{joined(pass.owner, pass.ownerPhoneMasked)}</Cell>
          <Cell label={t("passes.print.requester")}>
            {joined(pass.requester, pass.relation, pass.requesterDocumentMasked)}
          </Cell>
        </tr>
        <tr>
          <Cell label={t("passes.print.basis")}>
            {joined(pass.basis === null ? "" : t(`passes.basis.${pass.basis}`), pass.confirmedBy)}
          </Cell>
          <Cell label={t("passes.print.reason")}>{joined(t(`passes.kind.${pass.kind}`), pass.reason)}</Cell>
          <Cell label={t("passes.print.mover")}>
            {joined(pass.mover, pass.carrier)} <span className="paper-plate">{formatPlate(pass.plate)}</span>
          </Cell>
        </tr>
        <tr>
          <Cell label={t("passes.print.gate")}>{pass.gate}</Cell>
          <Cell label={t("passes.print.issued")}>{when(pass.issuedAtMs)}</Cell>
          <Cell label={t("passes.print.validUntil")}>
            <strong>{when(pass.validUntilMs === null ? null : lastMinuteOf(pass.validUntilMs))}</strong>
          </Cell>
        </tr>
      </tbody>
    </table>
  );
}

function ItemsOnPaper({ pass, rows }: { readonly pass: PassView; readonly rows: Cut | null }): ReactElement {
  const { t } = useTranslation();
  const [release] = pass.releases;
  const from = rows?.from ?? 0;
  const to = Math.min(rows?.to ?? pass.items.length, pass.items.length);
  const total = (
    <tr>
      <td colSpan={6}>
        {t("passes.print.total", { count: pass.items.length })}{" "}
        {to < pass.items.length && t("passes.print.more")}
      </td>
    </tr>
  );
  return (
    <table className="paper-pass-items">
      <thead>
        <tr>
          <th className="paper-narrow">{t("passes.print.number")}</th>
          <th>{t("passes.print.item")}</th>
          <th>{t("passes.print.spec")}</th>
          <th className="paper-narrow">{t("passes.print.itemUnit")}</th>
          <th className="paper-narrow">{t("passes.print.qty")}</th>
          <th className="paper-narrow">{t("passes.print.actual")}</th>
        </tr>
        {rows === null && total}
      </thead>
      <tbody>
        {pass.items.slice(from, to).map((item, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows are numbered
          <tr key={index} data-piece="">
            <td className="paper-narrow">{from + index + 1}</td>
            <td>{item.name}</td>
            <td>{item.spec}</td>
            <td className="paper-narrow">{item.unit}</td>
            <td className="paper-narrow">{item.qty}</td>
            <td className="paper-narrow">{release?.actual[from + index] ?? ""}</td>
          </tr>
        ))}
        {rows !== null && total}
      </tbody>
    </table>
  );
}

function SignaturesOnPaper({ pass }: { readonly pass: PassView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const site = useSession(({ app }) => (app?.phase === "ready" ? app.siteName : ""));
  const { signature, ownerSignature } = pass;
  const [release] = pass.releases;
  return (
    <div className="paper-pass-signs" data-piece="">
      <Sign label={t("passes.print.clerk")}>{pass.clerk}</Sign>
      <Sign label={t("passes.print.ownerSign")}>
        {ownerSignature !== null && <SignatureImage signature={ownerSignature} />}
      </Sign>
      <Sign label={t("passes.print.officer")}>
        {signature !== null && (
          <>
            <SignatureImage signature={signature} />
            <span>{signature.name}</span>
            <Stamp site={site} text={signature.stamp} />
          </>
        )}
      </Sign>
      <Sign label={t("passes.print.gateSign")}>
        {release !== undefined && `${release.by} ${exactTime(release.atMs, zone).slice(5, 16)}`}
      </Sign>
    </div>
  );
}

function Sign({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="paper-pass-sign">
      <span className="paper-pass-label">{label}</span>
      {children}
    </div>
  );
}

function Cell({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <th scope="row">{label}</th>
      <td>{children}</td>
    </>
  );
}
