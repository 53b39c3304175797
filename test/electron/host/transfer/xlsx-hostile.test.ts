import { open } from "node:fs/promises";

import { describe, expect, test } from "vitest";

import { openTable, tableLimits, type TableLimits } from "../../../../electron/host/transfer/read-table.ts";
import { readZipEntries, readZipEntry } from "../../../../electron/host/transfer/zip.ts";
import { makeXlsx, makeZip } from "./make-xlsx.ts";
import { readAll, temporaryFolder, writeFileIn } from "./table-file.ts";

const folder = temporaryFolder();

function book(rows: string, parts: Partial<Parameters<typeof makeXlsx>[0]> = {}): string {
  const xml = `<sheetData>${rows}</sheetData>`;
  return writeFileIn(folder, makeXlsx({ sheets: [{ name: "住户", xml }], ...parts }));
}
const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;
const inline = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe("hostile and broken files", () => {
  const limits = (change: Partial<TableLimits>): TableLimits => ({ ...tableLimits, ...change });

  test("I4 a zip bomb is refused by what its directory says, before anything is unpacked", async () => {
    const zeros = Buffer.alloc(40 * 1024 * 1024);
    const path = book(row(1, inline("A1", "x")), {
      more: [{ name: "xl/worksheets/sheet9.xml", content: zeros }],
    });
    expect((await readAll({ path })).error).toMatchObject({
      code: "unpacks-too-big",
      bytes: zeros.length,
      limit: 1024 * 1024 * 1024,
    });
  });

  test("I4 a zip bomb that lies about its size stops where the lie ends", async () => {
    const content = `<workbook>${" ".repeat(30 * 1024 * 1024)}</workbook>`;
    const bytes = makeZip([
      { name: "xl/workbook.xml", content, claimedBytes: 500_000 },
      { name: "xl/_rels/workbook.xml.rels", content: "<Relationships/>" },
    ]);
    const path = writeFileIn(folder, bytes);
    expect((await readAll({ path })).error).toEqual({ code: "damaged", part: "zip" });
    const file = await open(path);
    let given = 0;
    const unpack = async (): Promise<void> => {
      const entry = (await readZipEntries(file, bytes.length)).get("xl/workbook.xml");
      if (entry === undefined) return;
      for await (const chunk of readZipEntry(path, file, entry, undefined)) given += chunk.bytes.length;
    };
    await expect(unpack()).rejects.toThrow("damaged");
    await file.close();
    expect(given).toBeGreaterThan(0);
    expect(given).toBeLessThanOrEqual(500_000);
  });

  test("I4 too much of shared strings or in all is refused", async () => {
    const path = book(row(1, inline("A1", "x")), { sharedStrings: "<si><t>abc</t></si>".repeat(100) });
    expect((await readAll({ path, limits: limits({ sharedStringBytes: 1000 }) })).error).toMatchObject({
      code: "unpacks-too-big",
      limit: 1000,
    });
    expect((await readAll({ path, limits: limits({ unpackedBytes: 100 }) })).error).toMatchObject({
      code: "unpacks-too-big",
      limit: 100,
    });
  });

  test("I4 a value beyond column 500, rows beyond the limit, an endless cell", async () => {
    const wide = book(row(3, inline("SG3", "x")));
    expect((await readAll({ path: wide })).error).toEqual({
      code: "too-many-columns",
      row: 3,
      columns: 501,
      limit: 500,
    });
    const long = book([1, 2, 3].map((number) => row(number, `<c><v>${number}</v></c>`)).join(""));
    const result = await readAll({ path: long, limits: limits({ rows: 2 }) });
    expect(result.error).toEqual({ code: "too-many-rows", limit: 2 });
    const huge = book(row(1, inline("A1", "ab ".repeat(400_000))));
    expect((await readAll({ path: huge })).error).toEqual({
      code: "cell-too-long",
      row: 1,
      limit: 1024 * 1024,
    });
  });

  test("I4 rows that run backwards or beyond Excel's last are damage", async () => {
    for (const number of [1, 99_999_999, -4]) {
      const path = book(row(5, inline("A5", "x")) + row(number, inline("A1", "y")));
      expect((await readAll({ path })).error).toMatchObject({ code: "damaged" });
    }
  });

  test("I4 an entity definition (DTD) is refused", async () => {
    const xml = '<!DOCTYPE a [<!ENTITY b "bb">]><sheetData/>';
    const path = writeFileIn(folder, makeXlsx({ sheets: [{ name: "s", xml }] }));
    expect((await readAll({ path })).error).toEqual({ code: "damaged", part: "xml" });
  });

  test.each([
    ["a zip that is no workbook", makeZip([{ name: "a.txt", content: "a" }]), { code: "not-a-table" }],
    ["a .docx", makeZip([{ name: "word/document.xml", content: "a" }]), { code: "not-a-table" }],
    [
      "an .xlsb",
      makeZip([{ name: "xl/workbook.bin", content: "a" }]),
      { code: "old-format", format: "xlsb" },
    ],
    [
      "an .ods",
      makeZip([
        { name: "mimetype", content: "a" },
        { name: "content.xml", content: "a" },
      ]),
      { code: "old-format", format: "ods" },
    ],
    [
      "a zip behind a password",
      makeZip([
        { name: "xl/workbook.xml", content: "a", encrypted: true },
        { name: "xl/_rels/workbook.xml.rels", content: "a" },
      ]),
      { code: "password-protected" },
    ],
    ["no sheet", makeXlsx({ sheets: [] }), { code: "empty" }],
    ["an empty sheet", makeXlsx({ sheets: [{ name: "s", xml: "<sheetData/>" }] }), { code: "empty" }],
  ])("I4 %s", async (_name, bytes, error) => {
    expect((await readAll({ path: writeFileIn(folder, bytes) })).error).toEqual(error);
  });

  test("I4 cut at any place or with any byte changed, it gives the same rows or a reason, never others", async () => {
    const whole = makeXlsx({
      sheets: [
        { name: "s", xml: `<sheetData>${row(1, inline("A1", "甲") + '<c r="B1"><v>2</v></c>')}</sheetData>` },
      ],
      styles: "<styleSheet><cellXfs><xf/></cellXfs></styleSheet>",
      sharedStrings: "<si><t>a</t></si>",
    });
    const wanted = await readAll({ path: writeFileIn(folder, whole) });
    expect(wanted.rows).toEqual([{ row: 1, cells: ["甲", "2"] }]);
    let errors = 0;
    for (let at = 4; at < whole.length; at += 3) {
      const cut = await readAll({ path: writeFileIn(folder, whole.subarray(0, at)) });
      expect(cut.error).toBeDefined();
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const other = await readAll({ path: writeFileIn(folder, changed) });
      if (other.error === undefined) expect(other.rows).toEqual(wanted.rows);
      else errors += 1;
    }
    expect(errors).toBeGreaterThan(100);
  });

  test("I4 a sheet whose XML ends too early is damage", async () => {
    const path = writeFileIn(
      folder,
      makeXlsx({ sheets: [{ name: "s", xml: `<sheetData>${row(1, inline("A1", "x"))}` }] }),
    );
    expect((await readAll({ path })).error).toEqual({ code: "damaged", part: "s" });
  });

  test("cancelled while a sheet is read", async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => row(index + 1, `<c><v>${index}</v></c>`)).join(
      "",
    );
    const abort = new AbortController();
    const table = await openTable({ path: book(rows), signal: abort.signal });
    if (!table.ok) throw new Error(table.error.code);
    let seen = 0;
    let error: unknown;
    for await (const batch of table.value.batches) {
      if (batch.ok) seen += batch.value.rows.length;
      else error = batch.error;
      abort.abort();
    }
    await table.value.close();
    expect(error).toEqual({ code: "cancelled" });
    expect(seen).toBe(500);
  });
});
