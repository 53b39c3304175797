/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a grid whose rows are placed, which table tags cannot be */
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import { useStore } from "zustand";
import { errorOf } from "../app/host-client.ts";
import { useProgram } from "../app/program.ts";
import { rowHeight } from "../app/theme.ts";
import { EmptyState } from "./empty-state.tsx";
import { useErrorWords } from "./error-words.ts";
import type { Windows } from "./use-windows.ts";
import "./virtual-list.css";

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** A CSS grid track: `72px`, `minmax(96px, 1fr)`. */
  readonly width: string;
  /** Called once a row as long as the columns are the same: what it shows comes from the row and the columns alone. */
  readonly cell: (row: Row) => ReactNode;
  /** Against the right edge: a row's button. */
  readonly atEnd?: boolean;
}

/** The cells of the rows that were drawn: while columns and row are the same, React need not look into them again. */
function drawnCells<Row extends object>(columns: readonly Column<Row>[]): (row: Row | null) => ReactNode {
  const drawn = new WeakMap<Row, ReactNode>();
  const cells = (content: (column: Column<Row>) => ReactNode): ReactNode =>
    columns.map((column) => (
      <div
        key={column.key}
        role="gridcell"
        className={column.atEnd === true ? "vlist-cell vlist-end" : "vlist-cell"}
      >
        {content(column)}
      </div>
    ));
  const ghosts = cells(() => <span className="vlist-ghost" />);
  return (row) => {
    if (row === null) return ghosts;
    const known = drawn.get(row);
    if (known !== undefined) return known;
    const made = cells((column) => column.cell(row));
    drawn.set(row, made);
    return made;
  };
}

const moves: Readonly<Record<string, (at: number, page: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, page) => at + page,
  PageUp: (at, page) => at - page,
  Home: () => 0,
  End: () => Number.POSITIVE_INFINITY,
};

/** A list of any length: only what is on screen exists. ↑↓ choose, Enter (or a click) opens. */
export function VirtualList<Row extends { readonly id: string }>({
  label,
  columns,
  windows,
  selectedId,
  onOpen,
  onKey,
  empty,
}: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly windows: Windows<Row>;
  readonly selectedId: string | null;
  readonly onOpen: (row: Row) => void;
  /** Other keys on the chosen row (→, L): true when it was taken. */
  readonly onKey?: (key: string, row: Row) => boolean;
  readonly empty: ReactNode;
}): ReactElement {
  const height = useStore(useProgram().preferences, ({ density }) => rowHeight(density));
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const words = useErrorWords();
  const { total } = windows;
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 4,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { show } = windows;
  useEffect(() => show(first, last));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const row = windows.row(at);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
    const move = moves[event.key];
    if (move !== undefined) {
      const next = Math.min(Math.max(0, move(at, page)), Math.max(0, total - 1));
      setAt(next);
      virtual.scrollToIndex(next);
    } else if (event.key === "Enter" && row !== null) onOpen(row);
    else if (row === null || onKey?.(event.key, row) !== true) return;
    event.preventDefault();
  };
  const cellsOf = useMemo(() => drawnCells(columns), [columns]);
  const template = useMemo(
    () => ({ gridTemplateColumns: columns.map(({ width }) => width).join(" ") }),
    [columns],
  );
  // What could not be read is not empty.
  if (total === 0 && windows.error !== null) {
    return (
      <div className="vlist" role="alert">
        <EmptyState title={words(errorOf(windows.error))} />
      </div>
    );
  }
  if (total === 0 && !windows.loading) return <div className="vlist">{empty}</div>;
  return (
    <div className="vlist" role="grid" aria-label={label} aria-rowcount={total}>
      <div className="vlist-head" role="row" style={template}>
        {columns.map(({ key, title, atEnd }) => (
          <div key={key} role="columnheader" className={atEnd === true ? "vlist-end" : undefined}>
            {title}
          </div>
        ))}
      </div>
      <div
        className="vlist-scroll"
        ref={scroller}
        tabIndex={0}
        role="rowgroup"
        aria-label={label}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {items.map(({ index, start }) => {
            const row = windows.row(index);
            const classes = ["vlist-row"];
            if (index === at) classes.push("vlist-row-at");
            if (row !== null && row.id === selectedId) classes.push("vlist-row-open");
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the list's
              <div
                key={index}
                role="row"
                aria-rowindex={index + 1}
                aria-selected={index === at}
                className={classes.join(" ")}
                style={{ ...template, height, transform: `translateY(${start}px)` }}
                onClick={() => {
                  setAt(index);
                  if (row !== null) onOpen(row);
                }}
              >
                {cellsOf(row)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
