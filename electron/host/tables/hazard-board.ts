import type { HazardBatchRow, HazardIssueRow, SubstanceRow } from "../../../shared/contract/hazards.ts";
import { addDays, siteDate, startOfSiteDay } from "../../../shared/kernel/site-time.ts";
import type { Waiting } from "./waiting.ts";
import type { Core } from "../core.ts";

const HOUR_MS = 3_600_000;
/** How long before the shift's end what is out comes onto the board, and turns amber. */
const SHOWN_MS = 2 * HOUR_MS;

/** Shared by every thing of this register: nothing of it belongs to a home. */
const plain = { unit: "", phoneMasked: "", loud: false } as const;

function slipItem(slip: HazardIssueRow) {
  return { ...plain, recordKind: "hazard-issue", recordId: slip.id, number: slip.number };
}

/** DUTY-4: out past the end of its shift. */
function outItem(slip: HazardIssueRow): Waiting {
  const { user, dueMs, substance, atMs, place } = slip;
  return {
    ...slipItem(slip),
    key: `hazard-out ${slip.id} ${dueMs}`,
    kind: "hazard-out",
    subject: [substance, place].join(" · "),
    who: user,
    sinceMs: atMs,
    dueMs,
    soonMs: dueMs - SHOWN_MS,
  };
}

/** HAZ-5: rings at every desk until somebody of rank says what was done. */
function anomalyItem(slip: HazardIssueRow, atMs: number): Waiting {
  return {
    ...slipItem(slip),
    key: `hazard-anomaly ${slip.id} ${atMs}`,
    kind: "hazard-anomaly",
    subject: `${slip.substance} · ${slip.anomaly}`,
    who: slip.user,
    sinceMs: atMs,
    dueMs: atMs,
    soonMs: atMs,
    loud: true,
  };
}

function shortItem(goods: SubstanceRow, dayEndMs: number, sinceMs: number): Waiting {
  return {
    ...plain,
    key: `hazard-low ${goods.id} ${dayEndMs}`,
    kind: "hazard-low",
    recordKind: "substance",
    recordId: goods.id,
    number: goods.un,
    subject: goods.name,
    who: goods.location,
    sinceMs,
    dueMs: dayEndMs,
    soonMs: 0,
  };
}

function expiringItem(batch: HazardBatchRow, goods: SubstanceRow, expiresMs: number): Waiting {
  return {
    ...plain,
    key: `hazard-expiring ${batch.id} ${expiresMs}`,
    kind: "hazard-expiring",
    recordKind: "hazard-batch",
    recordId: batch.id,
    number: batch.batch,
    subject: goods.name,
    who: goods.location,
    sinceMs: batch.lastMs,
    dueMs: expiresMs,
    soonMs: 0,
  };
}

/** What of the store needs a person: below its minimum, expired or soon to be. */
function storeItems(core: Core, nowMs: number): readonly Waiting[] {
  const { timeZone, hazardExpiryDays } = core.desk.settings;
  const goods = core.queries.hazards.substances();
  const held = core.queries.hazards.held();
  const today = siteDate(nowMs, timeZone);
  const dayEndMs = startOfSiteDay(addDays(today, 1), timeZone);
  const lastMoved = (id: string): number =>
    core.queries.hazards.batchesOf(id)[0]?.lastMs ?? startOfSiteDay(today, timeZone);
  const short = goods
    .filter(({ retired, minimum, balance }) => !retired && balance < minimum)
    .map((one) => shortItem(one, dayEndMs, lastMoved(one.id)));
  const expiring = held.flatMap((batch) => {
    const own = goods.find(({ id }) => id === batch.substanceId);
    if (own === undefined || batch.expiry === null || batch.balance <= 0) return [];
    if (batch.expiry > addDays(today, hazardExpiryDays)) return [];
    return [expiringItem(batch, own, startOfSiteDay(addDays(batch.expiry, 1), timeZone))];
  });
  return [...short, ...expiring];
}

/** 危险品 on the home page: anomalies, what is out past its shift, what the store lacks or must not keep. */
export function hazardBoard(core: Core, nowMs: number): readonly Waiting[] {
  const { hazards } = core.queries;
  return [
    ...hazards
      .anomalous()
      .flatMap((slip) => (slip.anomalyAtMs === null ? [] : [anomalyItem(slip, slip.anomalyAtMs)])),
    ...hazards
      .out()
      .filter(({ dueMs }) => nowMs >= dueMs - SHOWN_MS)
      .map(outItem),
    ...storeItems(core, nowMs),
  ];
}
