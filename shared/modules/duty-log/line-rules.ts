import type { Rank } from "../../kernel/roles.ts";
import { shiftAt } from "../../kernel/shifts.ts";
import type { SiteSettings } from "../../kernel/settings.ts";
import { siteDate } from "../../kernel/site-time.ts";
import type { ReportLevel } from "./line-schema.ts";
import type { DutyLineState } from "./line-state.ts";

/** Where the next line of a book stands; a full page is turned, so that no number is ever left out (DUTY-1). */
export interface Place {
  readonly ordinal: number;
  readonly page: number;
  readonly line: number;
}

/** The place behind the last line of a book, by the page length now in force. */
export function nextPlace(last: Place | null, pageLines: number): Place {
  if (last === null) return { ordinal: 1, page: 1, line: 1 };
  const ordinal = last.ordinal + 1;
  return last.line < pageLines
    ? { ordinal, page: last.page, line: last.line + 1 }
    : { ordinal, page: last.page + 1, line: 1 };
}

/** 册-页-行, as people quote it: `A-12-03`. */
export function lineNumber(volume: string, { page, line }: Place): string {
  return `${volume}-${page}-${String(line).padStart(2, "0")}`;
}

/** The business day and the shift that an instant belongs to by the site's hours, where no handover says otherwise. */
export function dutyDay(
  ms: number,
  { shifts, timeZone }: Pick<SiteSettings, "shifts" | "timeZone">,
): { readonly day: string; readonly shift: string } {
  const span = shiftAt(ms, shifts, timeZone);
  return { day: span?.date ?? siteDate(ms, timeZone), shift: span?.shift.name ?? "" };
}

/** DUTY-8: the department head is a supervisor, above them stands the manager. */
export function reportLevel(rank: Rank): ReportLevel | null {
  if (rank >= 5) return "manager";
  if (rank === 4) return "head";
  return rank >= 2 ? "leader" : null;
}

const height: Readonly<Record<ReportLevel, number>> = { leader: 1, head: 2, manager: 3 };

/**
 * DUTY-8: the levels that must still be told: the head of a hard matter, head and manager of a major one, and a
 * head whom somebody went past in an emergency.
 */
export function owedLevels(state: Pick<DutyLineState, "gravity" | "additions" | "writerLevel">): {
  readonly levels: readonly ReportLevel[];
  /** True when the head is owed because the manager was told before them. */
  readonly skipped: boolean;
} {
  const told = new Set(state.additions.flatMap((one) => (one.type === "reported" ? [one.level] : [])));
  const own = state.writerLevel === null ? 0 : height[state.writerLevel];
  const knows = (level: ReportLevel): boolean => told.has(level) || height[level] <= own;
  const skipped = told.has("manager") && !knows("head");
  const wanted: readonly ReportLevel[] =
    state.gravity === "major" ? ["head", "manager"] : state.gravity === "hard" || skipped ? ["head"] : [];
  return { levels: wanted.filter((level) => !knows(level)), skipped };
}

/** It waits for somebody: not handled yet, or somebody above must still be told (DUTY-8). */
export function isOpen(state: DutyLineState): boolean {
  return state.struck === null && (!state.handled || owedLevels(state).levels.length > 0);
}

/** DUTY-4: an open line marked 重要 blocks the handover until it is closed. */
export function blocksHandover(state: DutyLineState): boolean {
  return state.struck === null && state.important && !state.handled;
}
