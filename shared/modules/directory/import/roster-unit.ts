import { err, ok, type Result } from "../../../kernel/result.ts";
import { parseUnitCode, type UnitCodeError } from "../../../kernel/unit-code.ts";
import type { RosterCells } from "./roster-cells.ts";
import type { RefusalReason } from "./verdict.ts";

const reasonByError: Readonly<Record<UnitCodeError, RefusalReason>> = {
  empty: "no-unit",
  "no-building": "unit-without-building",
  "no-room": "unit-without-room",
  "too-many-parts": "unit-unreadable",
  "not-a-unit": "unit-unreadable",
};
const MAX_UNIT = 60;

/** 1-2-1901 typed into Excel becomes 1901-01-02, which would read as building 1901. */
function becameDate(text: string): boolean {
  return /^(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s.*)?$/u.test(text.normalize("NFKC"));
}

function parse(text: string): Result<string, RefusalReason> {
  if (text.length > MAX_UNIT) return err("unit-unreadable");
  const code = parseUnitCode(text);
  return code.ok ? ok(code.value) : err(reasonByError[code.error]);
}

/** Numbers from other programs carry a fraction: building 3.0. */
function whole(cell: string): string {
  return cell.replace(/^(?<number>\d+)\.0$/u, "$<number>");
}

/**
 * The unit of separate building, entrance and room cells. A room cell may repeat them (3 | 2 | 3-2-1201,
 * 3 | 2 | 2-1201) and must then agree with the others. Entrance and room alone would read as a building and
 * its room, so a missing building is refused.
 */
function parseParts(building: string, entrance: string, room: string): Result<string, RefusalReason> {
  if (building === "" && entrance === "" && room === "") return err("no-unit");
  if (room === "") return err("unit-without-room");
  const told = parse(room);
  const roomParts = told.ok ? told.value.split("-") : [room];
  if (building === "" && roomParts.length < 3) return err("unit-without-building");
  const known = building === "" ? (roomParts[0] ?? "") : building;
  const joinWith = (last: string): Result<string, RefusalReason> =>
    parse([known, entrance, last].filter((part) => part !== "").join("-"));
  if (!told.ok) return joinWith(room);
  if (building === "" && entrance === "") return told;
  const full = joinWith(roomParts.at(-1) ?? "");
  if (full.ok && `-${full.value}`.endsWith(`-${told.value}`)) return full;
  return joinWith(room);
}

/** The unit's code of a row, whether it stands in one cell or in two or three. */
export function parseRosterUnit(cells: RosterCells): Result<string, RefusalReason> {
  if (cells.unit === "") return parseParts(whole(cells.building), whole(cells.entrance), whole(cells.room));
  return becameDate(cells.unit) ? err("unit-became-date") : parse(cells.unit);
}
