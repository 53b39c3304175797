import type { ChecksumResult, PostView, ShiftNow } from "../../../shared/contract/shifts.ts";
import { addDays } from "../../../shared/kernel/site-time.ts";
import { checksumOf, planAfter, shiftRegister, signedDigest } from "../../../shared/modules/shifts/index.ts";
import { postRegister } from "../../../shared/modules/site/index.ts";
import type { Core } from "../core.ts";
import { plannedOn, shiftsOfPost } from "./shift-view.ts";

/** For the status bar and the home page: the shift that runs at this desk's post. */
export function shiftNow(core: Core): ShiftNow {
  const { postId, postName, settings } = core.desk;
  const row = core.queries.shifts.current(postId);
  if (row === null) return { postId, post: postName, shift: null };
  const open = core.lookups.openItems(postId, core.clock.nowMs());
  const next = row.plan === null ? null : planAfter(row.plan, shiftsOfPost(core, postId), settings.timeZone);
  const planned = plannedOn(core, postId, next).map(({ name }) => name);
  const { id, number, status, plan, openedAtMs, arriveByMs, incoming } = row;
  return {
    postId,
    post: postName,
    shift: {
      id,
      number,
      status,
      plan,
      openedAtMs,
      arriveByMs,
      incoming: incoming === "" ? planned.join("、") : incoming,
      arrived: incoming !== "",
      counts: core.queries.shifts.countsSince(postId, openedAtMs),
      open: open.length,
      important: open.filter(({ important }) => important).length,
    },
  };
}

/** 校验码: whether what a printed checksum stood on is still here, word for word. */
export function checkedSum(core: Core, typed: string): ChecksumResult {
  const checksum = typed.toLowerCase().replaceAll(/[^0-9a-f]/g, "");
  const row = core.queries.shifts.byChecksum(checksum);
  const state = row === null ? null : core.store.folded(shiftRegister, row.id).state;
  const completion = state?.completion ?? null;
  if (row === null || state === null || completion === null) return { outcome: "unknown" };
  const { signatures } = state;
  const { id, number } = row;
  const moved = completion.heads.find(({ device, seq, hash }) => core.store.log.hashAt(device, seq) !== hash);
  if (moved !== undefined) return { outcome: "broken", id, number, device: moved.device };
  const items = signatures.incoming?.items ?? [];
  const digest = signedDigest(state, items);
  const held = completion.digest === digest && checksumOf(digest, completion.heads) === checksum;
  if (held) return { outcome: "holds", id, number, signedAtMs: completion.atMs };
  const erased = items.some((key) => state.followed[key]?.subject === null);
  if (erased) return { outcome: "erased", id, number, signedAtMs: completion.atMs };
  return { outcome: "broken", id, number, device: core.desk.device };
}

/** Every post with its desks, for the settings. */
export function postViews(core: Core): PostView[] {
  const desks = core.queries.site.desks();
  return core.queries.site.posts().map(({ id, name }) => {
    const { gate, shifts, property } = core.store.folded(postRegister, id).state;
    return {
      id,
      name,
      gate,
      shifts: shifts === null ? null : [...shifts],
      property: [...property],
      desks: desks
        .filter((desk) => desk.post === id)
        .map((desk) => ({ id: desk.id, code: desk.code, here: desk.device === core.desk.device })),
    };
  });
}

/** 排班 of seven days of a post. */
export function rosterWeek(core: Core, post: string, from: string) {
  const days = Array.from({ length: 7 }, (_, day) => addDays(from, day));
  const slots = new Map(days.map((date) => [date, core.queries.shifts.rosterOn(post, date)]));
  const named = (id: string) => ({ id, name: core.queries.staff.nameOf(id) });
  return {
    days,
    shifts: shiftsOfPost(core, post).map((shift) => ({
      name: shift.name,
      from: shift.from,
      to: shift.to,
      days: days.map((date) => {
        const slot = slots.get(date)?.find((one) => one.shift === shift.name);
        return { date, staff: (slot?.staff ?? []).map(named) };
      }),
    })),
  };
}
