import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dedupeKey, type RosterEntry } from "../../../../shared/modules/directory/index.ts";
import { createDirectory, everything, outcome, row, type Directory } from "./desk.ts";

const only = (directory: Directory) => {
  const [person] = directory.people();
  if (person === undefined) throw new Error("nobody");
  return person;
};

describe("a row of a roster", () => {
  test("enters its unit, its person and their cars in one go", () => {
    const directory = createDirectory();
    expect(outcome(directory.importRow(row({ plates: ["粤B12345", "粤BD12345"] })))).toBe("ok");
    expect(directory.events.map(({ envelope }) => `${envelope.kind} ${envelope.type}`)).toEqual([
      "unit added",
      "person moved-in",
      "vehicle added",
      "vehicle added",
    ]);
    expect(only(directory)).toMatchObject({ unit: "1-1-101", name: "顾玲诗", relation: "owner" });
  });

  test("that tells nothing new is refused and writes nothing", () => {
    const directory = createDirectory();
    directory.importRow(row({ plates: ["粤B12345"] }));
    const before = directory.events.length;
    expect(outcome(directory.importRow(row({ plates: ["粤B12345"] })))).toBe("no-change");
    expect(directory.events).toHaveLength(before);
  });

  test("with a new phone adds it and keeps the old one", () => {
    const directory = createDirectory();
    directory.importRow(row({}));
    directory.importRow(row({ phones: ["19900011111"] }));
    expect(only(directory).phones).toEqual(["19900097280", "19900011111"]);
  });

  test("does not undo what was corrected, retired, removed or changed since the same roster was read", () => {
    const directory = createDirectory();
    const told = row({ plates: ["粤B12345"] });
    directory.importRow(told);
    const { id } = only(directory);
    const correct = { reason: "笔误", documentOverridden: true } as const;
    directory.run("person.correct", { ...correct, field: "moveIn", to: "2024-08-01" }, id);
    directory.run("person.correct", { ...correct, field: "name", to: "顾玲" }, id);
    directory.run("person.remove-phone", { index: 0, masked: "199****7280", reason: "停机" }, id);
    const car = directory.events.find(({ envelope }) => envelope.kind === "vehicle")?.envelope.id;
    directory.run("vehicle.remove", { reason: "卖了" }, car);
    directory.run("unit.change-state", { to: "vacant", reason: "" }, directory.events[0]?.envelope.id);
    const before = everything(directory.events);
    expect(outcome(directory.importRow(told))).toBe("no-change");
    expect(everything(directory.events)).toEqual(before);
    expect(only(directory)).toMatchObject({ name: "顾玲", moveIn: "2024-08-01", phones: [] });
  });

  test("a later roster with another date does change it, and a blank one wipes nothing", () => {
    const directory = createDirectory();
    directory.importRow(row({}));
    directory.importRow(row({ moveIn: "2024-09-01" }));
    directory.importRow(row({ moveIn: null }));
    expect(only(directory).moveIn).toBe("2024-09-01");
  });

  test("fills in who was entered by hand instead of entering them twice", () => {
    const directory = createDirectory();
    directory.run("unit.add", { code: "1栋1单元101", state: null });
    directory.run("person.add", {
      unit: "1-1-101",
      name: "顾玲诗",
      relation: "owner",
      phones: "199 0009 7280",
      documentType: null,
      document: "",
      documentOverridden: false,
      moveIn: "2024-08-01",
      emergencyContact: "",
      emergencyPhones: "",
      note: "",
    });
    directory.importRow(row({}));
    expect(directory.people()).toHaveLength(1);
    expect(only(directory)).toMatchObject({ document: "996445197606167771", moveIn: "2024-08-01" });
  });

  test("two people of one name in a unit with different documents stay two", () => {
    const directory = createDirectory();
    directory.importRow(row({}));
    directory.importRow(row({ document: { type: "id-card", number: "995093195512044569" } }));
    expect(directory.people()).toHaveLength(2);
  });
});

const person = fc.record({
  name: fc.constantFrom("顾玲诗", "任勇宇"),
  relation: fc.constantFrom("owner" as const, "tenant" as const, null),
  phones: fc.subarray(["19900097280", "19900035811", "19900031276"]),
  document: fc.constantFrom(
    null,
    { type: "id-card" as const, number: "996445197606167771" },
    { type: "passport" as const, number: "E12345678" },
  ),
  plates: fc.subarray(["粤B12345", "粤BD12345"]),
  moveIn: fc.constantFrom(null, "2020-01-01", "2021-02-02"),
  note: fc.constantFrom(null, "有犬"),
});
const entry = fc
  .record({
    unit: fc.constantFrom("1-1-101", "1-1-102"),
    unitState: fc.constantFrom("occupied" as const, "vacant" as const, null),
    person: fc.option(person, { freq: 5 }),
  })
  .map(({ person: told, ...unit }): RosterEntry => row(told, unit));

/** What the writer does with a file: the judge's keys make repeats fill in, a unit's first state counts. */
function readFile(directory: Directory, file: readonly RosterEntry[]): readonly string[] {
  const seen = new Set<string>();
  const states = new Set<string>();
  return file.map((told) => {
    const key = dedupeKey(told);
    const isRepeat = seen.has(key);
    seen.add(key);
    const unitState = states.has(told.unit) ? null : told.unitState;
    if (unitState !== null) states.add(told.unit);
    return outcome(directory.importRow({ ...told, unitState }, isRepeat));
  });
}

test("any file read a second time writes nothing, whatever its rows contradict", () => {
  let changes = 0;
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (file) => {
      const directory = createDirectory();
      readFile(directory, file);
      const events = directory.events.length;
      expect(readFile(directory, file)).toEqual(file.map(() => "no-change"));
      expect(directory.events).toHaveLength(events);
      changes += events;
    }),
    { numRuns: 300, seed: 20261123 },
  );
  expect(changes).toBeGreaterThan(1000);
});

test("C6 two desks that read files and edit apart fold to the same state in any order of events", () => {
  const kept = { both: 0, events: 0 };
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 1, maxLength: 5 }),
      fc.array(entry, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.nat()),
      (first, second, noise) => {
        const [here, there] = [createDirectory("AAAAAAAAAA"), createDirectory("BBBBBBBBBB")];
        readFile(here, first);
        readFile(there, second);
        for (const { id } of here.people()) {
          const edit = Number(noise.next().value) % 3;
          if (edit === 0) here.run("person.move-out", { on: "", reason: "" }, id);
          if (edit === 1) here.run("person.add-phone", { phone: "19900044444" }, id);
        }
        const all = [...here.events, ...there.events];
        const shuffled = [...all, ...all.filter(() => Number(noise.next().value) % 3 === 0)]
          .map((event) => ({ event, key: Number(noise.next().value) }))
          .toSorted((left, right) => left.key - right.key)
          .map(({ event }) => event);
        expect(everything(shuffled)).toEqual(everything(all));
        const ids = (directory: Directory) => new Set(directory.people().map(({ id }) => id));
        kept.both += [...ids(here)].filter((id) => ids(there).has(id)).length;
        kept.events += all.length;
      },
    ),
    { numRuns: 200, seed: 20261123 },
  );
  expect(kept.both).toBeGreaterThan(50);
  expect(kept.events).toBeGreaterThan(1000);
});

test("two desks that read the same file apart know the same people by the same ids", () => {
  const file = [row({}), row({ name: "任勇宇", document: null }), row(null, { unit: "1-1-102" })];
  const [here, there] = [createDirectory("AAAAAAAAAA"), createDirectory("BBBBBBBBBB")];
  readFile(here, file);
  readFile(there, file);
  expect(everything([...here.events, ...there.events])).toEqual(everything(here.events));
});
