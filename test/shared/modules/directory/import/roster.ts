import { err, ok, type Result } from "../../../../../shared/kernel/result.ts";
import { checkMapping, type MappingError } from "../../../../../shared/modules/directory/import/fields.ts";
import {
  findHeader,
  type HeaderError,
  type RosterRow,
} from "../../../../../shared/modules/directory/import/find-header.ts";
import {
  addToCounts,
  createRowJudge,
  noCounts,
  type RosterCounts,
} from "../../../../../shared/modules/directory/import/judge-rows.ts";
import {
  matchColumns,
  type ColumnMatch,
} from "../../../../../shared/modules/directory/import/match-columns.ts";
import type {
  RepeatVerdict,
  RosterEntry,
  RowVerdict,
} from "../../../../../shared/modules/directory/import/verdict.ts";

export interface JudgedRoster {
  readonly match: ColumnMatch;
  readonly counts: RosterCounts;
  readonly verdicts: readonly (RowVerdict | RepeatVerdict)[];
  readonly entries: readonly RosterEntry[];
}

/** Rows as the reader numbers them, from 1. */
export function toRows(table: readonly (readonly string[])[]): readonly RosterRow[] {
  return table.map((cells, index) => ({ row: index + 1, cells }));
}

/** Everything the wizard does with the proposed mapping, in one go. */
export function judgeRoster(rows: readonly RosterRow[]): Result<JudgedRoster, HeaderError | MappingError> {
  const header = findHeader(rows);
  if (!header.ok) return header;
  const match = matchColumns(header.value, rows.slice(0, 200));
  const mapping = checkMapping(match.mapping);
  if (!mapping.ok) return err(mapping.error);
  const judge = createRowJudge({ mapping: mapping.value });
  const verdicts = rows.map(judge).filter((verdict) => verdict !== undefined);
  const entries = verdicts.flatMap((verdict) => ("entry" in verdict ? [verdict.entry] : []));
  return ok({ match, counts: verdicts.reduce(addToCounts, noCounts), verdicts, entries });
}

/** The same for a roster that a test expects to be read. */
export function judged(table: readonly (readonly string[])[]): JudgedRoster {
  const result = judgeRoster(toRows(table));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
