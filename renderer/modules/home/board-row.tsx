import { Button } from "antd";
import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { BoardItem } from "../../../shared/contract/board.ts";
import { useZone } from "../../app/program.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { exactTime, timeWords } from "../../ui/time-words.ts";
import { UnitCode } from "../../ui/unit-code.tsx";

/** The big figure: how late (超 8 分) or how soon (6 分), in the coarsest unit. */
export function bigWords(dueMs: number, nowMs: number, t: TFunction): string {
  const late = nowMs >= dueMs;
  // What is left is rounded up: "0 left" is never shown early.
  const minutes = late ? Math.floor((nowMs - dueMs) / 60_000) : Math.ceil((dueMs - nowMs) / 60_000);
  if (late && minutes === 0) return t("home.due");
  const span =
    minutes < 60
      ? t("home.minutes", { count: minutes })
      : minutes < 24 * 60
        ? t("home.hours", { count: Math.floor(minutes / 60) })
        : t("home.days", { count: Math.floor(minutes / (24 * 60)) });
  return late ? t("home.late", { span }) : span;
}

/** One thing that needs a person: how late, what, who, and the one action it waits for. */
export function BoardRow({
  item,
  nowMs,
  chosen,
  acts,
  onChoose,
  onAct,
  onOpen,
}: {
  readonly item: BoardItem;
  readonly nowMs: number;
  readonly chosen: boolean;
  /** Who is signed in may do what it waits for. */
  readonly acts: boolean;
  readonly onChoose: () => void;
  readonly onAct: () => void;
  readonly onOpen: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const { kind, tone, who, number, phoneMasked, sinceMs, dueMs } = item;
  const since = t("home.since", { time: timeWords(sinceMs, nowMs, zone, t) });
  // One strong colour for what must be done now: what rings, what is due soon, and what Enter would do.
  const strong = (item.loud && tone === "red") || tone === "amber" || chosen;
  const facts = [who, since, number, phoneMasked].filter((fact) => fact !== "");
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a click chooses, as ↑↓ do
    <li className={`board-row board-${tone}`} data-chosen={chosen} onClick={onChoose}>
      <div className="board-when" title={exactTime(dueMs, zone)}>
        <div className="board-big tabular">{bigWords(dueMs, nowMs, t)}</div>
        <div className="board-under">
          {nowMs >= dueMs ? t(`home.kinds.${kind}.late`) : t(`home.kinds.${kind}.soon`)}
        </div>
      </div>
      <div className="board-what">
        <div className="board-title">
          <span className="board-subject">
            <UnitCode code={item.unit} /> {item.subject}
          </span>
          <StatusTag tone={tone}>{t(`home.kinds.${kind}.tag`)}</StatusTag>
        </div>
        <div className="board-facts tabular">{facts.join(" · ")}</div>
      </div>
      <div className="board-actions">
        <Button onClick={onOpen}>
          {t("home.open")}
          {chosen && !acts && <Kbd keys="↵" />}
        </Button>
        {acts && (
          <Button
            type={strong ? "primary" : "default"}
            danger={strong && tone === "red"}
            onClick={onAct}
            data-act={item.key}
          >
            {t(`home.kinds.${kind}.action`)}
            {chosen && <Kbd keys="↵" />}
          </Button>
        )}
      </div>
    </li>
  );
}
