import { AlertFilled, ClockCircleOutlined, WarningFilled } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { HazardIssueView } from "../../../shared/contract/hazards.ts";
import { useZone } from "../../app/program.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { SignatureImage } from "../../ui/signature-image.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";

type Props = { readonly slip: HazardIssueView };

/** What of the slip needs a person now, in words. */
export function IssueNotices({ slip }: Props): ReactElement | null {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(15_000);
  const isOverdue = slip.status === "out" && nowMs >= slip.dueMs;
  const notices = [
    ...(slip.anomalyAtMs === null ? [] : [[<AlertFilled key="i" />, t("hazards.notices.anomaly")] as const]),
    ...(slip.conflicts === 0 ? [] : [[<WarningFilled key="i" />, t("hazards.notices.conflict")] as const]),
    ...(isOverdue
      ? [
          [
            <ClockCircleOutlined key="i" />,
            t("hazards.notices.overdue", { time: timeWords(slip.dueMs, nowMs, zone, t) }),
          ] as const,
        ]
      : []),
    ...(slip.unknownEvents === 0 ? [] : [[<WarningFilled key="i" />, t("hazards.notices.unknown")] as const]),
  ];
  if (notices.length === 0) return null;
  return (
    <div className="record-notices">
      {notices.map(([icon, text]) => (
        <StatusTag key={text} tone="red" icon={icon}>
          {text}
        </StatusTag>
      ))}
    </div>
  );
}

/** The slip's facts: what went out, to whom, and what came back. */
export function IssueFacts({
  slip,
  onOpen,
}: Props & { readonly onOpen: (id: string) => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <Facts>
        <Fact label={t("hazards.record.batch")}>
          <Button type="link" size="small" className="mono hazard-link" onClick={() => onOpen(slip.batchId)}>
            {slip.batch === "" ? t("hazards.noBatch") : slip.batch}
          </Button>
        </Fact>
        <Fact label={t("hazards.record.user")}>{slip.user}</Fact>
        <Fact label={t("hazards.record.issuer")}>
          {slip.issuer} · <TimeText at={slip.atMs} />
        </Fact>
        <Fact label={t("hazards.record.use")}>{slip.use}</Fact>
        <Fact label={t("hazards.record.place")}>{slip.place}</Fact>
        <Fact label={t("hazards.record.ppe")}>
          {t(slip.ppeChecked ? "hazards.record.ppeChecked" : "hazards.record.ppeMissing")}
        </Fact>
        {slip.witness !== "" && <Fact label={t("hazards.record.witness")}>{slip.witness}</Fact>}
        {slip.lentTo !== "" && (
          <Fact label={t("hazards.record.lent")}>
            {slip.lentTo} · {slip.lentReason}
          </Fact>
        )}
        {slip.status === "out" && (
          <Fact label={t("hazards.record.due")}>
            <TimeText at={slip.dueMs} />
          </Fact>
        )}
        <Back slip={slip} />
        <Fact label={t("hazards.record.clerk")}>{slip.clerk}</Fact>
        {slip.lateReason !== "" && <Fact label={t("hazards.record.late")}>{slip.lateReason}</Fact>}
        {slip.voidReason !== "" && <Fact label={t("hazards.record.void")}>{slip.voidReason}</Fact>}
        {(["user", "issuer"] as const).map((signer) => {
          const signature = signer === "user" ? slip.userSignature : slip.issuerSignature;
          return (
            <Fact key={signer} label={t(`hazards.record.signature.${signer}`)}>
              {signature === null ? (
                <span className="muted">
                  {t(signer === "issuer" ? "hazards.record.byPin" : "hazards.record.unsigned")}
                </span>
              ) : (
                <SignatureImage signature={signature} />
              )}
            </Fact>
          );
        })}
      </Facts>
      <Anomalies slip={slip} />
    </>
  );
}

function Back({ slip }: Props): ReactElement | null {
  const { t } = useTranslation();
  const { used, returned, spilt, returnedAtMs } = slip;
  if (used === null || returned === null || spilt === null) return null;
  return (
    <>
      <Fact label={t("hazards.record.back")}>
        {t("hazards.record.figures", { used, returned, spilt })}
        {returnedAtMs !== null && (
          <>
            {" "}
            · <TimeText at={returnedAtMs} />
          </>
        )}
      </Fact>
      <Fact label={t("hazards.record.receiver")}>{slip.receiver}</Fact>
      {slip.returns.length > 1 && (
        <Fact label={t("hazards.record.returns")}>
          <ul className="hazard-returns">
            {slip.returns.map((one) => (
              <li key={`${one.atMs} ${one.by} ${one.used}`}>
                {t("hazards.record.figures", one)} · {one.by} · <TimeText at={one.atMs} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {slip.settledReason !== "" && <Fact label={t("hazards.record.settled")}>{slip.settledReason}</Fact>}
    </>
  );
}

/** HAZ-5: each with who was alerted and what was done. */
function Anomalies({ slip }: Props): ReactElement | null {
  const { t } = useTranslation();
  if (slip.anomalies.length === 0) return null;
  return (
    <section className="hazard-anomalies">
      <h3 className="record-heading">{t("hazards.record.anomalies")}</h3>
      {slip.anomalies.map(({ id, text, by, alerted, atMs, handled }) => (
        <div key={id} className={handled === null ? "hazard-anomaly" : "hazard-anomaly hazard-handled"}>
          <div>
            {t("hazards.record.anomaly", { text, by, alerted: alerted.join(t("ui.comma")) || "—" })} ·{" "}
            <TimeText at={atMs} />
          </div>
          {handled === null ? (
            <StatusTag tone="red">{t("hazards.record.open")}</StatusTag>
          ) : (
            <div className="hazard-done">
              {t("hazards.record.handled", { measure: handled.measure, by: handled.by })} ·{" "}
              <TimeText at={handled.atMs} />
            </div>
          )}
        </div>
      ))}
    </section>
  );
}
