import { z } from "zod";

import { err, ok, type Result } from "../../../kernel/result.ts";

/** What a column of a roster (住户信息表) may hold. `unit` is the whole unit in one cell (3栋2单元1201). */
export const rosterFields = [
  "unit",
  "building",
  "entrance",
  "room",
  "state",
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
  "note",
] as const;
export const rosterFieldSchema = z.enum(rosterFields);
export type RosterField = z.output<typeof rosterFieldSchema>;

/** Fields that several columns may give together (手机, 固定电话; 车牌1, 车牌2). */
export const severalColumnFields: ReadonlySet<RosterField> = new Set(["phone", "plate", "note"]);

/**
 * What a blank unit cell means. `building`: building and entrance of the row above (they were merged cells
 * once); `unit`: the whole unit of the row above. Never guessed beyond `building`.
 */
export const carryDowns = ["none", "building", "unit"] as const;

/** Which column holds what: plain data, proposed by matchColumns and corrected by hand. */
export const rosterMappingSchema = z.object({
  /** The header's row number; what stands above is no data. 0 when there is no header. */
  headerRow: z.int().min(0),
  /** The field of each column from the left; null columns are not read. */
  fields: z.array(rosterFieldSchema.nullable()).max(500),
  carryDown: z.enum(carryDowns),
});
export type RosterMapping = z.output<typeof rosterMappingSchema>;

/** Columns without which nothing can be imported. `building` is asked for only beside a `room`. */
export type RequiredField = "unit" | "building" | "name";

export type MappingError =
  | { readonly code: "columns-missing"; readonly missing: readonly RequiredField[] }
  | { readonly code: "field-twice"; readonly field: RosterField };

/** The required columns that a mapping lacks. */
export function missingFields(fields: readonly (RosterField | null)[]): readonly RequiredField[] {
  const missing: RequiredField[] = [];
  if (!fields.includes("unit")) {
    if (!fields.includes("room")) missing.push("unit");
    else if (!fields.includes("building")) missing.push("building");
  }
  if (!fields.includes("name")) missing.push("name");
  return missing;
}

/** Whether rows can be judged by this mapping (I4: wrong headings). */
export function checkMapping(mapping: RosterMapping): Result<RosterMapping, MappingError> {
  for (const field of rosterFields) {
    const count = mapping.fields.filter((other) => other === field).length;
    if (count > 1 && !severalColumnFields.has(field)) return err({ code: "field-twice", field });
  }
  const missing = missingFields(mapping.fields);
  return missing.length > 0 ? err({ code: "columns-missing", missing }) : ok(mapping);
}
