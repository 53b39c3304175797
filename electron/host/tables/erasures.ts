import type { Database } from "better-sqlite3";
import {
  holdRowSchema,
  erasureRowSchema,
  type ErasureRow,
  type HoldRow,
} from "../../../shared/contract/erasure.ts";
import { maskPhone } from "../../../shared/kernel/masks.ts";
import {
  erasureRegister,
  holdRegister,
  type ErasureState,
  type HoldState,
} from "../../../shared/modules/erasure/index.ts";
import { bytesToId } from "../store/id-bytes.ts";
import { defineTable, integer, text } from "../store/table.ts";
import type { StaffQueries } from "./staff.ts";

/** 法定保留: one row a hold, lifted or not. */
export const holdsTable = defineTable<HoldState>({
  name: "holds",
  version: 1,
  register: holdRegister,
  columns: {
    target: text((hold) => hold.target),
    placed_at: integer((hold) => hold.placedAtMs),
    placed_by: text((hold) => hold.by),
    lifted_at: integer((hold) => hold.liftedAtMs),
    record_kind: text((hold) => hold.record?.kind ?? null),
    record_id: text((hold) => hold.record?.id ?? null),
    number: text((hold) => hold.record?.number ?? ""),
    unit: text((hold) => hold.unit),
    name: text((hold) => hold.name),
    phone_masked: text((hold) => (hold.phone === null ? "" : maskPhone(hold.phone))),
    reason: text((hold) => hold.reason),
  },
  indexes: ["holds_open ON holds (target) WHERE lifted_at IS NULL"],
  number: null,
  search: null,
  conflicts: null,
});

/** 个人信息清除: one row an order; what it erased is told without saying whose it was. */
export const erasuresTable = defineTable<ErasureState>({
  name: "erasures",
  version: 1,
  register: erasureRegister,
  columns: {
    ordered_at: integer((erasure) => erasure.orderedAtMs),
    cause: text((erasure) => erasure.cause),
    ordered_by: text((erasure) => erasure.by),
    reason: text((erasure) => erasure.reason),
    days: integer((erasure) => erasure.days),
    kinds: text((erasure) => [...new Set(erasure.records.map(({ kind }) => kind))].toSorted().join(" ")),
    records: integer((erasure) => erasure.records.length),
    parts: integer((erasure) => erasure.records.reduce((sum, { vault }) => sum + vault.length, 0)),
    carried_out_by: text((erasure) => erasure.carriedOutBy.join(" ")),
  },
  indexes: ["erasures_by_time ON erasures (ordered_at)"],
  number: null,
  search: null,
  conflicts: null,
});

interface StoredHold {
  readonly id: Buffer;
  readonly placedBy: string;
  readonly name: string | null;
  readonly recordKind: string | null;
  readonly recordId: string | null;
}

interface StoredErasure {
  readonly id: Buffer;
  readonly orderedBy: string;
  readonly carriedOutBy: string;
}

/** How many of the newest erasures a screen lists. */
const LISTED = 200;

export type ErasureQueries = ReturnType<typeof createErasureQueries>;

/** Reads of 法定保留 and 个人信息清除. */
export function createErasureQueries(db: Database, staff: StaffQueries) {
  const holds = db.prepare<[], StoredHold>(
    `SELECT id, target, placed_at AS placedAtMs, placed_by AS placedBy, record_kind AS recordKind,
       record_id AS recordId, number, unit, name, phone_masked AS phoneMasked, reason
     FROM holds WHERE lifted_at IS NULL ORDER BY row DESC`,
  );
  const listed = db.prepare<[number], StoredErasure>(
    `SELECT id, ordered_at AS orderedAtMs, cause, ordered_by AS orderedBy, reason, days, kinds, records, parts,
       carried_out_by AS carriedOutBy
     FROM erasures ORDER BY ordered_at DESC, row DESC LIMIT ?`,
  );
  const pending = db
    .prepare<[string], Buffer>("SELECT id FROM erasures WHERE instr(carried_out_by, ?) = 0 ORDER BY row")
    .pluck();
  return {
    holds: (): readonly HoldRow[] =>
      holds.all().map((row) =>
        holdRowSchema.parse({
          ...row,
          id: bytesToId(row.id),
          name: row.name ?? "",
          by: staff.nameOf(row.placedBy),
        }),
      ),
    /** Newest first; `device` is this desk's. */
    list: (device: string): readonly ErasureRow[] =>
      listed.all(LISTED).map((row) =>
        erasureRowSchema.parse({
          ...row,
          id: bytesToId(row.id),
          by: staff.nameOf(row.orderedBy),
          doneHere: row.carriedOutBy.split(" ").includes(device),
        }),
      ),
    /** Erasures that this device has not carried out yet, oldest first. */
    pending: (device: string): readonly string[] => pending.all(device).map(bytesToId),
  };
}
