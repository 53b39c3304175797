import type { HistoryEntry } from "../../../shared/contract/record.ts";
import { answers } from "../../../shared/modules/visits/index.ts";

/** The last entry of each group, in the order in which they happened. */
function lastOfEach(
  entries: readonly HistoryEntry[],
  groupOf: (entry: HistoryEntry) => string,
): readonly HistoryEntry[] {
  const last = new Map(entries.map((entry) => [groupOf(entry), entry]));
  return entries.filter((entry) => last.get(groupOf(entry)) === entry);
}

const ofTypes = (entries: readonly HistoryEntry[], ...types: readonly string[]): readonly HistoryEntry[] =>
  entries.filter(({ type }) => types.includes(type));

/** Two technicians were sent by desks that did not know of each other (REP-1). */
function dispatches(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const sent = ofTypes(entries, "dispatched", "reassigned").filter(({ data }) => data["technician"] !== null);
  return lastOfEach(sent, ({ data }) => JSON.stringify(data["technician"])).slice(-2);
}

/** The resident said yes at one desk and no at the other (VIS-2). */
function residentAnswers(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const [agreed, refused] = answers;
  const said = ofTypes(entries, "answered").filter(({ data }) =>
    [agreed, refused].some((answer) => answer === data["answer"]),
  );
  return lastOfEach(said, ({ data }) => JSON.stringify(data["answer"]));
}

/** What any register's desks did last: each desk's own word, or the last two of the only one. */
function lastOfEachDesk(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const byDesk = lastOfEach(entries, ({ desk }) => desk);
  return byDesk.length > 1 ? byDesk : entries.slice(-2);
}

/** Two releases stand against each other alone; else whatever was done to the pass last (GDS-3). */
function aboutPass(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const releases = ofTypes(entries, "released");
  if (releases.length > 1) return releases;
  return ofTypes(entries, "released", "refused", "signed", "revised", "voided", "withdrawn").slice(-4);
}

const sidesByKind: Readonly<Record<string, (entries: readonly HistoryEntry[]) => readonly HistoryEntry[]>> = {
  "work-order": dispatches,
  visit: residentAnswers,
  "duty-line": (entries) => ofTypes(entries, "corrected").slice(-2),
  shift: (entries) => ofTypes(entries, "completed"),
  key: (entries) => ofTypes(entries, "lent", "collected", "lost", "count-corrected", "voided").slice(-2),
  "hazard-batch": (entries) => ofTypes(entries, "drawn", "issued", "counted").slice(-4),
  "hazard-issue": (entries) => ofTypes(entries, "returned", "voided"),
  pass: aboutPass,
};

/** The entries of a record's history that contradict each other, oldest first. */
export function sidesOf(kind: string, entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const sides = sidesByKind[kind]?.(entries) ?? [];
  return sides.length > 1 ? sides : lastOfEachDesk(entries);
}
