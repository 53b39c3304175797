import { WarningFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { CommandName } from "../../../shared/contract/commands.ts";
import type { HazardBatchView, HazardMovement, SubstanceView } from "../../../shared/contract/hazards.ts";
import { useSession } from "../../app/program.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { useExpiry } from "./hazard-words.tsx";
import { countWords, quantityWords } from "./quantity.tsx";

/** What can be done with a batch; each is one command. */
export const commandByAction = {
  count: "hazard-batch.count",
  off: "hazard-batch.write-off",
  expiry: "hazard-batch.correct",
  balance: "hazard-batch.settle-balance",
} as const satisfies Readonly<Record<string, CommandName>>;
export type BatchAction = keyof typeof commandByAction;

/** One batch: what is left of it, until when it may be used, and its book. */
export function BatchCard({
  goods,
  batch,
  openAtFirst,
  onAct,
  onOpen,
}: {
  readonly goods: SubstanceView;
  readonly batch: HazardBatchView;
  readonly openAtFirst: boolean;
  readonly onAct: (action: BatchAction) => void;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const role = useSession((state) => state.actor?.role ?? "guard");
  const [open, setOpen] = useState(openAtFirst);
  const expiry = useExpiry()(batch.expiry);
  const disputed = batch.doubts.some(({ kind }) => kind === "expiry");
  const words: readonly (readonly [BatchAction, string])[] = [
    ...(batch.conflicts > 0 ? [["balance", t("hazards.settleBalance")] as const] : []),
    ["count", t("hazards.count.title")],
    ...(batch.balance > 0 ? [["off", t("hazards.off.title")] as const] : []),
    ...(open || disputed ? [["expiry", t("hazards.correctExpiry")] as const] : []),
  ];
  const actions = words.filter(([action]) => mayCommand(role, commandByAction[action]));
  return (
    <section className="hazard-batch">
      <button type="button" className="hazard-batch-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{open ? "▾" : "▸"}</span>
        <strong className="mono">{batch.batch === "" ? t("hazards.noBatch") : batch.batch}</strong>
        <span className="muted tabular">{batch.expiry ?? t("hazards.noExpiry")}</span>
        <strong className="tabular hazard-push">{quantityWords(batch.balance, goods.unit, t)}</strong>
      </button>
      {expiry !== null && batch.balance > 0 && (
        <StatusTag tone={expiry.tone}>
          {expiry.tone === "red"
            ? t("hazards.store.expired")
            : t("hazards.store.expiring", { count: expiry.days })}
        </StatusTag>
      )}
      {batch.doubts.map(({ kind, number, balance, atMs }) => (
        <p key={`${kind} ${number} ${atMs}`} className="hazard-doubt">
          <WarningFilled /> {t(`hazards.doubt.${kind}`, { number, balance })}
        </p>
      ))}
      <div className="hazard-batch-actions">
        {actions.map(([action, label]) => (
          <Button
            key={action}
            size="small"
            type={action === "balance" ? "primary" : "default"}
            onClick={() => onAct(action)}
          >
            {label}
          </Button>
        ))}
      </div>
      {open && <Book batch={batch} onOpen={onOpen} />}
    </section>
  );
}

/** 出入明细: newest on top, with the balance after each. */
function Book({
  batch,
  onOpen,
}: {
  readonly batch: HazardBatchView;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  return (
    <ol className="hazard-book">
      {batch.movements.toReversed().map((movement, index) => (
        <li key={`${movement.atMs} ${movement.kind} ${batch.movements.length - index}`}>
          <Line movement={movement} onOpen={onOpen} />
        </li>
      ))}
    </ol>
  );
}

function Line({
  movement,
  onOpen,
}: {
  readonly movement: HazardMovement;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { kind, delta, balance, issue, number, note, reason, witness, by, atMs } = movement;
  const isCount = kind === "counted" || kind === "settled";
  const { used, returned, spilt } = movement;
  const figures = used === null ? "" : t("hazards.record.figures", { used, returned, spilt });
  const said = [figures, isCount ? "" : note, reason, witness, by].filter((text) => text !== "");
  return (
    <>
      <div className="hazard-book-line">
        <span>{t(`hazards.movement.${kind}`)}</span>
        <span className="tabular">{delta > 0 ? `+${countWords(delta)}` : countWords(delta)}</span>
        <span className="tabular hazard-push">= {countWords(balance)}</span>
      </div>
      <div className="muted">
        {issue !== null && (
          <Button type="link" size="small" className="mono hazard-link" onClick={() => onOpen(issue)}>
            {number}
          </Button>
        )}{" "}
        {said.join(" · ")} · <TimeText at={atMs} />
      </div>
    </>
  );
}
