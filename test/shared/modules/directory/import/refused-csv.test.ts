import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { openTable } from "../../../../../electron/host/transfer/read-table.ts";
import type { RosterRow } from "../../../../../shared/modules/directory/import/find-header.ts";
import { refusedCsv, type RefusedRow } from "../../../../../shared/modules/directory/import/refused-csv.ts";
import { judged, judgeRoster } from "./roster.ts";

const folder = mkdtempSync(join(tmpdir(), "lodgebook-refused-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const titles = { columns: ["房屋", "姓名", "手机", "身份证号"], row: "原行号", reason: "原因" };
const table = [
  titles.columns,
  ["1-1-101", "张三", "19900000001", "995093195512044569"],
  ["", "=cmd|'/c calc'!A1", "19900000002", "995093195512044569"],
  ["1-1-103", "", "+86 19900000003", "-"],
  ["1-1-104", "王五", "12345", "", "beyond the titles"],
];

function refused(): readonly RefusedRow[] {
  return judged(table).verdicts.flatMap((verdict): readonly RefusedRow[] => {
    if (verdict.verdict === "refused") return [{ ...verdict, reason: verdict.refusedFor }];
    if (verdict.verdict === "partial") {
      return [{ ...verdict, reason: verdict.leftOut.map(({ reason }) => reason).join() }];
    }
    return [];
  });
}

test("I2 refused rows as CSV: original cells behind number and reason, formulas guarded", () => {
  const text = [...refusedCsv(titles, refused())].join("");
  expect(text).toBe(
    "\u{feff}原行号,原因,房屋,姓名,手机,身份证号\r\n" +
      "3,no-unit,,'=cmd|'/c calc'!A1,19900000002,'995093195512044569\r\n" +
      "4,no-name,1-1-103,,'+86 19900000003,'-\r\n" +
      "5,impossible-phone,1-1-104,王五,12345,,beyond the titles\r\n",
  );
});

test("the file can be corrected and imported as it is", async () => {
  const path = join(folder, "refused.csv");
  writeFileSync(
    path,
    [...refusedCsv(titles, refused())].join("").replace("3,no-unit,,", "3,no-unit,1-1-102,"),
  );
  const opened = await openTable({ path });
  if (!opened.ok) throw new Error(opened.error.code);
  const rows: RosterRow[] = [];
  for await (const batch of opened.value.batches) if (batch.ok) rows.push(...batch.value.rows);
  const result = judgeRoster(rows);
  expect(result).toMatchObject({ ok: true, value: { counts: { imported: 1, partial: 1, refused: 1 } } });
  expect(result.ok && result.value.entries[0]).toMatchObject({
    unit: "1-1-102",
    person: { name: "=cmd|'/c calc'!A1", document: { number: "995093195512044569" } },
  });
});
