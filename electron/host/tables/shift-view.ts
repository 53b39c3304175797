import type { HandoverItem, ShiftView } from "../../../shared/contract/shifts.ts";
import { openItemKinds, type OpenItem } from "../../../shared/kernel/open-item.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { Shift } from "../../../shared/kernel/shifts.ts";
import {
  arrivedEarly,
  blockingItems,
  handoverSteps,
  isFollowed,
  itemKey,
  planAfter,
  shiftRegister,
  signedDigest,
  stepDone,
  tidiedEarly,
  type HandoverSignature,
  type ShiftState,
} from "../../../shared/modules/shifts/index.ts";
import { postRegister } from "../../../shared/modules/site/index.ts";
import type { Core } from "../core.ts";

interface ShiftPlanView {
  readonly name: string;
  readonly date: string;
}

/** The shifts that a post works. */
export function shiftsOfPost(core: Core, postId: string): readonly Shift[] {
  return core.store.folded(postRegister, postId).state.shifts ?? core.desk.settings.shifts;
}

/** Who is planned on a shift, by the roster. */
export function plannedOn(core: Core, postId: string, plan: ShiftPlanView | null) {
  if (plan === null) return [];
  const slot = core.queries.shifts.rosterOn(postId, plan.date).find(({ shift }) => shift === plan.name);
  return (slot?.staff ?? []).map((id) => ({ id, name: core.queries.staff.nameOf(id) }));
}

/** What is open now; once both have signed, what was open then. */
function itemsOf(core: Core, state: ShiftState, open: readonly OpenItem[]): HandoverItem[] {
  const nameOf = (id: string | null): string => (id === null ? "" : core.queries.staff.nameOf(id));
  const blocking = new Set(blockingItems(state, open).map(itemKey));
  const answers = (key: string) => {
    const followed = state.followed[key];
    return {
      followedById: followed?.followedBy ?? null,
      followedBy: nameOf(followed?.followedBy ?? null),
      followDueMs: followed?.dueMs ?? null,
    };
  };
  if (state.completion === null) {
    return open.map((item): HandoverItem => {
      const key = itemKey(item);
      const followed = state.followed[key];
      const { kind, recordKind, recordId, number, subject, important, sinceMs, dueMs } = item;
      const facts = { kind, recordKind, recordId, number, subject, important, sinceMs, dueMs };
      return {
        ...facts,
        ...answers(key),
        key,
        handler: item.followedBy,
        confirmed: isFollowed(followed, item),
        why: followed?.why ?? item.why,
        blocks: blocking.has(key),
      };
    });
  }
  return (state.signatures.incoming?.items ?? []).flatMap((key): HandoverItem[] => {
    const followed = state.followed[key];
    if (followed === undefined) return [];
    const { recordKind, recordId, number, important } = followed;
    return [
      {
        key,
        recordKind,
        recordId,
        number,
        important,
        ...answers(key),
        kind: openItemKinds.find((kind) => kind === followed.kind) ?? null,
        subject: followed.subject ?? "",
        sinceMs: null,
        handler: "",
        dueMs: null,
        confirmed: true,
        why: followed.why ?? "",
        blocks: false,
      },
    ];
  });
}

/** A signature under what stands now; one from before a change is asked for again. */
function standing(core: Core, signature: HandoverSignature | null, digest: string): ShiftView["outgoing"] {
  if (signature === null || signature.digest !== digest) return null;
  const { atMs, strokes, staffId } = signature;
  return { atMs, digest, strokes, name: core.queries.staff.nameOf(staffId) };
}

/** One shift with everything that its wizard, its record and its print show. */
export function shiftView(core: Core, id: string): Result<ShiftView> {
  const row = core.queries.shifts.row(id);
  if (row === null) return refuse("not-found");
  const { settings } = core.desk;
  const { state, unknown } = core.store.folded(shiftRegister, id);
  const named = (staffId: string) => ({ id: staffId, name: core.queries.staff.nameOf(staffId) });
  const step = <T extends { readonly by: string }>(one: T | null) =>
    one === null ? null : { ...one, by: core.queries.staff.nameOf(one.by) };
  const other = (shiftId: string | null) => {
    const found = shiftId === null ? null : core.queries.shifts.row(shiftId);
    return found === null ? null : { id: found.id, number: found.number };
  };
  const open = core.lookups.openItems(state.postId, core.clock.nowMs());
  const propertyList = core.store.folded(postRegister, state.postId).state.property;
  const facts = {
    openItems: open,
    property: propertyList.map(({ item }) => item),
    keys: core.lookups.deskKeys(state.postId),
    countCash: settings.countCash,
    logLines: core.lookups.dutyLog.linesSince(state.postId, state.openedAtMs),
  };
  const items = itemsOf(core, state, open);
  const signedNow = signedDigest(
    state,
    state.completion === null
      ? items.map(({ key }) => key)
      : (state.signatures.incoming?.items ?? items.map(({ key }) => key)),
  );
  const digest = state.completion?.digest ?? signedNow;
  const nextPlan =
    state.plan === null ? null : planAfter(state.plan, shiftsOfPost(core, state.postId), settings.timeZone);
  const before = state.previousId === null ? null : core.store.folded(shiftRegister, state.previousId).state;
  const { property, keys, mail, cash, logRead, area, tidied, paper } = state;
  return ok({
    ...row,
    weather: state.weather,
    tidyByMs: state.tidyByMs,
    previous: other(state.previousId),
    next: other(state.completion?.next ?? null),
    nextPlan,
    planned: plannedOn(core, state.postId, nextPlan),
    people: state.staff.map(named),
    standIns: state.standIns.map((one) => ({
      ...one,
      name: named(one.staffId).name,
      instead: named(one.insteadId).name,
    })),
    begunAtMs: state.begunAtMs,
    arrivals: state.arrivals.map(({ staffId, atMs }) => ({ ...named(staffId), atMs })),
    arrivedEarly: arrivedEarly(state),
    tidied: step(tidied),
    paper: step(paper),
    tidiedEarly: tidiedEarly(state),
    propertyList: [...propertyList],
    property:
      property === null ? null : { ...property, by: named(property.by).name, items: [...property.items] },
    keyList: core.queries.keys
      .deskKeys(state.postId)
      .map(({ code, label, expected, out, borrower }) => ({ code, name: label, expected, out, borrower })),
    keys: keys === null ? null : { ...keys, by: named(keys.by).name, items: [...keys.items] },
    mail: step(mail),
    countCash: settings.countCash,
    cashExpected: before?.cash?.amount ?? null,
    cash: step(cash),
    logLines: state.completion === null ? core.queries.shifts.linesSince(state.postId, state.openedAtMs) : [],
    logRead: step(logRead),
    items,
    area: step(area),
    overrides: state.overrides.map((one) => ({
      atMs: one.atMs,
      by: named(one.by).name,
      supervisorId: one.supervisorId,
      supervisor: named(one.supervisorId).name,
      reason: one.reason,
      countersignByMs: one.countersignByMs,
      countersignedAtMs: one.countersignedAtMs,
    })),
    done: handoverSteps.filter((one) => stepDone(one, state, facts)),
    digest,
    outgoing: standing(core, state.signatures.outgoing, digest),
    incoming: standing(core, state.signatures.incoming, digest),
    checksum: state.completion?.checksum ?? "",
    prints: state.prints,
    rivals: state.rivalCompletions.length,
    unknownEvents: unknown,
  });
}
