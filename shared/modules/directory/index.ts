import {
  addUnit,
  addVehicle,
  changeUnitState,
  exportDirectory,
  removeUnit,
  removeVehicle,
} from "./commands.ts";
import { importRow } from "./import-row.ts";
import {
  addPerson,
  addPhone,
  authorise,
  correctPerson,
  endAuthorisation,
  moveOut,
  removePhone,
  revealPerson,
} from "./person-commands.ts";

export const directoryCommands = [
  addUnit,
  changeUnitState,
  removeUnit,
  addPerson,
  correctPerson,
  addPhone,
  removePhone,
  moveOut,
  authorise,
  endAuthorisation,
  revealPerson,
  addVehicle,
  removeVehicle,
  importRow,
  exportDirectory,
] as const;

export {
  disclosureRegister,
  unitRegister,
  vehicleRegister,
  type DisclosureState,
  type UnitState,
  type VehicleState,
} from "./fold.ts";
export { checkMapping, rosterFields, rosterMappingSchema } from "./import/fields.ts";
export type { MappingError, RosterField, RosterMapping } from "./import/fields.ts";
export { findHeader, type RosterRow } from "./import/find-header.ts";
export { addToCounts, createRowJudge, dedupeKey, noCounts, type RosterCounts } from "./import/judge-rows.ts";
export { maskCell, maskCells } from "./import/mask-cells.ts";
export { matchColumns, type ColumnMatch, type RosterColumn } from "./import/match-columns.ts";
export { refusedCsv, type RefusedRow } from "./import/refused-csv.ts";
export { unitStates, type UnitState as Occupancy } from "./import/roster-words.ts";
export {
  leftOutReasons,
  refusalReasons,
  type LeftOut,
  type RepeatVerdict,
  type RosterEntry,
  type RosterPerson,
  type RowVerdict,
} from "./import/verdict.ts";
export { correctableFields } from "./person-commands.ts";
export { personRegister, type PersonState } from "./person-fold.ts";
export { authorisationHolds, hasLeft, isResident, sameName } from "./rules.ts";
export {
  authorisationKinds,
  personDocumentTypes,
  personRelations,
  type AuthorisationKind,
  type PersonDocumentType,
  type PersonRelation,
} from "./schema.ts";
