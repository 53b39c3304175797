import { ExclamationCircleFilled, InfoCircleOutlined } from "@ant-design/icons";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PassView } from "../../../shared/contract/passes.ts";
import { useMay } from "../../app/use-may.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { gateWithoutDesk } from "./pass-words.tsx";

/** What somebody who opens the pass must know first. */
export function PassNotices({ pass }: { readonly pass: PassView }): ReactElement {
  const { t } = useTranslation();
  const { refusal } = pass;
  const maySettle = useMay("pass.settle-conflict");
  const warn = <ExclamationCircleFilled />;
  const otherGate = pass.gateHere ? null : t("passes.notice.otherGate", { gate: pass.gate });
  const gateWords = gateWithoutDesk(pass, pass.gateHere, t) ?? otherGate;
  return (
    <div className="record-notices">
      {pass.openConflicts.map((one) => (
        <StatusTag key={`${one.kind} ${one.atMs}`} tone="red" icon={warn}>
          {t(`passes.conflict.${one.kind}`, { desk: one.desk, name: one.by })}
        </StatusTag>
      ))}
      {pass.openConflicts.length > 0 && !maySettle && (
        <p className="muted">{t("passes.notice.whoSettles")}</p>
      )}
      {pass.status === "expired" && !pass.noted && (
        <StatusTag tone="red" icon={warn}>
          {t("passes.notice.expired")}
        </StatusTag>
      )}
      {pass.status === "refused" && refusal !== null && (
        <StatusTag tone="red" icon={warn}>
          {t(refusal.place === "gate" ? "passes.notice.refusedGate" : "passes.notice.refusedOfficer", {
            name: refusal.by,
            reason: refusal.reason,
          })}
        </StatusTag>
      )}
      {pass.status === "signed" && gateWords !== null && (
        <StatusTag tone="blue" icon={<InfoCircleOutlined />}>
          {gateWords}
        </StatusTag>
      )}
      {pass.unknownEvents > 0 && (
        <StatusTag tone="amber" icon={warn}>
          {t("passes.record.unknown", { count: pass.unknownEvents })}
        </StatusTag>
      )}
    </div>
  );
}
