import { unguardCell } from "../../../kernel/csv-text.ts";
import { normaliseText } from "../../../kernel/text.ts";
import type { RosterField, RosterMapping } from "./fields.ts";

/** The cleaned text of each field of a row; several columns of one field are joined by 、. */
export type RosterCells = Readonly<Record<RosterField, string>>;

/** Words for "none" in cells that people may not leave blank. 空 is not among them: a state says it. */
const NONE = /^(?:无|暂无|没有|未知|不详|未填|-+|—+|\/+|\\+|\.|n\/?a|none|null|nil)$/iu;

/**
 * A cell as people meant it: without our own export's guard, without ="0101" that other systems write to
 * keep zeros, without control characters; words for "none" are blank.
 */
export function cleanCell(cell: string): string {
  const text = normaliseText(unguardCell(cell)).replace(/^="(?<inside>[^"]*)"$/u, "$<inside>");
  return NONE.test(text) ? "" : text;
}

/** The row's cells by field. */
export function cellsByField(cells: readonly string[], mapping: RosterMapping): RosterCells {
  const found: Record<RosterField, string> = {
    unit: "",
    building: "",
    entrance: "",
    room: "",
    state: "",
    name: "",
    relation: "",
    phone: "",
    documentType: "",
    document: "",
    plate: "",
    moveIn: "",
    moveOut: "",
    emergencyContact: "",
    emergencyPhone: "",
    note: "",
  };
  for (const [column, field] of mapping.fields.entries()) {
    const text = field === null ? "" : cleanCell(cells[column] ?? "");
    if (field !== null && text !== "") found[field] = found[field] === "" ? text : `${found[field]}、${text}`;
  }
  return found;
}
