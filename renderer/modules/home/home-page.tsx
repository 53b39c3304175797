import { CheckCircleOutlined } from "@ant-design/icons";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { BoardItem } from "../../../shared/contract/board.ts";
import { useBoard } from "../../app/frame/use-board.ts";
import { useSession } from "../../app/program.ts";
import type { PageProps } from "../../app/page-props.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useErrorWords } from "../../ui/error-words.ts";
import { errorOf } from "../../app/host-client.ts";
import { useNow } from "../../ui/use-now.ts";
import { mayAct } from "./board-commands.ts";
import { BoardRow } from "./board-row.tsx";
import { Figures } from "./figures.tsx";
import "./home.css";

/** 值班台: what needs a person now, most overdue first. ↑↓ choose, Enter acts, → opens. */
export function HomePage({ arrived, openRecord }: PageProps): ReactElement {
  const { t } = useTranslation();
  const words = useErrorWords();
  const nowMs = useNow();
  const board = useBoard();
  const items = board.data?.items ?? [];
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    items.findIndex(({ key }) => key === chosenKey),
  );
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- every arrival here takes the cursor
  useEffect(() => list.current?.focus({ preventScroll: true }), [arrived]);

  const role = useSession(({ actor }) => actor?.role ?? "guard");
  const open = (item: BoardItem): void => openRecord(item.recordKind, item.recordId);
  const act = (item: BoardItem): void =>
    mayAct(role, item.kind) ? openRecord(item.recordKind, item.recordId, item.kind) : open(item);
  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items[at];
    if (item === undefined || event.target !== event.currentTarget) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setChosenKey(items[Math.min(Math.max(0, at + step), items.length - 1)]?.key ?? null);
    else if (event.key === "Enter") act(item);
    else if (event.key === "ArrowRight") open(item);
    else return;
    event.preventDefault();
  };
  return (
    <div className="home">
      <section className="home-board" aria-labelledby="home-title">
        <header className="home-head">
          <h2 className="page-title" id="home-title">
            {t("home.title")}
          </h2>
          {items.length > 0 && <span className="muted">{t("home.count", { count: items.length })}</span>}
        </header>
        {board.isError && (
          <p className="field-error" role="alert">
            {t("ui.loadFailed", { why: words(errorOf(board.error)) })}
          </p>
        )}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- ↑↓ Enter → are the list's */}
        <div
          className="home-list"
          ref={list}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the list takes the keys
          tabIndex={0}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for a form
          role="group"
          aria-label={t("home.title")}
          onKeyDown={onKeyDown}
        >
          <ol className="board">
            {items.map((item, index) => (
              <BoardRow
                key={item.key}
                item={item}
                nowMs={nowMs}
                chosen={index === at}
                acts={mayAct(role, item.kind)}
                onChoose={() => setChosenKey(item.key)}
                onAct={() => act(item)}
                onOpen={() => open(item)}
              />
            ))}
          </ol>
          {board.data !== undefined && items.length === 0 && (
            <EmptyState icon={<CheckCircleOutlined className="home-calm" />} title={t("home.empty")}>
              {t("home.emptyHelp")}
            </EmptyState>
          )}
        </div>
      </section>
      <Figures />
    </div>
  );
}
