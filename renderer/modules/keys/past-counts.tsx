import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { KeyCountRow } from "../../../shared/contract/keys.ts";
import { useLive } from "../../app/live.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import "../../ui/text-link.css";

/** 以前的盘点, newest first; a press shows what differed and why. */
export function PastCounts({ onOpen }: { readonly onOpen: (id: string) => void }): ReactElement {
  const { t } = useTranslation();
  const [shown, setShown] = useState<string | null>(null);
  const counts = useLive({
    key: ["keys.countList"],
    kinds: ["key-count", "staff"],
    read: async (host) => host.keys.countList(),
  });
  return (
    <aside className="count-past card" aria-label={t("keys.count.past")}>
      <h3 className="section-title">{t("keys.count.past")}</h3>
      {counts.data?.length === 0 && <p className="muted">{t("keys.foot.never")}</p>}
      <ul className="loans">
        {(counts.data ?? []).map((count) => (
          <PastCount
            key={count.id}
            count={count}
            open={shown === count.id}
            onToggle={() => setShown(shown === count.id ? null : count.id)}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </aside>
  );
}

function PastCount({
  count,
  open,
  onToggle,
  onOpen,
}: {
  readonly count: KeyCountRow;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { kind, atMs, counter, witness, expected, present, out, differences } = count;
  return (
    <li className="loan-past">
      <button
        type="button"
        className="count-past-head"
        aria-expanded={open}
        disabled={differences === 0}
        onClick={onToggle}
      >
        <strong>{t(`keys.kinds.${kind}`)}</strong> <TimeText at={atMs} />
        <StatusTag tone={differences === 0 ? "green" : "amber"}>
          {differences === 0
            ? t("keys.count.noDifference")
            : t("keys.count.differences", { count: differences })}
        </StatusTag>
      </button>
      <div className="muted tabular">{t("keys.count.pastLine", { expected, present, out })}</div>
      <div className="muted">
        {t("keys.count.by", { counter, witness })} <span className="mono">{count.number}</span>
      </div>
      {open && <Differences id={count.id} onOpen={onOpen} />}
    </li>
  );
}

function Differences({
  id,
  onOpen,
}: {
  readonly id: string;
  readonly onOpen: (id: string) => void;
}): ReactElement | null {
  const count = useLive({
    key: ["keys.count", id],
    kinds: ["key-count"],
    read: async (host) => host.keys.count({ id }),
    keepPrevious: false,
  }).data;
  if (count === undefined) return null;
  return (
    <ul className="count-lines">
      {count.lines.map(({ key, code, label, expected, present, explanation }) => (
        <li key={key}>
          <button type="button" className="text-link" onClick={() => onOpen(key)}>
            {label} <span className="mono">{code}</span>
          </button>{" "}
          <span className="tabular">
            {expected} → {present}
          </span>{" "}
          {explanation}
        </li>
      ))}
    </ul>
  );
}
