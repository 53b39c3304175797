import { addDays, siteMs, startOfSiteDay } from "../../../shared/kernel/site-time.ts";
import { shiftAt } from "../../../shared/kernel/shifts.ts";
import { reviewKey } from "../../../shared/modules/duty-log/index.ts";
import type { DutyLineRow } from "../../../shared/contract/duty-log.ts";
import type { Waiting } from "./waiting.ts";
import type { Core } from "../core.ts";
import { businessToday } from "./duty-log-view.ts";

const HOUR_MS = 3_600_000;
/** Unsigned days further back are the month's business, not today's. */
const DAYS_BACK = 3;

function base(line: DutyLineRow): Omit<Waiting, "key" | "kind" | "dueMs" | "soonMs"> {
  return {
    recordKind: "duty-line",
    recordId: line.id,
    number: line.number,
    unit: line.unit,
    subject: line.text,
    who: line.followedBy,
    sinceMs: line.atMs,
    loud: false,
    phoneMasked: "",
  };
}

/** DUTY-4: an important line is to be closed before the shift ends. DUTY-8: hard matters are told at once. */
function lineBoard(core: Core): readonly Waiting[] {
  const { shifts, timeZone } = core.desk.settings;
  return core.queries.dutyLog
    .open()
    .filter(({ post }) => post === core.desk.postId)
    .flatMap((line): Waiting[] => {
      const items: Waiting[] = [];
      if (line.owed.length > 0) {
        items.push({
          ...base(line),
          key: `report ${line.id}`,
          kind: "report",
          dueMs: line.atMs,
          soonMs: line.atMs,
        });
      }
      if (line.important && !line.handled) {
        const dueMs = shiftAt(line.atMs, shifts, timeZone)?.toMs ?? line.atMs + 12 * HOUR_MS;
        items.push({
          ...base(line),
          key: `important-line ${line.id}`,
          kind: "important-line",
          dueMs,
          soonMs: dueMs - HOUR_MS,
        });
      }
      return items;
    });
}

/** DUTY-6: days that ended and that no leader has signed; each is due by the end of the next day. */
function unsignedBoard(core: Core): readonly Waiting[] {
  const { timeZone } = core.desk.settings;
  const { postId: post, postName } = core.desk;
  const today = businessToday(core);
  const from = addDays(today, -DAYS_BACK);
  const signed = core.queries.dutyLog.signedDays(post, from, today);
  return core.queries.dutyLog
    .dayCounts(post, from, today)
    .filter(({ day }) => !signed.has(day))
    .map(({ day }): Waiting => {
      const next = addDays(day, 1);
      return {
        key: `unsigned-log ${post} ${day}`,
        kind: "unsigned-log",
        recordKind: "log-review",
        recordId: core.lookups.naturalId("log-review", reviewKey(post, day)),
        number: day,
        unit: "",
        subject: postName,
        who: "",
        sinceMs: startOfSiteDay(next, timeZone),
        dueMs: startOfSiteDay(addDays(next, 1), timeZone),
        soonMs: siteMs(next, "15:00", timeZone),
        loud: false,
        phoneMasked: "",
      };
    });
}

/** 值班日志: what waits at this post. */
export function dutyLogBoard(core: Core): readonly Waiting[] {
  return [...lineBoard(core), ...unsignedBoard(core)];
}
