import type { RosterMapping } from "./fields.ts";
import type { RosterRow } from "./find-header.ts";
import { judgeRow } from "./judge-row.ts";
import { cellsByField } from "./roster-cells.ts";
import type { RepeatVerdict, RosterEntry, RowVerdict } from "./verdict.ts";

/** How many rows got which verdict; together they are all rows below the header. */
export interface RosterCounts {
  readonly imported: number;
  readonly partial: number;
  readonly refused: number;
  readonly repeat: number;
  readonly blank: number;
}

export const noCounts: RosterCounts = { imported: 0, partial: 0, refused: 0, repeat: 0, blank: 0 };

export function addToCounts(counts: RosterCounts, { verdict }: RowVerdict | RepeatVerdict): RosterCounts {
  return { ...counts, [verdict]: counts[verdict] + 1 };
}

/**
 * Who a row tells of: the unit, the name, and the document or, without one, the phones. The same key in
 * two rows, or in two imports of a file, is the same person. A row without a person is its unit.
 */
export function dedupeKey(entry: RosterEntry): string {
  const { unit, person } = entry;
  if (person === null) return JSON.stringify([unit]);
  const name = person.name.normalize("NFKC").replaceAll(/\s+/gu, "").toLowerCase();
  const known =
    person.document === null
      ? ["phones", ...person.phones.toSorted()]
      : ["document", person.document.type, person.document.number];
  return JSON.stringify([unit, name, ...known]);
}

interface Seen {
  readonly row: number;
  readonly content: string;
}

export interface JudgeOptions {
  readonly mapping: RosterMapping;
  /**
   * Shortens what is remembered of each row; must not collide (the host passes a SHA-256). Without it the
   * keys themselves are kept.
   */
  readonly fingerprint?: ((text: string) => string) | undefined;
}

/** Gives blank unit cells the value above, as the mapping says. */
function createCarry(mapping: RosterMapping): (cells: readonly string[]) => readonly string[] {
  const column = (field: "unit" | "building" | "entrance" | "room"): number => mapping.fields.indexOf(field);
  const [unit, building, entrance, room] = [
    column("unit"),
    column("building"),
    column("entrance"),
    column("room"),
  ];
  const above = new Map<number, string>();
  const isBlank = (cells: readonly string[], at: number): boolean =>
    at < 0 || (cells[at] ?? "").trim() === "";
  return (cells) => {
    if (mapping.carryDown === "none" || cells.every((cell) => cell.trim() === "")) return cells;
    // A new building starts its entrances anew, a new entrance its rooms.
    const order = [unit, building, entrance, room].filter((at) => at >= 0);
    const carried = [...cells];
    const isWholeBlank = order.every((at) => isBlank(cells, at));
    const carriesRoom = mapping.carryDown === "unit" && isWholeBlank;
    let open = true;
    for (const at of order) {
      const isLast = at === room || at === unit;
      if (!isBlank(cells, at)) {
        open = false;
        above.set(at, cells[at] ?? "");
        for (const later of order.slice(order.indexOf(at) + 1)) above.delete(later);
      } else if (open && (isLast ? carriesRoom : carriesRoom || !isBlank(cells, room))) {
        while (carried.length <= at) carried.push("");
        carried[at] = above.get(at) ?? "";
      }
    }
    return carried;
  };
}

/** What a refused row told in the columns that are read; where that is nothing (a footer), all of it. */
function toldCells(cells: readonly string[], mapping: RosterMapping): readonly string[] {
  const told = Object.values(cellsByField(cells, mapping));
  return told.some((text) => text !== "") ? told : cells;
}

/**
 * Judges a file's rows in their order, remembering who was told of, so that a row that comes again is a
 * repeat of the first and merges into it. Gives undefined for the header and what stands above it.
 */
export function createRowJudge(
  options: JudgeOptions,
): (row: RosterRow) => RowVerdict | RepeatVerdict | undefined {
  const { mapping } = options;
  const fingerprint = options.fingerprint ?? ((text: string) => text);
  const seen = new Map<string, Seen>();
  const carry = createCarry(mapping);
  return ({ row, cells }) => {
    if (row <= mapping.headerRow) return undefined;
    const carried = carry(cells);
    const verdict = judgeRow(carried, mapping, row);
    if (verdict.verdict === "blank") return verdict;
    const isRefused = verdict.verdict === "refused";
    const content = isRefused
      ? JSON.stringify(["refused", toldCells(carried, mapping)])
      : JSON.stringify([verdict.entry, verdict.leftOut]);
    const key = fingerprint(isRefused ? content : dedupeKey(verdict.entry));
    const mark = fingerprint(content);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, { row, content: mark });
      return verdict;
    }
    const repeat = { verdict: "repeat", row, cells: carried, of: first.row } as const;
    if (isRefused || first.content === mark) return { ...repeat, more: null, leftOut: [] };
    return { ...repeat, more: verdict.entry, leftOut: verdict.leftOut };
  };
}
