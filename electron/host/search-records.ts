import type { SearchHit } from "../../shared/contract/record.ts";
import type { Core } from "./core.ts";
import { createSearchHash } from "./vault/search-hash.ts";

const PER_REGISTER = 8;

function visitHits(core: Core, search: string): readonly SearchHit[] {
  return core.queries.visits.search(search, PER_REGISTER).map((visit) => ({
    kind: "visit",
    id: visit.id,
    number: visit.number,
    title: visit.name,
    unit: visit.unit === "" ? visit.department : visit.unit,
    atMs: visit.timeInMs,
    status: visit.status,
  }));
}

function workOrderHits(core: Core, search: string): readonly SearchHit[] {
  return core.queries.workOrders.search(search, PER_REGISTER).map((order) => ({
    kind: "work-order",
    id: order.id,
    number: order.number,
    title: order.fault,
    unit: order.unit === "" ? order.publicArea : order.unit,
    atMs: order.receivedAtMs,
    status: order.status,
  }));
}

function shiftHits(core: Core, search: string): readonly SearchHit[] {
  return core.queries.shifts.search(search, PER_REGISTER).map((shift) => ({
    kind: "shift",
    id: shift.id,
    number: shift.number,
    title: [shift.plan?.name ?? "", shift.staff].filter((part) => part !== "").join(" "),
    unit: shift.post,
    atMs: shift.openedAtMs,
    status: shift.status,
  }));
}

function hazardHits(core: Core, search: string): readonly SearchHit[] {
  const { hazards } = core.queries;
  const slips = hazards.searchIssues(search, PER_REGISTER).map((slip) => ({
    kind: "hazard-issue",
    id: slip.id,
    number: slip.number,
    title: `${slip.substance} · ${slip.user}`,
    unit: "",
    atMs: slip.atMs,
    status: slip.status,
  }));
  const goods = hazards.searchSubstances(search, PER_REGISTER).map((substance) => ({
    kind: "substance",
    id: substance.id,
    number: substance.un,
    title: substance.name,
    unit: "",
    atMs: 0,
    status: "",
  }));
  return [...goods, ...slips];
}

function passHits(core: Core, search: string): readonly SearchHit[] {
  const now = { nowMs: core.clock.nowMs(), postId: core.desk.postId };
  return core.queries.passes.search(search, PER_REGISTER, now).map((pass) => ({
    kind: "pass",
    id: pass.id,
    number: pass.number,
    title: pass.items,
    unit: pass.unit,
    atMs: pass.issuedAtMs,
    status: pass.status,
  }));
}

function dutyLineHits(core: Core, search: string): readonly SearchHit[] {
  return core.queries.dutyLog.search(search, PER_REGISTER).map((line) => ({
    kind: "duty-line",
    id: line.id,
    number: line.number,
    title: line.text,
    unit: line.unit,
    atMs: line.atMs,
    status: line.open ? "open" : "done",
  }));
}

function keyHits(core: Core, search: string): readonly SearchHit[] {
  return core.queries.keys.search(search, PER_REGISTER).map((key) => ({
    kind: "key",
    id: key.id,
    number: [key.code, key.hook].filter((part) => part !== "").join(" · "),
    title: key.place === "" ? key.code : key.place,
    unit: key.unit,
    atMs: key.lentAtMs ?? 0,
    status: key.status,
  }));
}

/** Residents and vehicles, one hit a unit, whose page shows them; they have no time of their own. */
function directoryHits(core: Core, search: string): readonly SearchHit[] {
  const now = { nowMs: core.clock.nowMs(), timeZone: core.desk.settings.timeZone };
  const searchHash = createSearchHash(core.keys.search);
  const found = core.queries.directory.find(search, searchHash, PER_REGISTER, now);
  const byUnit = Map.groupBy(found, (hit) => hit.unitId);
  return [...byUnit].flatMap(([id, hits]) => {
    const [first] = hits;
    if (first === undefined) return [];
    const title = [...new Set(hits.map((hit) => hit.name))].join("、");
    return [{ kind: "unit", id, number: first.plate, title, unit: first.unit, atMs: 0, status: "" }];
  });
}

const sources: readonly ((core: Core, search: string) => readonly SearchHit[])[] = [
  visitHits,
  workOrderHits,
  passHits,
  dutyLineHits,
  keyHits,
  directoryHits,
  shiftHits,
  hazardHits,
];

/** Ctrl+K: the newest few of every register that match, newest first. */
export function searchRecords(core: Core, search: string): readonly SearchHit[] {
  return sources.flatMap((source) => source(core, search)).toSorted((left, right) => right.atMs - left.atMs);
}
