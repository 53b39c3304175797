import type { Waiting } from "./waiting.ts";
import type { Core } from "../core.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How long before it is due a key that is out turns amber. */
const SOON_MS = 30 * MINUTE_MS;
/** KEY-1: a count is shown so long before its day, and turns amber on the last one. */
const COUNT_AHEAD_MS = 3 * DAY_MS;

/** KEY-1: kinds that are counted again and again, and what the board calls that. */
const countKinds = { deposited: "key-count-deposited", vacant: "key-count-vacant" } as const;

function countsDue(core: Core, nowMs: number): readonly Waiting[] {
  const { keys } = core.queries;
  return (["deposited", "vacant"] as const).flatMap((kind): Waiting[] => {
    const firstMs = keys.firstAddedMs(kind);
    if (firstMs === null) return [];
    const last = keys.lastCount(kind);
    const sinceMs = last?.countedAtMs ?? firstMs;
    const dueMs = sinceMs + (last?.againDays ?? core.desk.settings.keyCountDays) * DAY_MS;
    if (dueMs - COUNT_AHEAD_MS > nowMs) return [];
    return [
      {
        key: `${countKinds[kind]} ${dueMs}`,
        kind: countKinds[kind],
        recordKind: "key",
        recordId: "count",
        number: "",
        unit: "",
        subject: "",
        who: "",
        dueMs,
        soonMs: dueMs - DAY_MS,
        sinceMs,
        loud: false,
        phoneMasked: "",
      },
    ];
  });
}

/** KEY-3, KEY-1: keys that should be back, and counts that should be made. */
export function keyBoard(core: Core, nowMs: number): readonly Waiting[] {
  const overdue = core.queries.keys.dueBy(nowMs + SOON_MS).flatMap((key): Waiting[] => {
    if (key.dueMs === null) return [];
    return [
      {
        key: `key-overdue ${key.id} ${key.loanNumber} ${key.dueMs}`,
        kind: "key-overdue",
        recordKind: "key",
        recordId: key.id,
        number: key.code,
        unit: key.unit,
        subject: key.place === "" ? key.loanReason : key.place,
        who: [key.department, key.borrower].filter((part) => part !== "").join(" "),
        dueMs: key.dueMs,
        soonMs: key.dueMs - SOON_MS,
        sinceMs: key.lentAtMs ?? key.dueMs,
        loud: false,
        phoneMasked: key.phoneMasked,
      },
    ];
  });
  return [...overdue, ...countsDue(core, nowMs)];
}
