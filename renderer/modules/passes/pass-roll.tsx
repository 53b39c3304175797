import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PassView } from "../../../shared/contract/passes.ts";
import { formatPlate } from "../../../shared/kernel/plates.ts";
import { useSession, useZone } from "../../app/program.ts";
import { SignatureImage } from "../../ui/signature-image.tsx";
import { exactTime } from "../../ui/time-words.ts";
import { lastMinuteOf } from "./pass-words.tsx";
import { Stamp } from "./stamp.tsx";

/** 《物品放行条》 in one column, for a receipt printer. */
export function PassRoll({ pass }: { readonly pass: PassView }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const site = useSession(({ app }) => (app?.phase === "ready" ? app.siteName : ""));
  const when = (ms: number | null): string => (ms === null ? "" : exactTime(ms, zone).slice(0, 16));
  const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" ");
  const { signature, ownerSignature } = pass;
  const [release] = pass.releases;
  const lines: readonly (readonly [string, string])[] = [
    [t("passes.print.unit"), pass.unit],
    [t("passes.print.owner"), pass.owner],
    [t("passes.print.requester"), joined(pass.requester, pass.relation)],
    [
      t("passes.print.basis"),
      joined(pass.basis === null ? "" : t(`passes.basis.${pass.basis}`), pass.confirmedBy),
    ],
    [t("passes.print.reason"), joined(t(`passes.kind.${pass.kind}`), pass.reason)],
    [t("passes.print.mover"), joined(pass.mover, pass.carrier, formatPlate(pass.plate))],
    [t("passes.print.gate"), pass.gate],
    [t("passes.print.issued"), when(pass.issuedAtMs)],
    [t("passes.print.validUntil"), when(pass.validUntilMs === null ? null : lastMinuteOf(pass.validUntilMs))],
    [t("passes.print.clerk"), pass.clerk],
  ];
  return (
    <div className="paper-roll">
      <dl className="paper-roll-facts">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table className="paper-roll-items">
        <tbody>
          {pass.items.map((item, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows are numbered
            <tr key={index}>
              <td>
                {index + 1}. {joined(item.name, item.spec)}
              </td>
              <td className="paper-roll-qty">
                {item.qty} {item.unit}
                {release !== undefined && (
                  <div>
                    {t("passes.print.actual")} {release.actual[index] ?? ""}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {signature !== null && (
        <div className="paper-roll-sign">
          <span>{t("passes.print.officer")}</span>
          <SignatureImage signature={signature} /> {signature.name}
          <Stamp site={site} text={signature.stamp} />
        </div>
      )}
      {ownerSignature !== null && (
        <div className="paper-roll-sign">
          <span>{t("passes.print.ownerSign")}</span>
          <SignatureImage signature={ownerSignature} /> {ownerSignature.name}
        </div>
      )}
      <p>
        {t("passes.print.gateSign")}{" "}
        {release === undefined
          ? "____________________"
          : `${release.by} ${exactTime(release.atMs, zone).slice(5, 16)}`}
      </p>
      <p>{t("passes.print.once")}</p>
    </div>
  );
}
