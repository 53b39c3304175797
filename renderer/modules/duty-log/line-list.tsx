import { useMemo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DutyLineRow } from "../../../shared/contract/duty-log.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useWindows } from "../../ui/use-windows.ts";
import { VirtualList, type Column } from "../../ui/virtual-list.tsx";
import { rowText } from "./line-words.ts";

/** What waits, or what was sought, in every page of the book; newest first. */
export function LineList({
  search,
  open,
  selectedId,
  onOpen,
}: {
  readonly search: string;
  readonly open: boolean;
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const windows = useWindows<DutyLineRow>({
    key: ["dutyLog.list", search, open],
    kinds: ["duty-line"],
    read: async (host, window) => host.dutyLog.list({ ...window, search, open }),
  });
  const columns = useLineColumns();
  const nothing = open && search === "";
  return (
    <VirtualList
      label={t("dutyLog.title")}
      columns={columns}
      windows={windows}
      selectedId={selectedId}
      onOpen={({ id }) => onOpen(id)}
      empty={
        <EmptyState title={t(nothing ? "dutyLog.day.waitingNone" : "dutyLog.day.nothing")}>
          {t(nothing ? "dutyLog.day.waitingHelp" : "dutyLog.day.nothingHelp")}
        </EmptyState>
      }
    />
  );
}

function useLineColumns(): readonly Column<DutyLineRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: "at",
        title: t("dutyLog.columns.at"),
        width: "108px",
        cell: (row) => <TimeText at={row.atMs} />,
      },
      {
        key: "number",
        title: t("dutyLog.columns.number"),
        width: "76px",
        cell: (row) => <span className="mono log-place">{row.number}</span>,
      },
      {
        key: "category",
        title: t("dutyLog.columns.category"),
        width: "88px",
        cell: (row) => t(`dutyLog.category.${row.category}`),
      },
      {
        key: "text",
        title: t("dutyLog.columns.text"),
        width: "minmax(140px, 1fr)",
        cell: (row) => <RowText row={row} />,
      },
      {
        key: "state",
        title: t("dutyLog.columns.state"),
        width: "minmax(136px, 0.3fr)",
        cell: (row) => <RowState row={row} />,
      },
      { key: "by", title: t("dutyLog.columns.by"), width: "60px", cell: (row) => row.by },
    ],
    [t],
  );
}

function RowText({ row }: { readonly row: DutyLineRow }): ReactElement {
  const { t } = useTranslation();
  const text = rowText(row, t);
  return (
    <span title={text}>
      {row.unit !== "" && !text.includes(row.unit) && (
        <>
          <UnitCode code={row.unit} />{" "}
        </>
      )}
      {row.struck ? <del>{text}</del> : text}
    </span>
  );
}

function RowState({ row }: { readonly row: DutyLineRow }): ReactElement | null {
  const { t } = useTranslation();
  if (row.struck) return <StatusTag tone="grey">{t("dutyLog.struck")}</StatusTag>;
  const [level] = row.owed;
  if (level !== undefined) {
    return <StatusTag tone="red">{t("dutyLog.owed", { level: t(`dutyLog.level.${level}`) })}</StatusTag>;
  }
  if (!row.open) return null;
  return row.important ? (
    <StatusTag tone="red">{t("dutyLog.important")}</StatusTag>
  ) : (
    <StatusTag tone="amber">{t("dutyLog.open")}</StatusTag>
  );
}
