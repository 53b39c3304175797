import type { Conflict } from "../../../shared/contract/conflicts.ts";
import { isNoted, numberRegister } from "../../../shared/modules/numbers/index.ts";
import { naturalId } from "../../../shared/kernel/ids.ts";
import type { Core } from "../core.ts";
import { historyOf } from "../history.ts";
import { sha256 } from "../sha256.ts";
import { bytesToId } from "../store/id-bytes.ts";
import type { AnyTable } from "../store/table.ts";
import { tableOf } from "../tables/index.ts";
import type { ConflictRow } from "./conflict-queries.ts";
import { sidesOf } from "./sides.ts";

const lastAt = (sides: Conflict["sides"]): number => Math.max(0, ...sides.map(({ entry }) => entry.at));

function conflictOf(core: Core, table: AnyTable, row: ConflictRow): Conflict {
  const { kind } = table.register;
  const id = bytesToId(row.id);
  const sides = sidesOf(kind, historyOf(core, kind, id)).map((entry) => ({ recordId: id, entry }));
  return {
    key: `${kind} ${id}`,
    doubt: "record",
    recordKind: kind,
    recordId: id,
    number: row.number ?? "",
    unit: row.unit ?? "",
    subject: row.subject ?? "",
    sinceMs: lastAt(sides),
    sides,
  };
}

/** Numbers that two records carry and that nobody has noted yet. */
function duplicateNumbers(core: Core): readonly Conflict[] {
  return core.queries.conflicts.duplicates().flatMap(({ kind, number, ids }): readonly Conflict[] => {
    const table = tableOf(kind);
    const [first] = ids;
    const { state } = core.store.folded(numberRegister, naturalId(numberRegister.kind, number, sha256));
    if (table === null || first === undefined || isNoted(state, ids)) return [];
    const row = core.queries.conflicts.row(table, first);
    const sides = ids.flatMap((recordId) =>
      historyOf(core, kind, recordId)
        .slice(0, 1)
        .map((entry) => ({ recordId, entry })),
    );
    return [
      {
        key: `number ${number}`,
        doubt: "number",
        recordKind: kind,
        recordId: first,
        number,
        unit: row?.unit ?? "",
        subject: row?.subject ?? "",
        sinceMs: lastAt(sides),
        sides,
      },
    ];
  });
}

/** Everything that two desks, apart, did and no fold can decide; the newest first. */
export function conflictsNow(core: Core): readonly Conflict[] {
  const inTables = core.queries.conflicts.rows().map(({ table, row }) => conflictOf(core, table, row));
  return [...inTables, ...duplicateNumbers(core)].toSorted((left, right) => right.sinceMs - left.sinceMs);
}
