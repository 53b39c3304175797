import type { SiteSettings } from "../../kernel/settings.ts";
import { addDays, siteDate, siteMs } from "../../kernel/site-time.ts";
import type { Category } from "./schema.ts";
import type { VisitState } from "./fold.ts";

/** Categories that may enter without a document: the courier is at the door for a minute. */
export function documentRequired(category: Category): boolean {
  return category !== "delivery";
}

/**
 * VIS-3: when a visitor of this category should have left, ms. Minutes after entering, or the next time the
 * site's clock shows the setting (someone who comes at 23:00 may stay until 22:00 of the next day).
 */
export function leaveByMs(category: Category, timeInMs: number, settings: SiteSettings): number {
  const limit = settings.overstay[category];
  if ("minutes" in limit) return timeInMs + limit.minutes * 60_000;
  const today = siteDate(timeInMs, settings.timeZone);
  const due = siteMs(today, limit.at, settings.timeZone);
  return due > timeInMs ? due : siteMs(addDays(today, 1), limit.at, settings.timeZone);
}

/** VIS-3: minutes a visitor inside has overstayed, or null. */
export function overstayMinutes(
  visit: Pick<VisitState, "status" | "leaveByMs">,
  nowMs: number,
): number | null {
  if (visit.status !== "inside" || visit.leaveByMs === null || nowMs < visit.leaveByMs) return null;
  return Math.floor((nowMs - visit.leaveByMs) / 60_000);
}

/** How long after signing out by mistake the slip can still be undone, ms. */
export const UNDO_LEAVE_MS = 10 * 60_000;

/** VIS-2: the resident can still be asked: no answer yet, nobody reached, or two desks heard opposite ones. */
export function mayAnswer(visit: Pick<VisitState, "status">): boolean {
  return visit.status === "awaiting" || visit.status === "not-reached";
}

/** The slip was signed out a moment ago and may have been the wrong one. */
export function mayWithdrawLeave(
  visit: Pick<VisitState, "status" | "leaveEnteredAtMs">,
  nowMs: number,
): boolean {
  if (visit.status !== "left" || visit.leaveEnteredAtMs === null) return false;
  return nowMs - visit.leaveEnteredAtMs <= UNDO_LEAVE_MS;
}

/** VIS-3: the badge went out and nobody noted that it came back, though its visitor left. */
export function mayReturnBadge(visit: Pick<VisitState, "status" | "badge" | "badgeReturned">): boolean {
  return visit.status === "left" && visit.badge !== "" && visit.badgeReturned !== true;
}
