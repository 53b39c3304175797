import type { Erasable } from "../../../shared/contract/erasure.ts";
import type { Core } from "../core.ts";
import { bytesToId, idToBytes } from "../store/id-bytes.ts";
import type { HoldOf } from "./holds.ts";
import { livePartsOf } from "./parts.ts";
import { erasureSources, sourceOf, type ErasureSource } from "./sources.ts";

interface Row {
  readonly id: Buffer;
  readonly number: string;
  readonly unit: string | null;
  readonly label: string | null;
  readonly atMs: number | null;
}

const columns = ({ number, unit, label, atMs }: ErasureSource): string =>
  `id, ${number} AS number, ${unit} AS unit, ${label} AS label, ${atMs} AS atMs`;

function toErasable(core: Core, kind: string, row: Row, holdOf: HoldOf): Erasable {
  const id = bytesToId(row.id);
  const unit = row.unit ?? "";
  return {
    kind,
    id,
    number: row.number,
    unit,
    label: row.label ?? "",
    atMs: row.atMs,
    parts: livePartsOf(core.store, kind, id).length,
    held: holdOf({ kind, id, unit }),
  };
}

/** A record as the manager sees it before it is erased, or null when its register holds no personal data. */
export function erasableOf(core: Core, kind: string, id: string, holdOf: HoldOf): Erasable | null {
  const source = sourceOf(kind);
  if (source === null) return null;
  const row = core.store.db
    .prepare<[Buffer], Row>(`SELECT ${columns(source)} FROM ${source.table.name} WHERE id = ?`)
    .get(idToBytes(id));
  return row === undefined ? null : toErasable(core, kind, row, holdOf);
}

/** Every record of a unit that still holds personal data, newest first within each register. */
export function erasablesOfUnit(
  core: Core,
  code: string,
  holdOf: HoldOf,
  limit: number,
): readonly Erasable[] {
  return erasureSources.flatMap((source) =>
    core.store.db
      .prepare<[string, number], Row>(
        `SELECT ${columns(source)} FROM ${source.table.name} WHERE ${source.unit} = ? ORDER BY row DESC LIMIT ?`,
      )
      .all(code, limit)
      .map((row) => toErasable(core, source.table.register.kind, row, holdOf)),
  );
}

/** Ids of the vehicles that belong to a person of the directory: a plate leads to its owner. */
export function vehiclesOf(core: Core, personId: string): readonly string[] {
  return core.store.db
    .prepare<[string], Buffer>("SELECT id FROM vehicles WHERE owner = ?")
    .pluck()
    .all(personId)
    .map(bytesToId);
}
