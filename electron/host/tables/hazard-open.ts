import { deskCodeOf } from "../../../shared/kernel/running-number.ts";
import type { OpenAtDesk } from "./open-at-desk.ts";
import type { Queries } from "../queries.ts";

/** DUTY-4: hazardous goods out are important, whatever the clock says; an anomaly that nobody dealt with is too. */
export function hazardsOpen(queries: Queries): readonly OpenAtDesk[] {
  const out = queries.hazards.out().map((slip): OpenAtDesk => ({
    kind: "hazard-out",
    recordKind: "hazard-issue",
    recordId: slip.id,
    number: slip.number,
    subject: [slip.substance, slip.place].join(" "),
    important: true,
    followedBy: slip.user,
    sinceMs: slip.atMs,
    dueMs: slip.dueMs,
    why: slip.use,
    deskCode: deskCodeOf(slip.number),
  }));
  const anomalies = queries.hazards.anomalous().map((slip): OpenAtDesk => ({
    kind: "hazard-anomaly",
    recordKind: "hazard-issue",
    recordId: slip.id,
    number: slip.number,
    subject: [slip.substance, slip.anomaly].join(" "),
    important: true,
    followedBy: slip.user,
    sinceMs: slip.anomalyAtMs ?? slip.atMs,
    dueMs: slip.anomalyAtMs,
    why: "",
    deskCode: deskCodeOf(slip.number),
  }));
  return [...anomalies, ...out];
}
