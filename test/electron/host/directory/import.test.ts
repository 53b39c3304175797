import { expect, test } from "vitest";
import { contentOf, count, importFixture, openBench, valueOf } from "./import-file.ts";

/** Each site hashes with its own key. */
function withoutHashes([units, people, vehicles]: ReturnType<typeof contentOf>): unknown {
  const bare = (people ?? []).map((row) => (Array.isArray(row) ? row.toSpliced(9, 1).toSpliced(7, 1) : row));
  return [units, bare.map((row) => JSON.stringify(row)).toSorted(), vehicles];
}

test("the clean roster: 2,400 units, 3,956 people; as .xlsx it writes nothing more, and the same at another desk", async () => {
  const bench = await openBench();
  const { inspection, preview, result } = await importFixture(bench, "roster-clean.csv");
  expect(preview).toMatchObject({
    counts: { imported: 4136, partial: 0, refused: 0, repeat: 0, blank: 0 },
    rows: 4136,
    units: 2400,
    newUnits: 2400,
    people: 3956,
    knownPeople: 0,
    problems: [],
    moreProblems: 0,
  });
  expect(result).toMatchObject({
    rows: 4136,
    counts: preview.counts,
    unitsAdded: 2400,
    peopleAdded: 3956,
    peopleChanged: 0,
    vehiclesAdded: preview.vehicles,
    returned: 0,
    stopped: null,
  });
  expect(preview.vehicles).toBeGreaterThan(500);
  expect(count(bench, "units")).toBe(2400);
  expect(count(bench, "people")).toBe(3956);
  const content = contentOf(bench);
  const events = count(bench, "events");

  const again = await importFixture(bench, "roster-clean.xlsx");
  expect(again.preview).toMatchObject({ newUnits: 0, people: 3956, knownPeople: 3956 });
  expect(again.result).toMatchObject({
    counts: preview.counts,
    unitsAdded: 0,
    peopleAdded: 0,
    peopleChanged: 0,
    vehiclesAdded: 0,
    unchanged: 4136,
  });
  expect(count(bench, "events")).toBe(events);
  expect(contentOf(bench)).toEqual(content);

  const other = await openBench();
  const xlsx = await importFixture(other, "roster-clean.xlsx");
  expect([inspection.format, xlsx.inspection.format]).toEqual(["csv", "xlsx"]);
  expect(xlsx.result).toEqual(result);
  expect(withoutHashes(contentOf(other))).toEqual(withoutHashes(content));
});

test("the messy roster: 552 good + 26 without a field + 22 refused + 12 repeats + 8 blank, twice the same", async () => {
  const bench = await openBench();
  const first = await importFixture(bench, "roster-messy.gb18030.csv");
  const counts = { imported: 552, partial: 26, refused: 22, repeat: 12, blank: 8 };
  expect(first.inspection.encoding).toBe("gb18030");
  expect(first.preview.counts).toEqual(counts);
  expect(first.preview.problems).toHaveLength(60);
  expect(first.result).toMatchObject({ rows: 620, counts, peopleAdded: 578, returned: 48, stopped: null });
  expect(count(bench, "people")).toBe(578);
  const content = contentOf(bench);
  const events = count(bench, "events");
  const again = await importFixture(bench, "roster-messy.gb18030.csv");
  expect(again.result).toMatchObject({
    counts,
    unitsAdded: 0,
    peopleAdded: 0,
    peopleChanged: 0,
    unchanged: 578,
  });
  expect(count(bench, "events")).toBe(events);
  expect(contentOf(bench)).toEqual(content);
});

test("I4 what was not taken comes back whole, row by row, with its reason; on screen it is masked", async () => {
  const bench = await openBench();
  const { imports, given, importId, preview } = await importFixture(bench, "roster-messy.gb18030.csv");
  const back = valueOf(imports.returned(given, importId, { offset: 0, limit: 500 }));
  expect(back.total).toBe(48);
  expect(back.rows.filter(({ verdict }) => verdict === "refused")).toHaveLength(22);
  expect(back.rows.filter(({ verdict }) => verdict === "partial")).toHaveLength(26);
  const documents = back.rows.flatMap(({ reasons }) => reasons.filter(({ field }) => field === "document"));
  expect(documents).toHaveLength(17);
  for (const { original } of documents) expect(original).toMatch(/\d{17}[\dX]/u);
  const shown = JSON.stringify([preview.problems]);
  expect(shown).not.toMatch(/\d{11}/u);
  expect(shown).toMatch(/99\d{2}\*{10}\w{4}/u);
});
