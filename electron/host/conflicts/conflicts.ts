import type { Conflict } from "../../../shared/contract/conflicts.ts";
import { clashReading, keyRegister } from "../../../shared/modules/keys/index.ts";
import { isNoted, numberRegister } from "../../../shared/modules/numbers/index.ts";
import { naturalId } from "../../../shared/kernel/ids.ts";
import type { Core } from "../core.ts";
import { historyOf } from "../history.ts";
import { sha256 } from "../sha256.ts";
import { bytesToId } from "../store/id-bytes.ts";
import type { AnyTable } from "../store/table.ts";
import { tableOf } from "../tables/index.ts";
import { keysTable } from "../tables/keys.ts";
import type { ConflictRow } from "./conflict-queries.ts";
import { sideDetail } from "./side-detail.ts";
import { sidesOf } from "./sides.ts";

const lastAt = (sides: Conflict["sides"]): number => Math.max(0, ...sides.map(({ entry }) => entry.at));

/** What a record is about; hazardous goods by their name and batch, which are counted in `measure`. */
function about(
  { queries }: Core,
  kind: string,
  id: string,
  row: ConflictRow | undefined,
): Pick<Conflict, "unit" | "subject" | "measure"> {
  if (kind === "hazard-issue") {
    const slip = queries.hazards.issue(id);
    if (slip !== null) return { unit: "", subject: words(slip.substance, slip.batch), measure: slip.unit };
  }
  if (kind === "hazard-batch") {
    const batch = queries.hazards.batch(id);
    const goods = batch === null ? null : queries.hazards.substance(batch.substanceId);
    return { unit: "", subject: words(goods?.name, row?.subject), measure: goods?.unit ?? null };
  }
  return { unit: row?.unit ?? "", subject: row?.subject ?? "", measure: null };
}

function words(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => (part ?? "") !== "").join(" ");
}

/** What clashed of a key: that which its record settles first. */
function clashOf({ store }: Core, kind: string, id: string): Conflict["clash"] {
  if (kind !== keyRegister.kind) return null;
  const { state } = store.folded(keyRegister, id);
  const [first] = state.clashes;
  return first === undefined ? null : clashReading(state, first);
}

function conflictOf(core: Core, table: AnyTable, row: ConflictRow): Conflict {
  const { kind } = table.register;
  const id = bytesToId(row.id);
  const history = historyOf(core, kind, id);
  const sides = sidesOf(kind, history).map((entry) => ({
    recordId: id,
    subject: "",
    detail: sideDetail(core, kind, id, entry, history),
    entry,
  }));
  return {
    key: `${kind} ${id}`,
    doubt: "record",
    recordKind: kind,
    recordId: id,
    number: row.number ?? "",
    ...about(core, kind, id, row),
    clash: clashOf(core, kind, id),
    sinceMs: lastAt(sides),
    sides,
  };
}

/** Several records that carry one number or code; each side is how its record began. */
function betweenRecords(
  core: Core,
  table: AnyTable,
  { doubt, number, ids }: { doubt: "number" | "code"; number: string; ids: readonly [string, ...string[]] },
): Conflict {
  const { kind } = table.register;
  const aboutRecord = (recordId: string) =>
    about(core, kind, recordId, core.queries.conflicts.row(table, recordId));
  const sides = ids.flatMap((recordId) => {
    const { unit, subject } = aboutRecord(recordId);
    return historyOf(core, kind, recordId)
      .slice(0, 1)
      .map((entry) => ({ recordId, subject: words(unit, subject), detail: "", entry }));
  });
  return {
    key: `${doubt} ${number}`,
    doubt,
    recordKind: kind,
    recordId: ids[0],
    number,
    ...aboutRecord(ids[0]),
    clash: null,
    sinceMs: lastAt(sides),
    sides,
  };
}

/** Numbers that two records carry and that nobody has noted yet. */
function duplicateNumbers(core: Core): readonly Conflict[] {
  return core.queries.conflicts.duplicates().flatMap(({ kind, number, ids }): readonly Conflict[] => {
    const table = tableOf(kind);
    const [first, ...others] = ids;
    const { state } = core.store.folded(numberRegister, naturalId(numberRegister.kind, number, sha256));
    if (table === null || first === undefined || isNoted(state, ids)) return [];
    return [betweenRecords(core, table, { doubt: "number", number, ids: [first, ...others] })];
  });
}

/** S2: keys that desks, apart, hung up under one code. It is over once one is corrected or void. */
function sharedKeyCodes(core: Core): readonly Conflict[] {
  return [...core.queries.keys.sharedCodes()].flatMap(([number, [first, ...others]]): readonly Conflict[] =>
    first === undefined
      ? []
      : [betweenRecords(core, keysTable, { doubt: "code", number, ids: [first, ...others] })],
  );
}

/**
 * S2: keys on which desks, apart, hung one coded tag. The tag itself is for the code sheet's readers alone: each side
 * says its key's code and when it was tagged.
 */
function sharedKeyTags(core: Core): readonly Conflict[] {
  return core.queries.keys.sharedTags().flatMap(([first, ...others]): readonly Conflict[] => {
    if (first === undefined) return [];
    const keys = [first, ...others].map((recordId) => ({ recordId, row: core.queries.keys.row(recordId) }));
    const sides = keys.flatMap(({ recordId, row }) => {
      const history = historyOf(core, keysTable.register.kind, recordId);
      return history
        .filter(({ type }) => type === "tagged")
        .slice(-1)
        .map((entry) => ({
          recordId,
          subject: words(row?.code, row?.unit || row?.place),
          detail: "",
          entry,
        }));
    });
    return [
      {
        key: `tag ${first}`,
        doubt: "tag",
        recordKind: keysTable.register.kind,
        recordId: first,
        number: keys.map(({ row }) => row?.code ?? "").join(" / "),
        unit: "",
        subject: "",
        measure: null,
        clash: null,
        sinceMs: lastAt(sides),
        sides,
      },
    ];
  });
}

/** Everything that two desks, apart, did and no fold can decide; the newest first. */
export function conflictsNow(core: Core): readonly Conflict[] {
  const inTables = core.queries.conflicts.rows().map(({ table, row }) => conflictOf(core, table, row));
  const all = [...inTables, ...duplicateNumbers(core), ...sharedKeyCodes(core), ...sharedKeyTags(core)];
  return all.toSorted((left, right) => right.sinceMs - left.sinceMs);
}
