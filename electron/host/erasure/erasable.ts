import type { Erasable } from "../../../shared/contract/erasure.ts";
import { mentions, type Subject } from "../../../shared/modules/erasure/index.ts";
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

/** Which of a record's parts would go: of one that is erased by parts, those that name the person. */
export function partsToErase(
  core: Core,
  source: ErasureSource,
  id: string,
  subject: Subject | null,
): readonly string[] {
  const byPerson = subject !== null && source.byPart !== undefined;
  return livePartsOf(core.store, source.table.register.kind, id)
    .filter(({ open }) => !byPerson || mentions(open() ?? {}, subject))
    .map(({ vault }) => vault);
}

function toErasable(
  core: Core,
  source: ErasureSource,
  row: Row,
  holdOf: HoldOf,
  subject: Subject | null,
): Erasable {
  const id = bytesToId(row.id);
  const { kind } = source.table.register;
  const unit = row.unit ?? "";
  return {
    kind,
    id,
    number: row.number,
    unit,
    label: row.label ?? "",
    atMs: row.atMs,
    vault: [...partsToErase(core, source, id, subject)],
    held: holdOf({ kind, id, unit }),
  };
}

/** A record as the manager sees it before it is erased, or null when its register holds no personal data. */
export function erasableOf(
  core: Core,
  kind: string,
  id: string,
  holdOf: HoldOf,
  subject: Subject | null,
): Erasable | null {
  const source = sourceOf(kind);
  if (source === null) return null;
  const row = core.store.db
    .prepare<[Buffer], Row>(`SELECT ${columns(source)} FROM ${source.table.name} WHERE id = ?`)
    .get(idToBytes(id));
  return row === undefined ? null : toErasable(core, source, row, holdOf, subject);
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
      .map((row) => toErasable(core, source, row, holdOf, null)),
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
