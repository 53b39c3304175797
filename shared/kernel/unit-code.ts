import { NUMERAL_CHARACTERS, numeralDigits } from "./chinese-numerals.ts";
import { err, ok, type Result } from "./result.ts";

/**
 * 房号: `building-entrance-room` ("3-2-1201"), or `building-room` where a building has no entrances
 * ("3-1201"). Building and entrance carry no leading zeros; the room stays as written.
 */
export interface UnitCodeParts {
  readonly building: string;
  readonly entrance?: string;
  readonly room: string;
}

export type UnitCodeError = "empty" | "no-building" | "no-room" | "too-many-parts" | "not-a-unit";

type Role = "building" | "entrance" | "floor" | "room" | "any";

interface Piece {
  readonly value: string;
  readonly role: Role;
}

/** What may stand behind a part, longest first. 号 in the middle ends a building in Shanghai (5弄12号301室). */
const roleByMark: Readonly<Record<string, Role>> = {
  号楼: "building",
  "#楼": "building",
  栋楼: "building",
  栋: "building",
  幢: "building",
  座: "building",
  弄: "building",
  "#": "building",
  单元: "entrance",
  门: "entrance",
  层: "floor",
  楼: "floor",
  号房: "room",
  号室: "room",
  房间: "room",
  室: "room",
  房: "room",
  户: "room",
  号: "any",
  "-": "any",
};
const PIECE = new RegExp(`(.*?)(${Object.keys(roleByMark).join("|")}|$)`, "gu");
const SEPARATORS = /[-\u2010-\u2015\u2212~_/\\.·•,、\s]+/g;
const PART = /^[\p{Script=Han}A-Z0-9]{1,12}$/u;
const NUMERAL = new RegExp(`[${NUMERAL_CHARACTERS}]+(?=$|期|区)`, "g");
/** Longer text is no unit in any spelling. */
const MAX_LENGTH = 60;

/** 海棠三 → 海棠3, 二期三 → 2期3; numerals inside a name (百合) stay. */
function arabic(part: string): string {
  return part.replaceAll(NUMERAL, (numeral) => numeralDigits(numeral) ?? numeral);
}

function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  for (const [, value = "", mark = ""] of text.matchAll(PIECE)) {
    // A mark behind a mark (栋-) adds nothing.
    if (value === "") continue;
    const role = roleByMark[mark] ?? "any";
    // 3楼1201 names a building, 3-2-12楼1201 a floor.
    found.push({ value: arabic(value), role: mark === "楼" && found.length === 0 ? "building" : role });
  }
  return found;
}

/** 12层1201 says the floor twice, 12层01 and 12楼B need it to name the room. Undefined when they disagree. */
function roomOnFloor(floor: string, room: string): string | undefined {
  if (/^\d{1,2}$/.test(room)) return floor + room.padStart(2, "0");
  if (/^[A-Z]$/.test(room)) return floor + room;
  return room.startsWith(floor) ? room : undefined;
}

/** Leading zeros fall from building and entrance: 03 → 3, A01 → A1. */
function withoutZeros(part: string): string {
  return part.replace(/(^|\D)0+(?=\d)/, "$1");
}

/**
 * Any usual spelling of a unit as its code: 3栋2单元1201, 3#2-1201室, ３－２－１２０１, 3号楼2单元1201室,
 * A座1-101, 三栋二单元一二〇一. An error says what is missing, so that a form can ask for it.
 */
export function parseUnitCode(text: string): Result<string, UnitCodeError> {
  const plain = text
    .slice(0, MAX_LENGTH + 1)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s,、.·•]+$/, "")
    .trimStart()
    .replaceAll(SEPARATORS, "-");
  if (plain.length > MAX_LENGTH) return err("not-a-unit");
  const all = pieces(plain);
  const floor = all.find((piece) => piece.role === "floor");
  const parts = all.filter((piece) => piece !== floor);
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return err(floor === undefined ? "empty" : "no-building");
  if (plain.startsWith("-") || first.role === "entrance" || first.role === "room") return err("no-building");
  const lastIsRoom = last.role === "room" || last.role === "any" || plain.endsWith("#");
  if (!lastIsRoom || (plain.endsWith("-") && parts.length < 4)) return err("no-room");
  if (parts.length === 1) return err("no-building");
  if (parts.length > 3) return err("too-many-parts");
  const room = floor === undefined ? last.value : roomOnFloor(floor.value, last.value);
  const before = parts.slice(0, -1);
  const misplaced = before.some(
    (part, index) => part.role === "room" || (part.role === "entrance" && index === 0),
  );
  if (room === undefined || misplaced || !/\d/.test(room)) return err("not-a-unit");
  const code = [...before.map((part) => withoutZeros(part.value)), room];
  return code.every((part) => PART.test(part)) ? ok(code.join("-")) : err("not-a-unit");
}

/** The parts of a code as `parseUnitCode` makes it; undefined for text that is none. */
export function unitCodeParts(code: string): UnitCodeParts | undefined {
  const [building, second, third, ...more] = code.split("-");
  if (!building || !second || third === "" || more.length > 0) return undefined;
  return third === undefined ? { building, room: second } : { building, entrance: second, room: third };
}

/** As a reader expects: 3-2-201 before 3-2-1201 before 10-1-101; digits count as numbers. A total order. */
export function compareUnitCodes(left: string, right: string): number {
  const [leftParts, rightParts] = [left.split("-"), right.split("-")];
  // A building's units without an entrance come before its entrances.
  const byForm = (parts: readonly string[]): readonly string[] =>
    parts.length === 2 ? [parts[0] ?? "", "", parts[1] ?? ""] : parts;
  const [a, b] = [byForm(leftParts), byForm(rightParts)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = comparePart(a[index] ?? "", b[index] ?? "");
    if (order !== 0) return order;
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

function comparePart(left: string, right: string): number {
  const a = left.match(/\d+|\D+/g) ?? [];
  const b = right.match(/\d+|\D+/g) ?? [];
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [x = "", y = ""] = [a[index], b[index]];
    const bothNumbers = /^\d/.test(x) && /^\d/.test(y);
    const order = bothNumbers ? Number(x) - Number(y) : x < y ? -1 : x > y ? 1 : 0;
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
