import { z } from "zod";
import {
  authorisationKinds,
  personDocumentTypes,
  personRelations,
  unitStates,
} from "../modules/directory/index.ts";
import { directoryImportContract } from "./directory-import.ts";
import { procedure } from "./procedure.ts";
import { uuid7Text } from "../kernel/fields.ts";

const occupancySchema = z.enum(unitStates).nullable();

export const buildingSchema = z.object({
  building: z.string(),
  units: z.number(),
  /** Who lives there now. */
  people: z.number(),
  occupied: z.number(),
});

export const unitRowSchema = z.object({
  id: z.string(),
  code: z.string(),
  building: z.string(),
  entrance: z.string().nullable(),
  room: z.string(),
  occupancy: occupancySchema,
  people: z.number(),
  vehicles: z.number(),
});
export type UnitRow = z.output<typeof unitRowSchema>;

/** One person of a unit. Phones and documents are masked. */
export const personViewSchema = z.object({
  id: z.string(),
  unit: z.string(),
  name: z.string(),
  erased: z.boolean(),
  relation: z.enum(personRelations).nullable(),
  relationWord: z.string().nullable(),
  phones: z.array(z.string()),
  documentType: z.enum(personDocumentTypes).nullable(),
  documentMasked: z.string(),
  emergencyContact: z.string(),
  emergencyPhones: z.array(z.string()),
  note: z.string(),
  moveIn: z.string().nullable(),
  moveOut: z.string().nullable(),
  /** Moved out by now. */
  left: z.boolean(),
  /** 长期授权 (VIS-2); `holds` while it is in force. */
  authorisation: z
    .object({
      atMs: z.number(),
      untilMs: z.number(),
      kinds: z.array(z.enum(authorisationKinds)),
      by: z.string(),
      note: z.string(),
      holds: z.boolean(),
    })
    .nullable(),
});
export type PersonView = z.output<typeof personViewSchema>;

export const vehicleViewSchema = z.object({
  id: z.string(),
  plate: z.string(),
  erased: z.boolean(),
  owner: z.string().nullable(),
  ownerName: z.string(),
});
export type VehicleView = z.output<typeof vehicleViewSchema>;

export const unitViewSchema = z.object({
  unit: unitRowSchema,
  people: z.array(personViewSchema),
  vehicles: z.array(vehicleViewSchema),
});
export type UnitView = z.output<typeof unitViewSchema>;

/** Something that concerned the unit: a visit, a work order, or an event of the directory itself. */
export const timelineEntrySchema = z.object({
  key: z.string(),
  atMs: z.number(),
  /** visit, work-order, unit, person, vehicle */
  kind: z.string(),
  id: z.string(),
  /** The event's type; for visits and work orders their state now. */
  type: z.string(),
  number: z.string(),
  /** A visitor, a fault, a resident, a plate. */
  title: z.string(),
  actor: z.string(),
  approver: z.string(),
  /** The event's open part. */
  data: z.record(z.string(), z.json()),
});
export type TimelineEntry = z.output<typeof timelineEntrySchema>;

const cursorSchema = z.object({ atMs: z.number(), key: z.string().max(200) });

/** Somebody found by name, pinyin, plate, unit or phone; or a unit with nobody in it. */
export const directoryHitSchema = z.object({
  key: z.string(),
  unitId: z.string(),
  unit: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
  relation: z.enum(personRelations).nullable(),
  relationWord: z.string().nullable(),
  phones: z.array(z.string()),
  /** The plate that was searched for, else "". */
  plate: z.string(),
  left: z.boolean(),
  /** ms until which they may come in without asking (VIS-2); null: they must ask. */
  authorisedUntilMs: z.number().nullable(),
});
export type DirectoryHit = z.output<typeof directoryHitSchema>;

export const directoryContract = {
  buildings: procedure.output(
    z.object({
      buildings: z.array(buildingSchema),
      units: z.number(),
      people: z.number(),
      vehicles: z.number(),
    }),
  ),
  /** The units of one building, in their order. */
  units: procedure.input(z.object({ building: z.string().max(60) })).output(z.array(unitRowSchema)),
  unit: procedure.input(z.object({ id: uuid7Text })).output(unitViewSchema),
  /** The unit's page by its code in any spelling; null when there is none. */
  unitByCode: procedure.input(z.object({ code: z.string().max(60) })).output(unitViewSchema.nullable()),
  person: procedure.input(z.object({ id: uuid7Text })).output(personViewSchema),
  /** What concerned a unit, newest first; `before` is the last page's `next`. */
  timeline: procedure
    .input(z.object({ id: uuid7Text, before: cursorSchema.nullable(), limit: z.int().min(1).max(100) }))
    .output(z.object({ entries: z.array(timelineEntrySchema), next: cursorSchema.nullable() })),
  /** Type-ahead over residents, vehicles and units. */
  find: procedure
    .input(z.object({ search: z.string().max(200), limit: z.int().min(1).max(50) }))
    .output(z.array(directoryHitSchema)),
  /**
   * The roster as a file, base64. In full only with a reason and by whom `directory.export` allows (P1); it is
   * recorded first. Else phones and documents are masked.
   */
  export: procedure
    .input(
      z.object({
        format: z.enum(["csv", "xlsx"]),
        language: z.enum(["zh-CN", "en"]),
        full: z.boolean(),
        reason: z.string().max(100),
      }),
    )
    .output(z.object({ base64: z.string(), rows: z.number() })),
  import: directoryImportContract,
};
