import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { KeyRow } from "../../../shared/contract/keys.ts";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useNow } from "../../ui/use-now.ts";
import type { Column } from "../../ui/virtual-list.tsx";
import { keyDueTag, keyStatusTag, lostWords } from "./key-words.tsx";

/** The columns of the list. */
export function useKeyColumns(): readonly Column<KeyRow>[] {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  return useMemo(
    () => [
      {
        key: "hook",
        title: t("keys.columns.hook"),
        width: "64px",
        cell: (row) => <span className="mono">{row.hook}</span>,
      },
      {
        key: "code",
        title: t("keys.columns.code"),
        width: "76px",
        cell: (row) => <span className="mono">{row.code}</span>,
      },
      {
        key: "what",
        title: t("keys.columns.what"),
        width: "minmax(112px, 1.4fr)",
        cell: (row) => (
          <>
            {row.unit === "" ? <strong>{row.place}</strong> : <UnitCode code={row.unit} />}
            {row.unit !== "" && row.place !== "" && ` ${row.place}`}
            <span className="muted"> {t(`keys.kindOne.${row.kind}`)}</span>
          </>
        ),
      },
      {
        key: "state",
        title: t("keys.columns.state"),
        width: "92px",
        cell: (row) => keyStatusTag(row, nowMs, t),
      },
      {
        key: "who",
        title: t("keys.columns.who"),
        width: "minmax(80px, 1fr)",
        cell: (row) => {
          // Beside who has the others; the state says it of a key that is here.
          const lost = row.status === "out" ? lostWords(row, t) : "";
          return [lost, row.borrower, row.department].filter((part) => part !== "").join(" · ");
        },
      },
      {
        key: "due",
        title: t("keys.columns.due"),
        width: "minmax(124px, 0.6fr)",
        cell: (row) => keyDueTag(row, nowMs, t),
      },
    ],
    [t, nowMs],
  );
}
