import { holdRegister, mentions } from "../../../shared/modules/erasure/index.ts";
import type { Store } from "../store/store.ts";
import type { ErasureQueries } from "../tables/erasures.ts";

export interface HeldRecord {
  readonly kind: string;
  readonly id: string;
  readonly unit: string;
}

/** Answers with the reason of the hold that a record is under, or null. */
export type HoldOf = (record: HeldRecord) => string | null;

/** The holds as they are now. A hold on a person reads the record's sealed parts: they may stand anywhere in it. */
export function holdsNow(store: Store, queries: ErasureQueries): HoldOf {
  const holds = queries.holds().map((row) => ({ row, state: store.folded(holdRegister, row.id).state }));
  if (holds.length === 0) return () => null;
  const people = holds.filter(({ row }) => row.target === "person");
  return ({ kind, id, unit }) => {
    const open = holds.find(
      ({ row }) =>
        (row.target === "record" && row.recordKind === kind && row.recordId === id) ||
        (row.target === "unit" && row.unit === unit),
    );
    if (open !== undefined) return open.row.reason;
    if (people.length === 0) return null;
    const parts = store
      .eventsOf(id)
      .flatMap(({ envelope, personal }) => (personal === null || envelope.kind !== kind ? [] : [personal]));
    const held = people.find(
      ({ state }) =>
        (state.unit === null || state.unit === unit) &&
        parts.some((part) => mentions(part, { name: state.name ?? "", number: state.phone ?? "" })),
    );
    return held?.row.reason ?? null;
  };
}
