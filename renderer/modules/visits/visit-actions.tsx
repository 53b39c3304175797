import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { VisitView } from "../../../shared/contract/visits.ts";
import {
  mayAnswer,
  mayReturnBadge,
  mayWithdrawLeave,
  overstayMinutes,
} from "../../../shared/modules/visits/index.ts";
import { MoreMenu } from "../../ui/more-menu.tsx";
import { useNow } from "../../ui/use-now.ts";
import { AnswerAction } from "./answer-action.tsx";
import { CorrectAction } from "./correct-action.tsx";
import { ExtendAction } from "./extend-action.tsx";
import { LateLeaveAction } from "./late-leave-action.tsx";
import { PlainAction } from "./plain-action.tsx";
import { SignOutAction } from "./sign-out-action.tsx";
import { VoidAction } from "./void-action.tsx";

const strips = ["answer", "extend", "signOutLate", "correct", "void"] as const;
type Strip = (typeof strips)[number];

function wanted(opened: string | null, visit: VisitView): Strip | null {
  if (opened === "awaiting-answer" && mayAnswer(visit)) return "answer";
  return opened === "overstay" && visit.status === "inside" ? "extend" : null;
}

/** What may be done with a visit now; what needs more words unfolds under the buttons. */
export function VisitActions({
  visit,
  opened,
}: {
  readonly visit: VisitView;
  /** What the record was opened for. */
  readonly opened: string | null;
}): ReactElement | null {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  const [strip, setStrip] = useState<Strip | null>(() => wanted(opened, visit));
  const close = (): void => setStrip(null);
  if (visit.status === "void") return null;
  const inside = visit.status === "inside";
  const over = overstayMinutes(visit, nowMs) !== null;
  const offered: readonly Strip[] = [
    ...(mayAnswer(visit) ? (["answer"] as const) : []),
    ...(inside ? (["extend"] as const) : (["correct", "void"] as const)),
  ];
  return (
    <div className="visit-actions">
      {strip === null && (
        <div className="visit-buttons">
          {inside && <SignOutAction visit={visit} />}
          {mayWithdrawLeave(visit, nowMs) && (
            <PlainAction
              id={visit.id}
              name="visit.withdraw-leave"
              label={t("visits.record.actions.withdraw")}
            />
          )}
          {mayReturnBadge(visit) && (
            <PlainAction
              id={visit.id}
              name="visit.return-badge"
              label={t("visits.record.actions.returnBadge")}
            />
          )}
          {offered.map((name) => (
            <Button
              key={name}
              danger={name === "extend" && over}
              type={name === "answer" ? "primary" : "default"}
              onClick={() => setStrip(name)}
            >
              {t(`visits.record.actions.${name}`)}
            </Button>
          ))}
          {inside && (
            <MoreMenu
              actions={["signOutLate", "correct", "void"] as const}
              labelOf={(name) => t(`visits.record.actions.${name}`)}
              isDanger={(name) => name === "void"}
              placement="bottomLeft"
              onAct={setStrip}
            />
          )}
        </div>
      )}
      {strip === "answer" && <AnswerAction visit={visit} onClose={close} />}
      {strip === "extend" && <ExtendAction visit={visit} onClose={close} />}
      {strip === "signOutLate" && <LateLeaveAction visit={visit} onClose={close} />}
      {strip === "correct" && <CorrectAction visit={visit} onClose={close} />}
      {strip === "void" && <VoidAction visit={visit} onClose={close} />}
    </div>
  );
}
