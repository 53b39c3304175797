import type { ReactElement, ReactNode } from "react";
import { EmptyState } from "./empty-state.tsx";
import { SearchBox } from "./search-box.tsx";
import type { Windows } from "./use-windows.ts";
import { VirtualList, type Column } from "./virtual-list.tsx";
import "./register-list.css";

/** A register's list: which part of it, the search box, what narrows it, and the rows. */
export function RegisterList<Row extends { readonly id: string }>({
  label,
  tabs,
  searchHint,
  typed,
  onType,
  filters,
  columns,
  windows,
  selectedId,
  onOpen,
  empty,
}: {
  readonly label: string;
  readonly tabs: ReactNode;
  readonly searchHint: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** A second line of tools: ticks and choices. */
  readonly filters?: ReactNode;
  readonly columns: readonly Column<Row>[];
  readonly windows: Windows<Row>;
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
  /** What stands there when there is no row, and what to do then. */
  readonly empty: { readonly title: string; readonly help: string };
}): ReactElement {
  const openFirst = (): void => {
    const first = windows.row(0);
    if (first !== null) onOpen(first.id);
  };
  return (
    <>
      <div className="list-tools">
        {tabs}
        <SearchBox hint={searchHint} typed={typed} onType={onType} onEnter={openFirst} />
      </div>
      {filters !== undefined && <div className="list-tools">{filters}</div>}
      <VirtualList
        label={label}
        columns={columns}
        windows={windows}
        selectedId={selectedId}
        onOpen={({ id }) => onOpen(id)}
        empty={<EmptyState title={empty.title}>{empty.help}</EmptyState>}
      />
    </>
  );
}
