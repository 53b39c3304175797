import { lastFour, maskIdentityNumber, maskPhone } from "../../../shared/kernel/masks.ts";
import type { SearchFields } from "../../../shared/kernel/search-tokens.ts";
import {
  disclosureRegister,
  personRegister,
  unitRegister,
  vehicleRegister,
  type DisclosureState,
  type PersonState,
  type UnitState,
  type VehicleState,
} from "../../../shared/modules/directory/index.ts";
import { defineTable, flag, integer, text } from "../store/table.ts";

const json = (values: readonly string[]): string => JSON.stringify(values);

export function unitFields(unit: { readonly code: string }): SearchFields {
  return { unit: unit.code };
}

/** 房屋: one row a unit. */
export const unitsTable = defineTable<UnitState>({
  name: "units",
  version: 1,
  register: unitRegister,
  columns: {
    code: text((unit) => unit.code),
    building: text((unit) => unit.building),
    entrance: text((unit) => unit.entrance),
    room: text((unit) => unit.room),
    occupancy: text((unit) => unit.occupancy),
    removed: flag((unit) => unit.removed || unit.code === ""),
  },
  indexes: ["units_by_code ON units (code)", "units_by_building ON units (building)"],
  number: null,
  search: unitFields,
  conflicts: null,
});

export interface SoughtPerson {
  readonly name: string | null;
  readonly unit: string;
  readonly phoneTails: string;
}

export function personFields({ name, unit, phoneTails }: SoughtPerson): SearchFields {
  return {
    names: name === null ? [] : [name],
    unit,
    phoneTails: phoneTails.split(" ").filter((tail) => tail !== ""),
  };
}

const tailsOf = (person: PersonState): string => person.phones.map(lastFour).join(" ");

/** 住户: one row a person of a unit. Phones and documents stand here masked, with keyed hashes for exact search. */
export const peopleTable = defineTable<PersonState>({
  name: "people",
  version: 1,
  register: personRegister,
  columns: {
    unit: text((person) => person.unit),
    relation: text((person) => person.relation),
    relation_word: text((person) => person.relationWord),
    move_in: text((person) => person.moveIn),
    move_out: text((person) => person.moveOut),
    name: text((person) => person.name),
    phones: text((person) => json(person.phones.map(maskPhone))),
    phone_tails: text(tailsOf),
    phone_hashes: text((person, tools) => person.phones.map(tools.searchHash).join(" ")),
    document_type: text((person) => person.documentType),
    document_masked: text((person) => (person.document === null ? "" : maskIdentityNumber(person.document))),
    document_hash: text((person, tools) =>
      person.document === null ? null : tools.searchHash(person.document),
    ),
    emergency_contact: text((person) => person.emergencyContact),
    emergency_phones: text((person) => json(person.emergencyPhones.map(maskPhone))),
    note: text((person) => person.note),
    authorised_at: integer((person) => person.authorisation?.atMs ?? null),
    authorised_until: integer((person) => person.authorisation?.untilMs ?? null),
    authorisation_kinds: text((person) => json(person.authorisation?.kinds ?? [])),
    authorised_by: text((person) => person.authorisation?.by ?? null),
    authorisation_note: text((person) => person.authorisation?.note ?? null),
  },
  indexes: ["people_by_unit ON people (unit)"],
  number: null,
  search: (person) => personFields({ name: person.name, unit: person.unit, phoneTails: tailsOf(person) }),
  conflicts: null,
});

export interface SoughtVehicle {
  readonly plate: string | null;
}

export function vehicleFields({ plate }: SoughtVehicle): SearchFields {
  return { plates: plate === null ? [] : [plate] };
}

/** 车辆: one row a plate of a unit. */
export const vehiclesTable = defineTable<VehicleState>({
  name: "vehicles",
  version: 1,
  register: vehicleRegister,
  columns: {
    unit: text((vehicle) => vehicle.unit),
    owner: text((vehicle) => vehicle.owner),
    plate: text((vehicle) => vehicle.plate),
    removed: flag((vehicle) => vehicle.removed || vehicle.unit === ""),
  },
  indexes: ["vehicles_by_unit ON vehicles (unit)"],
  number: null,
  search: vehicleFields,
  conflicts: null,
});

/** 档案导出: what left the desk in full. */
export const disclosuresTable = defineTable<DisclosureState>({
  name: "disclosures",
  version: 1,
  register: disclosureRegister,
  columns: { people: integer((disclosure) => disclosure.people) },
  indexes: [],
  number: null,
  search: null,
  conflicts: null,
});

export const directoryTables = [unitsTable, peopleTable, vehiclesTable, disclosuresTable] as const;
