import type { Database } from "better-sqlite3";
import {
  buildingSchema,
  personViewSchema,
  unitRowSchema,
  vehicleViewSchema,
  type DirectoryHit,
  type PersonView,
  type UnitRow,
  type UnitView,
  type VehicleView,
} from "../../../shared/contract/directory.ts";
import { siteDate } from "../../../shared/kernel/site-time.ts";
import { compareUnitCodes, parseUnitCode } from "../../../shared/kernel/unit-code.ts";
import { hasLeft } from "../../../shared/modules/directory/index.ts";
import { bytesToId, idToBytes } from "../store/id-bytes.ts";
import { createSearch } from "../store/search.ts";
import {
  personFields,
  unitFields,
  vehicleFields,
  type SoughtPerson,
  type SoughtVehicle,
} from "./directory.ts";

const PERSON = `id, unit, relation, relation_word AS relationWord, move_in AS moveIn, move_out AS moveOut, name,
  phones, phone_tails AS phoneTails, phone_hashes AS phoneHashes, document_type AS documentType,
  document_masked AS documentMasked, document_hash AS documentHash, emergency_contact AS emergencyContact,
  emergency_phones AS emergencyPhones, note, authorised_at AS authorisedAt, authorised_until AS authorisedUntil,
  authorisation_kinds AS authorisationKinds, authorised_by AS authorisedBy, authorisation_note AS authorisationNote`;

interface StoredPerson extends SoughtPerson {
  readonly id: Buffer;
  readonly relation: string | null;
  readonly relationWord: string | null;
  readonly moveIn: string | null;
  readonly moveOut: string | null;
  readonly phones: string;
  readonly phoneHashes: string;
  readonly documentType: string | null;
  readonly documentMasked: string;
  readonly documentHash: string | null;
  readonly emergencyContact: string | null;
  readonly emergencyPhones: string;
  readonly note: string | null;
  readonly authorisedAt: number | null;
  readonly authorisedUntil: number | null;
  readonly authorisationKinds: string;
  readonly authorisedBy: string | null;
  readonly authorisationNote: string | null;
}

/** Now, and the site's time zone, decide who lives there. */
export interface Now {
  readonly nowMs: number;
  readonly timeZone: string;
}

const listed = (text: string): unknown => JSON.parse(text);

function toPerson(row: StoredPerson, now: Now): PersonView {
  const left = hasLeft(row, siteDate(now.nowMs, now.timeZone));
  const { authorisedAt: atMs, authorisedUntil: untilMs } = row;
  return personViewSchema.parse({
    ...row,
    id: bytesToId(row.id),
    name: row.name ?? "",
    erased: row.name === null,
    phones: listed(row.phones),
    emergencyContact: row.emergencyContact ?? "",
    emergencyPhones: listed(row.emergencyPhones),
    note: row.note ?? "",
    left,
    authorisation:
      atMs === null || untilMs === null
        ? null
        : {
            atMs,
            untilMs,
            kinds: listed(row.authorisationKinds),
            by: row.authorisedBy ?? "",
            note: row.authorisationNote ?? "",
            holds: !left && now.nowMs >= atMs && now.nowMs < untilMs,
          },
  });
}

const UNIT = `units.id, code, building, entrance, room, occupancy,
  (SELECT count(*) FROM people WHERE people.unit = code AND (move_out IS NULL OR move_out > @today)
    AND coalesce(relation, '') NOT IN ('helper', 'relative')) AS people,
  (SELECT count(*) FROM vehicles WHERE vehicles.unit = code AND NOT vehicles.removed) AS vehicles`;

interface StoredUnit {
  readonly id: Buffer;
  readonly code: string;
}

const toUnit = (row: StoredUnit): UnitRow => unitRowSchema.parse({ ...row, id: bytesToId(row.id) });

interface StoredVehicle extends SoughtVehicle {
  readonly id: Buffer;
  readonly unit: string;
  readonly owner: string | null;
  readonly removed: number;
}

export type DirectoryQueries = ReturnType<typeof createDirectoryQueries>;

/** Reads of 住户档案. */
export function createDirectoryQueries(db: Database) {
  const buildings = db.prepare<[string], { building: string }>(
    `SELECT building, count(*) AS units, count(*) FILTER (WHERE occupancy = 'occupied') AS occupied,
       coalesce(sum(residents.people), 0) AS people
     FROM units LEFT JOIN (SELECT unit, count(*) AS people FROM people
       WHERE (move_out IS NULL OR move_out > ?) AND coalesce(relation, '') NOT IN ('helper', 'relative')
       GROUP BY unit) AS residents ON residents.unit = units.code
     WHERE NOT removed GROUP BY building`,
  );
  const vehicleCount = db.prepare<[], number>("SELECT count(*) FROM vehicles WHERE NOT removed").pluck();
  const unitsOf = db.prepare<object, StoredUnit>(
    `SELECT ${UNIT} FROM units WHERE building = @building AND NOT units.removed`,
  );
  const unitById = db.prepare<object, StoredUnit>(
    `SELECT ${UNIT} FROM units WHERE id = @id AND NOT units.removed`,
  );
  const unitId = db.prepare<[string], Buffer>("SELECT id FROM units WHERE code = ? AND NOT removed").pluck();
  const peopleOf = db.prepare<[string], StoredPerson>(
    `SELECT ${PERSON} FROM people WHERE unit = ? ORDER BY row`,
  );
  const personById = db.prepare<[Buffer], StoredPerson>(`SELECT ${PERSON} FROM people WHERE id = ?`);
  const byHash = db.prepare<object, StoredPerson>(
    `SELECT ${PERSON} FROM people WHERE document_hash = @hash OR instr(phone_hashes, @hash) > 0 LIMIT 50`,
  );
  const vehiclesOf = db.prepare<[string], StoredVehicle & { ownerName: string | null }>(
    `SELECT vehicles.id, vehicles.unit, vehicles.owner, vehicles.plate, vehicles.removed FROM vehicles
     WHERE vehicles.unit = ? AND NOT vehicles.removed ORDER BY vehicles.row`,
  );
  const searchUnits = createSearch<StoredUnit>(db, "units", "id, code", unitFields);
  const searchPeople = createSearch<StoredPerson>(db, "people", PERSON, personFields);
  const searchVehicles = createSearch<StoredVehicle>(
    db,
    "vehicles",
    "id, unit, owner, plate, removed",
    vehicleFields,
  );
  const personOf = (id: string): StoredPerson | undefined => personById.get(idToBytes(id));
  const idOfUnit = (code: string): string | null => {
    const id = unitId.get(code);
    return id === undefined ? null : bytesToId(id);
  };

  const vehiclesIn = (code: string): readonly VehicleView[] =>
    vehiclesOf.all(code).map((row) =>
      vehicleViewSchema.parse({
        id: bytesToId(row.id),
        plate: row.plate ?? "",
        erased: row.plate === null,
        owner: row.owner,
        ownerName: (row.owner === null ? undefined : personOf(row.owner)?.name) ?? "",
      }),
    );

  const unitView = (id: string, now: Now): UnitView | null => {
    const today = siteDate(now.nowMs, now.timeZone);
    const row = unitById.get({ id: idToBytes(id), today });
    if (row === undefined) return null;
    return {
      unit: toUnit(row),
      people: peopleOf.all(row.code).map((person) => toPerson(person, now)),
      vehicles: [...vehiclesIn(row.code)],
    };
  };

  const toHit = (person: PersonView, plate: string): DirectoryHit => ({
    key: `${person.id} ${plate}`,
    unitId: idOfUnit(person.unit) ?? "",
    unit: person.unit,
    personId: person.id,
    name: person.name,
    relation: person.relation,
    relationWord: person.relationWord,
    phones: person.phones,
    plate,
    left: person.left,
    authorisedUntilMs: person.authorisation?.holds === true ? person.authorisation.untilMs : null,
  });

  const emptyUnit = (code: string, plate: string): DirectoryHit => ({
    key: `${code} ${plate}`,
    unitId: idOfUnit(code) ?? "",
    unit: code,
    personId: null,
    name: "",
    relation: null,
    relationWord: null,
    phones: [],
    plate,
    left: false,
    authorisedUntilMs: null,
  });

  const hitsOfUnit = (code: string, now: Now): readonly DirectoryHit[] => {
    const people = peopleOf.all(code).map((row) => toPerson(row, now));
    const present = people.filter((person) => !person.left);
    return present.length === 0 ? [emptyUnit(code, "")] : present.map((person) => toHit(person, ""));
  };

  const hitsOfVehicle = (row: StoredVehicle, now: Now): DirectoryHit => {
    const owner = row.owner === null ? undefined : personOf(row.owner);
    const plate = row.plate ?? "";
    return owner === undefined ? emptyUnit(row.unit, plate) : toHit(toPerson(owner, now), plate);
  };

  return {
    unitId: idOfUnit,
    peopleIn: (code: string) =>
      peopleOf.all(code).map((row) => ({ id: bytesToId(row.id), name: row.name ?? "" })),
    knowsPerson: (id: string): boolean => personOf(id) !== undefined,
    vehicleIdsIn: (code: string) => vehiclesOf.all(code).map((row) => bytesToId(row.id)),
    buildings: (now: Now) => {
      const rows = buildings
        .all(siteDate(now.nowMs, now.timeZone))
        .map((row) => buildingSchema.parse(row))
        .toSorted((left, right) => compareUnitCodes(left.building, right.building));
      return {
        buildings: rows,
        units: rows.reduce((sum, row) => sum + row.units, 0),
        people: rows.reduce((sum, row) => sum + row.people, 0),
        vehicles: vehicleCount.get() ?? 0,
      };
    },
    units: (building: string, now: Now): UnitRow[] =>
      unitsOf
        .all({ building, today: siteDate(now.nowMs, now.timeZone) })
        .map(toUnit)
        .toSorted((left, right) => compareUnitCodes(left.code, right.code)),
    unit: unitView,
    unitByCode: (text: string, now: Now): UnitView | null => {
      const code = parseUnitCode(text);
      const id = code.ok ? idOfUnit(code.value) : null;
      return id === null ? null : unitView(id, now);
    },
    person: (id: string, now: Now): PersonView | null => {
      const row = personOf(id);
      return row === undefined ? null : toPerson(row, now);
    },
    /**
     * Residents by name, pinyin, unit, plate, phone tail, or a phone or document in full. A whole unit gives
     * the people in it. Who moved out comes last. `searchHash` is the keyed hash of the whole input.
     */
    find: (
      input: string,
      searchHash: (text: string) => string,
      limit: number,
      now: Now,
    ): readonly DirectoryHit[] => {
      const found = new Map<string, DirectoryHit>();
      const add = (hits: readonly DirectoryHit[]): void => {
        for (const hit of hits) if (!found.has(hit.key)) found.set(hit.key, hit);
      };
      const code = parseUnitCode(input);
      if (code.ok && idOfUnit(code.value) !== null) add(hitsOfUnit(code.value, now));
      if (/\d{7,}/u.test(input.replaceAll(/[\s-]/gu, ""))) {
        add(byHash.all({ hash: searchHash(input) }).map((row) => toHit(toPerson(row, now), "")));
      }
      if (found.size === 0) {
        add(searchVehicles(input, limit, (row) => row.removed === 0).map((row) => hitsOfVehicle(row, now)));
        add(searchPeople(input, limit).map((row) => toHit(toPerson(row, now), "")));
        if (found.size < limit) {
          const told = new Set([...found.values()].map((hit) => hit.unit));
          const others = searchUnits(input, limit - found.size, (row) => !told.has(row.code));
          add(others.flatMap((row) => hitsOfUnit(row.code, now)));
        }
      }
      return [...found.values()]
        .toSorted((left, right) => Number(left.left) - Number(right.left))
        .slice(0, limit);
    },
  };
}
