import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { KeyRow } from "../../../shared/contract/keys.ts";
import { siteClock, siteDate, siteParts } from "../../../shared/kernel/site-time.ts";
import { useZone } from "../../app/program.ts";
import { dueWords } from "../../ui/time-words.ts";
import { keyLabel, keyTone, lostWords } from "./key-words.tsx";

/** Until when, in the room that a hook has: 18:52 today, 11/26 later; how late, once it is. */
function dueOnHook(dueMs: number, nowMs: number, zone: string, t: TFunction): string {
  if (nowMs >= dueMs) return dueWords(dueMs, nowMs, t);
  if (siteDate(dueMs, zone) === siteDate(nowMs, zone))
    return t("keys.dueBy", { time: siteClock(dueMs, zone) });
  const { month, day } = siteParts(dueMs, zone);
  return t("keys.dueBy", { time: `${month}/${day}` });
}

/** What the hook says: how many hang there, or who has it and until when. */
function stateWords(key: KeyRow, nowMs: number, zone: string, t: TFunction): readonly [string, string] {
  if (key.conflicts > 0) return [t("keys.clash"), ""];
  const copies = key.quantity > 1 ? t("keys.atHook", { count: key.atHook }) : t("keys.status.in");
  if (key.dueMs !== null) {
    const borrower = key.borrower === "" ? t("keys.status.out") : key.borrower;
    // A name beside both numbers does not fit on a hook: the record says who has the others.
    return [key.atHook > 0 ? copies : borrower, dueOnHook(key.dueMs, nowMs, zone, t)];
  }
  if (key.status === "lost") return [t("keys.status.lost"), ""];
  const lost = lostWords(key, t);
  const over = key.depositUntilMs !== null && nowMs >= key.depositUntilMs ? t("keys.depositOver") : "";
  return [copies, lost === "" ? over : lost];
}

/** One hook of the cabinet. What is out leaves an empty hook. */
export function HookTile({
  row,
  nowMs,
  selected,
  focusable,
  onOpen,
}: {
  readonly row: KeyRow;
  readonly nowMs: number;
  readonly selected: boolean;
  /** One tile of the cabinet takes Tab; the arrow keys go on from there. */
  readonly focusable: boolean;
  readonly onOpen: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const [state, beside] = stateWords(row, nowMs, zone, t);
  const tone = keyTone(row, nowMs);
  const empty = row.atHook === 0;
  const hook = row.hook === "" ? t("keys.noHook") : row.hook;
  const classes = [
    "hook",
    `hook-${tone}`,
    ...(empty ? ["hook-empty"] : []),
    ...(selected ? ["hook-open"] : []),
  ];
  return (
    <button
      type="button"
      className={classes.join(" ")}
      tabIndex={focusable ? 0 : -1}
      aria-pressed={selected}
      onClick={onOpen}
    >
      <span className="hook-top">
        <span className="hook-place">{hook}</span>
        <span className="hook-code">{row.code}</span>
      </span>
      <span className={row.unit === "" ? "hook-name" : "hook-name mono"} title={keyLabel(row)}>
        {keyLabel(row)}
      </span>
      <span className="hook-state" title={`${state} ${beside}`.trim()}>
        <span>{state}</span>
        {beside !== "" && <strong>{beside}</strong>}
      </span>
    </button>
  );
}
