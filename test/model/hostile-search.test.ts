import * as fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { ADMIN_PIN, foundTestSite, type Bench } from "../fixtures/host.ts";
import { tempFolder } from "../fixtures/temp-folder.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { openWindow, type TestWindow } from "../fixtures/window.ts";
import { SIZE } from "./random-work.ts";

const people = ["陈立", "张敏", "O'Brien", "100%王", "李_华", "𠮷田", "a*b", '"引号"', "NEAR"] as const;

/** Everything that a screen can search with: every register's list, Ctrl+K, type-ahead. */
async function searchEverywhere({ call }: TestWindow, search: string): Promise<readonly string[]> {
  const page = { offset: 0, limit: 100 };
  const visits = await call.visits.list({ ...page, tab: "all", search, category: null });
  const orders = await call.workOrders.list({
    ...page,
    tab: "all",
    search,
    mine: false,
    today: false,
    overdue: false,
    technician: null,
    area: null,
    grade: null,
  });
  const anything = await call.record.search({ search });
  const residents = await call.directory.find({ search, limit: 50 });
  const before = await call.visits.suggest({ search });
  return [
    ...visits.rows.map((row) => row.name),
    ...orders.rows.map((row) => row.reporter),
    ...anything.map((hit) => hit.title),
    ...residents.map((hit) => hit.name),
    ...before.map((row) => row.name),
  ];
}

async function scene(): Promise<{ bench: Bench; window: TestWindow }> {
  const bench = await foundTestSite(tempFolder());
  await bench.must("unit.add", { code: "3-2-1201", state: "occupied" });
  for (const name of people) {
    await bench.must("visit.register", visitForm({ name }));
    const facts = { documentType: null, document: "", documentOverridden: false, moveIn: "", note: "" };
    const rest = { phones: "", emergencyContact: "", emergencyPhones: "" };
    await bench.must("person.add", { unit: "3-2-1201", name, relation: "owner", ...facts, ...rest });
  }
  const window = openWindow(bench.host);
  await window.call.session.signIn({ staffId: bench.admin.id, pin: ADMIN_PIN });
  onTestFinished(() => {
    window.close();
    bench.host.close();
  });
  return { bench, window };
}

const pieces = fc.oneof(
  fc.constantFrom(
    "%",
    "_",
    "*",
    '"',
    "'",
    "''",
    ";",
    "--",
    "/*",
    "\\",
    "(",
    ")",
    ":",
    "^",
    "-",
    "+",
    "{",
    "}",
    "\0",
    "\n",

    " AND ",
    " OR ",
    " NOT ",
    "NEAR(",
    "NEAR",
    "tokens:",
    "rowid",
    "1=1",
    "DROP TABLE visits",
    "MATCH",
    "NULL",
    "\u200B",
    "\u202E",
    "\uFEFF",
    "\uD800",
    "😀",
    "𠮷",
    "%s",
    "${x}",
    "陈",
    "c",
    "1201",
    "0000",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const hostile = fc
  .array(pieces, { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join("").slice(0, 200));

test(`I3 no search text is an error, and none changes anything (seed ${SIZE.seed})`, async () => {
  const { bench, window } = await scene();
  const before = bench.core().store.log.count();
  await fc.assert(
    fc.asyncProperty(hostile, async (search) => {
      await searchEverywhere(window, search);
    }),
    { seed: SIZE.seed, numRuns: SIZE.runs * 40, endOnFailure: true },
  );
  expect(bench.core().store.log.count()).toBe(before);
  expect(await searchEverywhere(window, "陈立")).toContain("陈立");
});

test.each([
  "%",
  "_",
  "*",
  "%%",
  "__",
  "?",
  "' OR 1=1 --",
  '" OR "1"="1',
  "陈*",
  "陈%",
  "c*",
  "tokens:陈",
  "陈 OR 张",
  "NOT 陈",
  "^陈",
])("I3 %j is searched for as it stands, and is no pattern", async (search) => {
  const { window } = await scene();
  const found = await searchEverywhere(window, search);
  const literally = people.filter((name) => name.includes(search));
  expect(new Set(found.filter((name) => !literally.some((known) => known === name)))).toEqual(new Set());
});

test.each(people)("I3 somebody called %j is found by that name", async (name) => {
  const { window } = await scene();
  expect(new Set(await searchEverywhere(window, name))).toContain(name);
});
