import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { openTable } from "../../../../../electron/host/transfer/read-table.ts";
import type { RosterRow } from "../../../../../shared/modules/directory/import/find-header.ts";
import { dedupeKey } from "../../../../../shared/modules/directory/import/judge-rows.ts";
import { judgeRoster, type JudgedRoster } from "./roster.ts";

async function judgeFile(name: string): Promise<JudgedRoster> {
  const path = join(import.meta.dirname, "../../../../fixtures", name);
  const table = await openTable({ path });
  if (!table.ok) throw new Error(table.error.code);
  const rows: RosterRow[] = [];
  for await (const batch of table.value.batches) {
    if (!batch.ok) throw new Error(batch.error.code);
    rows.push(...batch.value.rows);
  }
  await table.value.close();
  const result = judgeRoster(rows);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe("the clean roster", () => {
  test("4,136 rows, every one imported whole: 3,956 persons and 180 units with nobody in them, 2,400 units", async () => {
    const { counts, entries } = await judgeFile("roster-clean.csv");
    expect(counts).toEqual({ imported: 4136, partial: 0, refused: 0, repeat: 0, blank: 0 });
    expect(new Set(entries.map(({ unit }) => unit)).size).toBe(2400);
    const withoutPerson = entries.filter(({ person }) => person === null);
    expect(withoutPerson).toHaveLength(180);
    expect(new Set(withoutPerson.map(({ unitState }) => unitState))).toEqual(new Set(["undelivered"]));
    expect(new Set(entries.map(dedupeKey)).size).toBe(4136);
    const states = Object.groupBy(entries, ({ unitState }) => unitState ?? "none");
    expect(Object.fromEntries(Object.entries(states).map(([state, list]) => [state, list?.length]))).toEqual({
      occupied: 3439,
      vacant: 341,
      undelivered: 180,
      decorating: 176,
    });
  });

  test("its .xlsx form gives exactly the same", async () => {
    const csv = await judgeFile("roster-clean.csv");
    const xlsx = await judgeFile("roster-clean.xlsx");
    expect(xlsx.counts).toEqual(csv.counts);
    expect(xlsx.entries).toEqual(csv.entries);
  });
});

describe("the messy roster", () => {
  /**
   * 620 rows stand below the header: 8 blank, 612 told. Of the 612, 12 repeat the row before them (11 a good
   * row, one a row without a unit), which leaves 600: 552 good, 26 imported without a field (17 check digits,
   * 9 phones), 22 refused (12 without a unit, 10 without a name). No row has two faults.
   */
  test("552 good + 26 without a field + 22 refused + 12 repeats + 8 blank = 620 rows", async () => {
    const { counts, verdicts, match } = await judgeFile("roster-messy.gb18030.csv");
    expect(match.mapping.headerRow).toBe(2);
    expect(match.mapping.carryDown).toBe("none");
    expect(counts).toEqual({ imported: 552, partial: 26, refused: 22, repeat: 12, blank: 8 });
    expect(verdicts).toHaveLength(620);
    const reasons: Record<string, number> = {};
    const count = (key: string): void => {
      reasons[key] = (reasons[key] ?? 0) + 1;
    };
    for (const verdict of verdicts) {
      if (verdict.verdict === "refused") count(verdict.refusedFor);
      if (verdict.verdict === "partial") {
        expect(verdict.leftOut).toHaveLength(1);
        for (const { field, reason } of verdict.leftOut) count(`${field} ${reason}`);
      }
    }
    expect(reasons).toEqual({
      "no-unit": 12,
      "no-name": 10,
      "document wrong-check-digit": 17,
      "phone impossible-phone": 9,
    });
  });

  test("each repeat names the row it repeats, the one before it, and says nothing new", async () => {
    const { verdicts } = await judgeFile("roster-messy.gb18030.csv");
    const repeats = verdicts.filter((verdict) => verdict.verdict === "repeat");
    expect(repeats).toHaveLength(12);
    for (const { row, of, more } of repeats) {
      expect(of).toBe(row - 1);
      expect(more).toBeNull();
    }
    const firsts = repeats.map(({ of }) => verdicts.find((verdict) => verdict.row === of)?.verdict);
    expect(firsts.filter((verdict) => verdict === "imported")).toHaveLength(11);
    expect(firsts.filter((verdict) => verdict === "refused")).toHaveLength(1);
  });

  test("all spellings of units, phones, plates and dates come out in one form", async () => {
    const { entries } = await judgeFile("roster-messy.gb18030.csv");
    expect(entries).toHaveLength(578);
    for (const { unit, unitState, person } of entries) {
      expect(unit).toMatch(/^[1-3]-[12]-\d{3,4}$/u);
      expect(unitState).toBe("occupied");
      expect(person?.moveIn).toBe("2019-03-05");
      expect(person?.relation).toMatch(/^(?:owner|family|tenant)$/u);
      for (const phone of person?.phones ?? []) expect(phone).toMatch(/^199000\d{5}$/u);
      for (const plate of person?.plates ?? []) expect(plate).toMatch(/^粤[A-Z0-9]{6,7}$/u);
    }
    const count = (of: (entry: (typeof entries)[number]) => number | undefined): number =>
      entries.reduce((sum, entry) => sum + (of(entry) ?? 0), 0);
    expect(count(({ person }) => (person?.document === null ? 1 : 0))).toBe(17);
    expect(count(({ person }) => (person?.phones.length === 0 ? 1 : 0))).toBe(9);
    expect(count(({ person }) => (person?.phones.length === 2 ? 1 : 0))).toBeGreaterThan(100);
    expect(count(({ person }) => (person?.plates.length === 2 ? 1 : 0))).toBeGreaterThan(180);
    expect(entries.some(({ person }) => person?.note === '有犬,"大型" 请登记')).toBe(true);
    expect(entries.some(({ person }) => person?.name === "王波䶮")).toBe(true);
  });

  test("read a second time, it tells of the same persons by the same keys", async () => {
    const keys = async (): Promise<readonly string[]> =>
      (await judgeFile("roster-messy.gb18030.csv")).entries.map(dedupeKey);
    const first = await keys();
    expect(new Set(first).size).toBe(578);
    expect(await keys()).toEqual(first);
  });
});
