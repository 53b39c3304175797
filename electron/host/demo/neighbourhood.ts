import {
  inventedIdentityNumber,
  inventedName,
  inventedPhone,
  inventedPlate,
  inventedSurname,
} from "./invented-people.ts";
import type { Random } from "./random.ts";
import { MINUTE, type Simulation } from "./simulation.ts";

export interface Resident {
  readonly name: string;
  readonly relation: "owner" | "family" | "tenant";
  readonly phone: string;
  readonly document: string | null;
  readonly plates: readonly string[];
}

export interface Home {
  readonly code: string;
  readonly state: "occupied" | "vacant" | "undelivered" | "decorating";
  readonly people: readonly Resident[];
}

export interface NeighbourhoodSize {
  readonly buildings: number;
  readonly floors: number;
}

function household(random: Random): readonly Resident[] {
  const surname = inventedSurname(random);
  const head: Resident["relation"] = random.chance(0.75) ? "owner" : "tenant";
  const others = head === "owner" ? random.int(0, 3) : random.int(0, 1);
  const resident = (relation: Resident["relation"], name: string, withCar: boolean): Resident => ({
    name,
    relation,
    phone: inventedPhone(random),
    document: random.chance(0.6) ? inventedIdentityNumber(random) : null,
    plates: withCar ? [inventedPlate(random)] : [],
  });
  return [
    resident(head, inventedName(random, surname), random.chance(0.5)),
    ...Array.from({ length: others }, (_, place) =>
      // The first of a family is the wife or husband, who keeps a name of her or his own.
      resident("family", place === 0 ? inventedName(random) : inventedName(random, surname), false),
    ),
  ];
}

/** The units and who lives there; two entrances a building, two to four rooms a floor. */
export function planNeighbourhood(random: Random, size: NeighbourhoodSize): readonly Home[] {
  const homes: Home[] = [];
  for (let building = 1; building <= size.buildings; building++) {
    for (const entrance of [1, 2]) {
      const rooms = random.int(2, 4);
      for (let floor = 1; floor <= size.floors; floor++) {
        for (let room = 1; room <= rooms; room++) {
          const state = random.weighted({ occupied: 86, vacant: 7, decorating: 4, undelivered: 3 });
          const code = `${building}-${entrance}-${floor}${String(room).padStart(2, "0")}`;
          const people = state === "occupied" ? household(random) : [];
          homes.push({ code, state, people });
        }
      }
    }
  }
  return homes;
}

/** Enters the plan as the administrator would: a roster, row by row. */
export function enterNeighbourhood(simulation: Simulation, homes: readonly Home[], atMs: number): void {
  const { give, who } = simulation;
  simulation.at(atMs, () => {
    const admin = who("admin");
    for (const { code, state, people } of homes) {
      const row = (person: Resident | null) =>
        give(
          "directory.import-row",
          {
            entry: {
              unit: code,
              unitState: state,
              person:
                person === null
                  ? null
                  : {
                      name: person.name,
                      relation: person.relation,
                      relationWord: null,
                      phones: [person.phone],
                      document:
                        person.document === null ? null : { type: "id-card", number: person.document },
                      plates: [...person.plates],
                      moveIn: null,
                      moveOut: null,
                      emergencyContact: null,
                      emergencyPhones: [],
                      note: null,
                    },
            },
            fillOnly: false,
          },
          admin,
        );
      if (people.length === 0) row(null);
      for (const person of people) row(person);
    }
  });
}

export interface Helper {
  readonly personId: string;
  readonly name: string;
  readonly unit: string;
  readonly phone: string;
}

/** Home helpers with a standing authorisation (VIS-2); the list fills when its time has come. */
export function enterHelpers(
  simulation: Simulation,
  homes: readonly Home[],
  count: number,
  atMs: number,
): readonly Helper[] {
  const { give, random } = simulation;
  const helpers: Helper[] = [];
  const lived = homes.filter((home) => home.people.length > 0);
  for (let turn = 0; turn < count; turn++) {
    simulation.at(atMs + turn * 3 * MINUTE, () => {
      const home = lived[random.int(0, lived.length - 1)];
      const [owner] = home?.people ?? [];
      if (home === undefined || owner === undefined) return;
      const helper = { name: inventedName(random), unit: home.code, phone: inventedPhone(random) };
      const added = give(
        "person.add",
        {
          unit: helper.unit,
          name: helper.name,
          relation: "helper",
          phones: helper.phone,
          documentType: "id-card",
          document: inventedIdentityNumber(random),
          documentOverridden: false,
          moveIn: "",
          emergencyContact: "",
          emergencyPhones: "",
          note: "",
        },
        simulation.clerk(),
      );
      if (added === null) return;
      const until = simulation.endMs + random.int(10, 90) * 24 * 60 * MINUTE;
      const input = { until, kinds: ["helper" as const], by: owner.name, note: "钟点工，业主当面授权" };
      if (give("person.authorise", input, simulation.clerk(), added.id) !== null) {
        helpers.push({ ...helper, personId: added.id });
      }
    });
  }
  return helpers;
}
