import { Button } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ApprovalView } from "../../../shared/contract/approvals.ts";
import { roles, rankOf, type Role } from "../../../shared/kernel/roles.ts";
import type { PageProps } from "../../app/page-props.ts";
import { ApprovalActs, ApprovalDone } from "../../ui/approval-notice.tsx";
import { approvalTones, commandWords, statusWords, useShownWords } from "../../ui/approval-words.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { AnswerForm } from "./answer-form.tsx";

/** The lowest role that has this rank. */
const roleOf = (rank: number): Role => roles.find((role) => rankOf(role) === rank) ?? "manager";

/** One request: who asks, exactly what for, where it stands, and what can be done with it here. */
export function ApprovalCard({
  view,
  chosen,
  openRecord,
}: {
  readonly view: ApprovalView;
  /** It was opened from the board. */
  readonly chosen: boolean;
  readonly openRecord: PageProps["openRecord"];
}): ReactElement {
  const { t } = useTranslation();
  const [done, setDone] = useState<Parameters<typeof ApprovalDone>[0]["done"] | null>(null);
  const { status, requester, desk } = view;
  const late = status === "carried-out" ? view.answers.find(({ kind }) => kind === "refused") : undefined;
  const open = status === "waiting" || status === "approved";
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <article
      ref={card}
      className="card approval-card"
      data-chosen={chosen}
      aria-label={commandWords(view, t)}
    >
      <header className="approval-card-head">
        <div>
          <strong>{commandWords(view, t)}</strong>
          <div className="muted">
            {t("approvals.asks", { name: requester, desk })} · <TimeText at={view.requestedAtMs} />
            {open && (
              <>
                {" "}
                · {t("approvals.left")} <TimeText at={view.expiresAtMs} />
              </>
            )}
          </div>
        </div>
        <div className="approval-card-right">
          <StatusTag tone={approvalTones[status]}>{t(`approvals.status.${status}`)}</StatusTag>
          <Button onClick={() => openRecord(view.recordKind, view.recordId)}>
            {t("approvals.openRecord")}
          </Button>
        </div>
      </header>
      <Shown view={view} />
      {done === null ? !view.mayAnswer && <p>{statusWords(view, t)}</p> : <ApprovalDone done={done} />}
      {late !== undefined && (
        <p className="field-error">{t("approvals.lateRefusal", { name: late.by, reason: late.reason })}</p>
      )}
      {view.mayAnswer && <AnswerForm view={view} chosen={chosen} />}
      {!view.mayAnswer && status === "waiting" && (
        <p className="muted">{t("approvals.rank", { role: t(`ui.roles.${roleOf(view.rank)}`) })}</p>
      )}
      <ApprovalActs view={view} onDone={setDone} />
    </article>
  );
}

/** Exactly what the approval is for: the lines that its digest was made of. */
function Shown({ view }: { readonly view: ApprovalView }): ReactElement {
  const { t } = useTranslation();
  const words = useShownWords();
  if (view.shown === null) return <p className="muted">{t("approvals.erased")}</p>;
  return (
    <Facts>
      {view.shown.map((fact) => (
        <Fact key={fact.name} label={t(`approvals.facts.${fact.name}`)}>
          <span className={fact.name === "unit" || fact.name === "record" ? "mono" : "approval-value"}>
            {words(fact)}
          </span>
        </Fact>
      ))}
    </Facts>
  );
}
