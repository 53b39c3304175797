import { plateVerdict, splitPlates } from "../../../kernel/plates.ts";
import { phoneVerdict, splitPhones } from "../../../kernel/phone.ts";
import { parseUnitCode } from "../../../kernel/unit-code.ts";
import {
  missingFields,
  severalColumnFields,
  type RequiredField,
  type RosterField,
  type RosterMapping,
} from "./fields.ts";
import type { RosterHeader, RosterRow } from "./find-header.ts";
import { parseRosterDate } from "./roster-date.ts";
import { matchTitle, plainTitle } from "./titles.ts";

/** A column as the wizard shows it for correction by hand. */
export interface RosterColumn {
  readonly index: number;
  readonly title: string;
  readonly field: RosterField | null;
  /** 0 to 1; below 0.5 the screen should ask. */
  readonly confidence: number;
  /** The first values below the title. */
  readonly samples: readonly string[];
}

export interface ColumnMatch {
  readonly columns: readonly RosterColumn[];
  readonly mapping: RosterMapping;
  readonly missing: readonly RequiredField[];
}

const SAMPLES = 3;
const JUDGED_ROWS = 100;
const DOUBTFUL = 0.25;

const isDate = (cell: string): boolean => parseRosterDate(cell).ok;
const looksRight: Partial<Readonly<Record<RosterField, (cell: string) => boolean>>> = {
  unit: (cell) => parseUnitCode(cell).ok,
  phone: (cell) => splitPhones(cell).some((phone) => phoneVerdict(phone) !== "impossible"),
  plate: (cell) => splitPlates(cell).some((plate) => plateVerdict(plate) !== "unusual"),
  document: (cell) => /\d{5}/u.test(cell.normalize("NFKC")),
  moveIn: isDate,
  moveOut: isDate,
  name: (cell) => /\p{L}/u.test(cell),
};

function share(cells: readonly string[], test: (cell: string) => boolean): number {
  const told = cells.filter((cell) => cell.trim() !== "");
  return told.length === 0 ? 1 : told.filter(test).length / told.length;
}

function proposeColumns(header: RosterHeader, rows: readonly RosterRow[]): RosterColumn[] {
  return header.titles.map((title, index) => {
    const cells = rows.map((row) => row.cells[index] ?? "");
    const { field, confidence } = matchTitle(title);
    const test = field === null ? undefined : looksRight[field];
    const trust = test === undefined || share(cells, test) >= 0.5 ? 1 : 0.4;
    const samples = cells.filter((cell) => cell.trim() !== "").slice(0, SAMPLES);
    // A doubtful title over values that do not fit ("ID" over 1, 2, 3) is better not read.
    if (confidence * trust < DOUBTFUL) return { index, title, field: null, confidence: 0, samples };
    return { index, title, field, confidence: confidence * trust, samples };
  });
}

/** Keeps the surest column of each field, the leftmost of equals; phones and plates may have several. */
function withoutDoubles(columns: readonly RosterColumn[]): RosterColumn[] {
  const bestByField = new Map<RosterField, RosterColumn>();
  for (const column of columns) {
    if (column.field === null) continue;
    const best = bestByField.get(column.field);
    if (best === undefined || column.confidence > best.confidence) bestByField.set(column.field, column);
  }
  return columns.map((column) => {
    const { field } = column;
    if (field === null || bestByField.get(field) === column) return column;
    return severalColumnFields.has(field) ? column : { ...column, field: null, confidence: 0 };
  });
}

/**
 * Settles which columns make the unit: building and room win over a whole address beside them; 房号 alone
 * that holds 3-2-1201 is the whole unit; 单元房号 beside 楼栋 is the room; English "Unit" between building
 * and room is the entrance.
 */
function settleUnit(columns: readonly RosterColumn[], rows: readonly RosterRow[]): RosterColumn[] {
  const find = (field: RosterField): RosterColumn | undefined =>
    columns.find((column) => column.field === field);
  const become = (from: RosterField, to: RosterField | null): RosterColumn[] =>
    columns.map((column) =>
      column.field === from ? { ...column, field: to, confidence: to === null ? 0 : 0.7 } : column,
    );
  const isWhole = (column: RosterColumn): boolean =>
    share(
      rows.map((row) => row.cells[column.index] ?? ""),
      (cell) => parseUnitCode(cell).ok,
    ) >= 0.5;
  const [unit, building, room] = [find("unit"), find("building"), find("room")];
  if (unit !== undefined && building !== undefined && room !== undefined) {
    const isEntrance = find("entrance") === undefined && /^unit(?:no|number)?$/u.test(plainTitle(unit.title));
    return become("unit", isEntrance ? "entrance" : null);
  }
  if (unit !== undefined && building !== undefined) {
    const parts = rows.map((row) => row.cells[unit.index] ?? "");
    const isFull = share(parts, (cell) => /[栋幢座#]|(?:[^-]+-){2}/u.test(cell.normalize("NFKC"))) >= 0.5;
    return isFull ? become("building", null) : become("unit", "room");
  }
  if (unit === undefined && building === undefined && room !== undefined && isWhole(room)) {
    return become("room", "unit");
  }
  if (unit !== undefined && room !== undefined && isWhole(room) && !isWhole(unit)) {
    return columns.map((column) =>
      column === unit
        ? { ...column, field: null, confidence: 0 }
        : column === room
          ? { ...column, field: "unit", confidence: 0.7 }
          : column,
    );
  }
  return unit === undefined ? [...columns] : become("room", null);
}

/** Merged building cells come out of a CSV as blanks below the first: then most rows with a room lack one. */
function isCarriedDown(columns: readonly RosterColumn[], rows: readonly RosterRow[]): boolean {
  const building = columns.find(({ field }) => field === "building");
  const room = columns.find(({ field }) => field === "room");
  if (building === undefined || room === undefined) return false;
  const told = rows.filter((row) => (row.cells[room.index] ?? "").trim() !== "");
  const first = told[0]?.cells[building.index] ?? "";
  const blank = told.filter((row) => (row.cells[building.index] ?? "").trim() === "");
  return first.trim() !== "" && told.length >= 4 && blank.length / told.length >= 0.3;
}

/** Proposes what each column holds, from its title and the rows below it. `rows` are those read so far. */
export function matchColumns(header: RosterHeader, rows: readonly RosterRow[]): ColumnMatch {
  const below = rows.filter(({ row }) => row > header.row).slice(0, JUDGED_ROWS);
  const columns = settleUnit(withoutDoubles(proposeColumns(header, below)), below);
  const fields = columns.map(({ field }) => field);
  const carryDown = isCarriedDown(columns, below) ? "building" : "none";
  return {
    columns,
    mapping: { headerRow: header.row, fields, carryDown },
    missing: missingFields(fields),
  };
}
