import { phoneVerdict, splitPhones } from "../../../kernel/phone.ts";
import { plateVerdict, splitPlates } from "../../../kernel/plates.ts";
import { clipText } from "../../../kernel/text.ts";
import type { RosterField, RosterMapping } from "./fields.ts";
import { cellsByField, cleanCell, type RosterCells } from "./roster-cells.ts";
import { parseRosterDate } from "./roster-date.ts";
import { isDamagedNumber, parseRosterDocument } from "./roster-document.ts";
import { parseRosterUnit } from "./roster-unit.ts";
import { documentTypeOf, relationOf, unitStateOf } from "./roster-words.ts";
import type { LeftOut, LeftOutReason, RefusalReason, RosterPerson, RowVerdict } from "./verdict.ts";

const MAX_NAME = 100;
const MAX_CELL = 100;
const MAX_LIST = 500;
const MAX_ORIGINAL = 200;
/** What Excel shows where a formula failed. */
const FORMULA_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/iu;
const LISTS: ReadonlySet<RosterField> = new Set(["phone", "plate", "emergencyPhone", "note"]);

/** Collects what of a row has to be left out, while its fields are read. */
interface FieldReader {
  readonly leftOut: LeftOut[];
  /** The field's text, or "" when it is blank or cannot be used at all. */
  readonly text: (field: RosterField) => string;
  readonly leave: (field: RosterField, reason: LeftOutReason, original?: string) => void;
}

function createFieldReader(cells: RosterCells): FieldReader {
  const leftOut: LeftOut[] = [];
  function leave(field: RosterField, reason: LeftOutReason, original = cells[field]): void {
    leftOut.push({ field, reason, original: clipText(original, MAX_ORIGINAL) });
  }
  return {
    leftOut,
    leave,
    text: (field) => {
      const text = cells[field];
      if (FORMULA_ERROR.test(text)) leave(field, "formula-error");
      else if (text.length > (LISTS.has(field) ? MAX_LIST : MAX_CELL)) leave(field, "too-long");
      else return text;
      return "";
    },
  };
}

function readPhones(reader: FieldReader, field: "phone" | "emergencyPhone"): readonly string[] {
  const good: string[] = [];
  for (const phone of splitPhones(reader.text(field))) {
    if (isDamagedNumber(phone)) reader.leave(field, "damaged-by-excel", phone);
    else if (phoneVerdict(phone) === "impossible") reader.leave(field, "impossible-phone", phone);
    else good.push(phone);
  }
  return good;
}

/** Foreign and temporary plates are kept as written; "白色本田" is none. */
function readPlates(reader: FieldReader): readonly string[] {
  const good: string[] = [];
  for (const plate of splitPlates(reader.text("plate"))) {
    const isPlate = plateVerdict(plate) !== "unusual" || (/[A-Z0-9]{4}/u.test(plate) && plate.length <= 12);
    if (isPlate && !isDamagedNumber(plate)) good.push(plate);
    else reader.leave("plate", "impossible-plate", plate);
  }
  return good;
}

/** A field's meaning; unknown words are left out with the given reason. */
function read<T>(
  reader: FieldReader,
  field: RosterField,
  meaning: (text: string) => T | undefined,
  reason: LeftOutReason = "unknown-value",
): T | null {
  const text = reader.text(field);
  if (text === "") return null;
  const found = meaning(text);
  if (found === undefined) reader.leave(field, reason);
  return found ?? null;
}

function readDate(reader: FieldReader, field: "moveIn" | "moveOut"): string | null {
  const toDay = (text: string): string | undefined => {
    const day = parseRosterDate(text);
    return day.ok ? day.value : undefined;
  };
  return read(reader, field, toDay, "impossible-date");
}

function readDocument(reader: FieldReader): RosterPerson["document"] {
  const type = read(reader, "documentType", documentTypeOf);
  const text = reader.text("document");
  if (text === "") return null;
  const document = parseRosterDocument(text, type ?? undefined);
  if (document.ok) return document.value;
  reader.leave("document", document.error);
  return null;
}

const asWritten = (text: string): string => text;

function readPerson(name: string, cells: RosterCells, reader: FieldReader): RosterPerson {
  const relation = read(reader, "relation", relationOf);
  const isPlainWord = /^(?:业主|家属|租户|owner|family|tenant)$/iu.test(cells.relation);
  return {
    name,
    relation,
    relationWord: relation === null || isPlainWord ? null : cells.relation,
    phones: readPhones(reader, "phone"),
    document: readDocument(reader),
    plates: readPlates(reader),
    moveIn: readDate(reader, "moveIn"),
    moveOut: readDate(reader, "moveOut"),
    emergencyContact: read(reader, "emergencyContact", asWritten),
    emergencyPhones: readPhones(reader, "emergencyPhone"),
    note: read(reader, "note", asWritten),
  };
}

function nameProblem(name: string): RefusalReason | undefined {
  if (name === "") return "no-name";
  if (name.length > MAX_NAME) return "name-too-long";
  return FORMULA_ERROR.test(name) || !/\p{L}/u.test(name) ? "name-unreadable" : undefined;
}

/** True when the row tells of a unit and of nobody in it: 未交付 and 空置 units stand so in rosters. */
function isUnitOnly(cells: RosterCells): boolean {
  const personal: readonly RosterField[] = [
    "name",
    "relation",
    "phone",
    "documentType",
    "document",
    "plate",
    "moveIn",
    "moveOut",
    "emergencyContact",
    "emergencyPhone",
  ];
  return personal.every((field) => cells[field] === "");
}

function isBlank(cells: readonly string[], byField: RosterCells): boolean {
  if (Object.values(byField).some((text) => text !== "")) return false;
  // Pre-numbered empty lines carry a running number alone.
  return cells.every((cell) => /^\d*$/u.test(cleanCell(cell)));
}

/**
 * Judges one row by itself. No unit or no name: refused. A field that cannot be right (check digit, phone,
 * date …) is left out and listed, the rest is imported. Blank rows are only counted.
 */
export function judgeRow(cells: readonly string[], mapping: RosterMapping, row: number): RowVerdict {
  const byField = cellsByField(cells, mapping);
  if (isBlank(cells, byField)) return { verdict: "blank", row };
  const refuse = (refusedFor: RefusalReason, original: string): RowVerdict => ({
    verdict: "refused",
    row,
    cells,
    refusedFor,
    original: clipText(original, MAX_ORIGINAL),
  });
  const unit = parseRosterUnit(byField);
  if (!unit.ok) {
    const parts = [byField.unit, byField.building, byField.entrance, byField.room];
    return refuse(unit.error, parts.filter((part) => part !== "").join(" "));
  }
  const reader = createFieldReader(byField);
  const unitOnly = isUnitOnly(byField);
  const problem = unitOnly ? undefined : nameProblem(byField.name);
  if (problem !== undefined) return refuse(problem, byField.name);
  const unitState = read(reader, "state", unitStateOf);
  const person = unitOnly ? null : readPerson(byField.name, byField, reader);
  const entry = { unit: unit.value, unitState, person };
  const { leftOut } = reader;
  return leftOut.length === 0
    ? { verdict: "imported", row, entry, leftOut: [] }
    : { verdict: "partial", row, cells, entry, leftOut };
}
