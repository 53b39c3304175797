import {
  arrivedEarly,
  countersignOwed,
  handedOverInTime,
  needsExplanation,
  shiftRegister,
  tidiedEarly,
  type ShiftState,
} from "../../../shared/modules/shifts/index.ts";
import { rosterRegister, type RosterState } from "../../../shared/modules/roster/index.ts";
import { defineTable, flag, integer, text } from "../store/table.ts";

/** Ids apart by a blank: there are a few, and nothing is sought by them. */
const ids = (list: readonly string[]): string => list.join(" ");
const measured = (kept: boolean | null): number | null => (kept === null ? null : kept ? 1 : 0);

function shortages({ property, keys }: ShiftState): number {
  return [...(property?.items ?? []), ...(keys?.items ?? [])].filter(needsExplanation).length;
}

/** 交接班: one row a shift, with what the monthly report measures in columns of its own. */
export const shiftsTable = defineTable<ShiftState>({
  name: "shifts",
  version: 3,
  register: shiftRegister,
  columns: {
    number: text((shift) => shift.number),
    status: text((shift) => shift.status),
    post: text((shift) => shift.postId),
    opened_at: integer((shift) => shift.openedAtMs),
    plan_name: text((shift) => shift.plan?.name ?? null),
    plan_date: text((shift) => shift.plan?.date ?? null),
    plan_from: integer((shift) => shift.plan?.fromMs ?? null),
    plan_to: integer((shift) => shift.plan?.toMs ?? null),
    staff: text((shift) => ids(shift.staff)),
    incoming: text((shift) => ids(shift.arrivals.map(({ staffId }) => staffId))),
    arrive_by: integer((shift) => shift.arriveByMs),
    arrived_early: integer((shift) => measured(arrivedEarly(shift))),
    tidied_early: integer((shift) => measured(tidiedEarly(shift))),
    signed_at: integer((shift) => shift.completion?.atMs ?? null),
    in_time: integer((shift) => measured(handedOverInTime(shift))),
    overridden: flag((shift) => shift.overrides.length > 0),
    countersign_by: integer((shift) => countersignOwed(shift)?.countersignByMs ?? null),
    countersigner: text((shift) => countersignOwed(shift)?.supervisorId ?? null),
    shortages: integer(shortages),
    checksum: text((shift) => shift.completion?.checksum ?? null),
    stand_in_until: integer((shift) => {
      const open = shift.standIns.filter(({ endedAtMs }) => endedAtMs === null);
      return open.length === 0 ? null : Math.min(...open.map(({ untilMs }) => untilMs));
    }),
  },
  indexes: [
    "shifts_by_time ON shifts (opened_at)",
    "shifts_open ON shifts (post, opened_at) WHERE status IN ('running', 'handing-over')",
    "shifts_owed ON shifts (countersign_by) WHERE countersign_by IS NOT NULL",
    "shifts_by_checksum ON shifts (checksum) WHERE checksum IS NOT NULL",
  ],
  number: (shift) => [shift.number, ...shift.otherNumbers],
  search: (shift) => ({
    names: [],
    unit: "",
    phoneTails: [],
    number: shift.number,
    texts: [shift.plan?.name ?? ""],
  }),
  conflicts: (shift) => shift.rivalCompletions.length,
});

/** 排班: one row a slot. */
export const rosterTable = defineTable<RosterState>({
  name: "roster",
  version: 2,
  register: rosterRegister,
  columns: {
    post: text((slot) => slot.postId),
    date: text((slot) => slot.date),
    shift: text((slot) => slot.shift),
    staff: text((slot) => ids(slot.staff)),
  },
  indexes: ["roster_by_date ON roster (post, date)"],
  number: null,
  search: null,
  conflicts: null,
});
