import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Conflict, ConflictSide } from "../../../shared/contract/conflicts.ts";
import type { PageProps } from "../../app/page-props.ts";
import { useKindWords } from "../../ui/kind-words.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useEntryWords } from "./entry-words.ts";
import { SettleForm, settledInRecord } from "./settle-form.tsx";
import { conflictsZhCN } from "./words.zh-CN.ts";

type What = keyof typeof conflictsZhCN.what;
const isWhat = (kind: string): kind is What => Object.hasOwn(conflictsZhCN.what, kind);

/** One conflict: what it is about, what each desk did, and how it is settled. */
export function ConflictCard({
  conflict,
  chosen,
  openRecord,
}: {
  readonly conflict: Conflict;
  /** It was opened from the board. */
  readonly chosen: boolean;
  readonly openRecord: PageProps["openRecord"];
}): ReactElement {
  const { t } = useTranslation();
  const kindWords = useKindWords();
  const [asked, setAsked] = useState(false);
  const { doubt, recordKind, recordId, number, unit, subject, sides, clash } = conflict;
  const kind = doubt !== "record" ? doubt : isWhat(recordKind) ? recordKind : "other";
  const elsewhere = settledInRecord(conflict);
  const settling = !elsewhere && (asked || chosen);
  return (
    <section className="card conflict" aria-label={`${kindWords(recordKind)} ${number}`}>
      <header className="conflict-head">
        <div>
          <StatusTag tone="red">
            {clash === null ? t(`conflicts.what.${kind}`) : t(`keys.clashes.${clash}`)}
          </StatusTag>{" "}
          <strong>
            {kindWords(recordKind)} <span className="mono">{number}</span>
          </strong>{" "}
          {doubt === "record" && (
            <>
              <UnitCode code={unit} /> {subject}
            </>
          )}
        </div>
        <div className="conflict-actions">
          {doubt === "record" && (
            <Button onClick={() => openRecord(recordKind, recordId)}>{t("conflicts.open")}</Button>
          )}
          {doubt === "code" || doubt === "tag" ? null : elsewhere ? (
            <Button type="primary" onClick={() => openRecord(recordKind, recordId, elsewhere)}>
              {t("conflicts.settle.toRecord")}
            </Button>
          ) : (
            !settling && (
              <Button type="primary" onClick={() => setAsked(true)}>
                {t("conflicts.settle.start")}
              </Button>
            )
          )}
        </div>
      </header>
      <ol className="conflict-sides">
        {sides.map((side, place) => (
          <Side
            key={`${side.recordId} ${side.entry.desk} ${side.entry.seq}`}
            conflict={conflict}
            side={side}
            stands={doubt === "record" && recordKind === "shift" && place === 0}
            {...(doubt === "record"
              ? {}
              : { onOpen: () => openRecord(recordKind, side.recordId, elsewhere ?? undefined) })}
          />
        ))}
      </ol>
      <p className="muted">
        {clash === null || clash === "lent" ? t(`conflicts.effect.${kind}`) : t("conflicts.effect.keyLoan")}
      </p>
      {settling && <SettleForm conflict={conflict} onClose={() => setAsked(false)} />}
    </section>
  );
}

function Side({
  conflict,
  side,
  stands,
  onOpen,
}: {
  readonly conflict: Conflict;
  readonly side: ConflictSide;
  /** It is this one that the record goes by, whatever is found out. */
  readonly stands: boolean;
  readonly onOpen?: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const entryWords = useEntryWords();
  const { desk, actor, approver, at } = side.entry;
  return (
    <li className="conflict-side">
      <div className="conflict-desk">
        {desk === "" ? t("conflicts.unknownDesk") : t("conflicts.desk", { desk })}{" "}
        {stands && <StatusTag tone="green">{t("conflicts.stands")}</StatusTag>}
      </div>
      {side.subject !== "" && <div>{side.subject}</div>}
      <div>{entryWords(conflict, side)}</div>
      <div className="muted">
        {actor} · {approver !== "" && `${t("ui.approval.who")} ${approver} · `}
        <TimeText at={at} />
      </div>
      {onOpen !== undefined && (
        <Button size="small" onClick={onOpen}>
          {t("conflicts.open")}
        </Button>
      )}
    </li>
  );
}
