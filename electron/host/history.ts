import { z } from "zod";
import type { JsonObject } from "../../shared/kernel/event.ts";
import type { OpenEvent } from "../../shared/kernel/fold.ts";
import { compareEvents } from "../../shared/kernel/fold.ts";
import { maskNumbersIn } from "../../shared/kernel/mask-text.ts";
import { maskIdentityNumber, maskPhone } from "../../shared/kernel/masks.ts";
import type { EventSpecs } from "../../shared/kernel/register.ts";
import type { HistoryEntry } from "../../shared/contract/record.ts";
import type { Core } from "./core.ts";
import { deskCodes } from "./desk.ts";
import { allTables } from "./tables/index.ts";

const text = z.string().nullable().catch(null);

/** A corrected sealed field's two readings, numbers masked (PRV-1). */
function sealedReadings({ envelope, personal }: OpenEvent): Record<string, string> | null {
  if (envelope.type !== "corrected" || personal === null) return null;
  const field = z.string().catch("").parse(envelope.data["field"]);
  const mask = (value: string): string => {
    if (/phone/iu.test(field)) return maskPhone(value);
    return field.includes("document") ? maskIdentityNumber(value) : maskNumbersIn(value);
  };
  const reading = (name: string): string => {
    const value = text.parse(personal[name]);
    return value === null ? "" : mask(value);
  };
  return { from: reading("from"), to: reading("to") };
}

/** Who did what when to one record, oldest first. Sealed values never leave with it. */
export function historyOf(core: Core, kind: string, id: string): HistoryEntry[] {
  const desks = deskCodes(core.store.db);
  const table = allTables.find(({ register }) => register.kind === kind);
  // AnyTable's register carries `any` events; here only their versions matter.
  const events = table?.register.events as EventSpecs | undefined;
  const inOrder = core.store
    .eventsOf(id)
    .filter((event) => event.envelope.kind === kind)
    .toSorted((left, right) => compareEvents(left.envelope, right.envelope));
  return inOrder.map((event) => {
    const { envelope } = event;
    const { sealed: _sealed, ...data }: JsonObject = envelope.data;
    return {
      seq: envelope.seq,
      at: envelope.at,
      desk: desks.get(envelope.device) ?? "",
      actor: core.queries.staff.nameOf(envelope.actor),
      approver: envelope.approver === undefined ? "" : core.queries.staff.nameOf(envelope.approver),
      type: envelope.type,
      data: z.record(z.string(), z.json()).parse(data),
      sealed: sealedReadings(event),
      unknown: events?.[envelope.type]?.v !== envelope.v,
      off: envelope.off ?? null,
    };
  });
}
