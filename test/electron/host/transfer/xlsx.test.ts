import { join } from "node:path";

import readXlsxFile from "read-excel-file/node";
import { describe, expect, test } from "vitest";

import { makeXlsx } from "./make-xlsx.ts";
import { cellsOf, readAll, temporaryFolder, writeFileIn } from "./table-file.ts";

const folder = temporaryFolder();
const fixture = (name: string): string => join(import.meta.dirname, "../../../fixtures", name);

function book(rows: string, parts: Partial<Parameters<typeof makeXlsx>[0]> = {}): string {
  const xml = `<sheetData>${rows}</sheetData>`;
  return writeFileIn(folder, makeXlsx({ sheets: [{ name: "住户", xml }], ...parts }));
}
const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;
const inline = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe("the sample roster", () => {
  test("as .xlsx and as CSV say the same, but for the title row", async () => {
    const xlsx = await readAll({ path: fixture("roster-clean.xlsx") });
    const csv = await readAll({ path: fixture("roster-clean.csv") });
    expect(xlsx.format).toEqual({ format: "xlsx", sheets: ["住户"], sheet: "住户" });
    expect(xlsx.rows[0]).toEqual({ row: 1, cells: ["阳光花园住户信息表"] });
    expect(cellsOf(xlsx).slice(1)).toEqual(cellsOf(csv));
    expect(xlsx.rows.at(-1)?.row).toBe(4138);
  });

  test("another reader (read-excel-file) sees the same cells", async () => {
    const [sheet] = await readXlsxFile(fixture("roster-clean.xlsx"), { parseNumber: (text) => text });
    const theirs = (sheet?.data ?? []).map((cells) =>
      cells
        .map((cell) => {
          const value: unknown = cell;
          if (value instanceof Date) return value.toISOString().slice(0, 10);
          return typeof value === "string" ? value : "";
        })
        .join("|")
        .replace(/\|+$/u, ""),
    );
    const ours = cellsOf(await readAll({ path: fixture("roster-clean.xlsx") })).map((cells) =>
      cells.join("|"),
    );
    expect(theirs).toHaveLength(4138);
    expect(ours).toEqual(theirs);
  });
});

describe("cells", () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[Red]0.00_ "/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>';
  test.each([
    ["a shared string", '<c r="A1" t="s"><v>1</v></c>', "张 三"],
    ["a string in runs, without its phonetic guide", '<c r="A1" t="s"><v>0</v></c>', "张三"],
    ["inline text with entities", inline("A1", "a&amp;b &lt;&#x4E00;&#20108;"), "a&b <一二"],
    ["a phone as number", '<c r="A1"><v>19900097280</v></c>', "19900097280"],
    ["the same as other programs write it", '<c r="A1"><v>1.990009728E10</v></c>', "19900097280"],
    ["a room as a float", '<c r="A1"><v>101.0</v></c>', "101"],
    ["an exact 18-digit number", '<c r="A1"><v>995093195512044569</v></c>', "995093195512044569"],
    [
      "one damaged by Excel, visibly",
      '<c r="A1"><v>9.9509319551204454E+17</v></c>',
      "9.9509319551204454E+17",
    ],
    ["a fraction", '<c r="A1" s="3"><v>88.650000000000006</v></c>', "88.65"],
    ["a date", '<c r="A1" s="1"><v>43529</v></c>', "2019-03-05"],
    ["a date in a Chinese format, with a time", '<c r="A1" s="2"><v>43529.75</v></c>', "2019-03-05"],
    ["a bare number is no date", '<c r="A1" s="0"><v>43529</v></c>', "43529"],
    ["an ISO date", '<c r="A1" t="d"><v>2019-03-05T00:00:00Z</v></c>', "2019-03-05"],
    ["a formula's cached text", '<c r="A1" t="str"><f>B1&amp;"x"</f><v>甲x</v></c>', "甲x"],
    ["a formula's cached number", '<c r="A1"><f>1+1</f><v>2</v></c>', "2"],
    ["a formula never calculated", "<c r=\"A1\"><f>cmd|'/c calc'!A1</f></c>", "=cmd|'/c calc'!A1"],
    ["an error", '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"],
    ["true", '<c r="A1" t="b"><v>1</v></c>', "TRUE"],
    [
      "an escaped line break, and one meant literally",
      inline("A1", "a_x000D_b _x005F_x000D_"),
      "a\rb _x000D_",
    ],
    ["CDATA", inline("A1", "<![CDATA[a<b]]>"), "a<b"],
  ])("%s", async (_name, cell, text) => {
    const sharedStrings =
      '<si><r><t>张</t></r><r><t>三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si><si><t xml:space="preserve">张 三</t></si>';
    const result = await readAll({ path: book(row(1, cell), { styles, sharedStrings }) });
    expect(result.error).toBeUndefined();
    expect(result.rows).toEqual([{ row: 1, cells: [text] }]);
  });

  test("dates of an old Mac file count from 1904", async () => {
    const path = book(row(1, '<c r="A1" s="1"><v>42067</v></c>'), {
      styles,
      workbookPr: '<workbookPr date1904="1"/>',
    });
    expect(cellsOf(await readAll({ path }))).toEqual([["2019-03-05"]]);
  });

  test("rows and cells stand where the file says; rows without any value are left out", async () => {
    const path = book(
      row(2, inline("C2", "c") + '<c r="XFD2" s="1"/>') + row(5, '<c r="A5"/>') + row(7, inline("A7", "a")),
    );
    expect((await readAll({ path })).rows).toEqual([
      { row: 2, cells: ["", "", "c"] },
      { row: 7, cells: ["a"] },
    ]);
  });

  test("cells and rows without a name follow each other; prefixed XML is read", async () => {
    const xml =
      '<x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData>';
    const path = writeFileIn(folder, makeXlsx({ sheets: [{ name: "s", xml }] }));
    expect((await readAll({ path })).rows).toEqual([
      { row: 1, cells: ["a", "2"] },
      { row: 2, cells: ["3"] },
    ]);
  });

  test("a merged building cell counts for each of its rows, but makes no row of its own", async () => {
    const rows = `<sheetData>${row(1, inline("A1", "3栋") + inline("B1", "101"))}${row(2, inline("B2", "102"))}${row(3, '<c r="A3"/>')}${row(4, inline("B4", "104"))}${row(5, inline("B5", "105"))}</sheetData><mergeCells count="2"><mergeCell ref="A1:A4"/><mergeCell ref="C1:E1"/></mergeCells>`;
    const path = writeFileIn(folder, makeXlsx({ sheets: [{ name: "s", xml: rows }] }));
    expect((await readAll({ path })).rows).toEqual([
      { row: 1, cells: ["3栋", "101"] },
      { row: 2, cells: ["3栋", "102"] },
      { row: 4, cells: ["3栋", "104"] },
      { row: 5, cells: ["", "105"] },
    ]);
  });
});

describe("sheets", () => {
  const path = (): string =>
    writeFileIn(
      folder,
      makeXlsx({
        sheets: [
          { name: "内部", xml: `<sheetData>${row(1, inline("A1", "hidden"))}</sheetData>`, state: "hidden" },
          { name: "一期 &amp; 二期", xml: `<sheetData>${row(1, inline("A1", "first"))}</sheetData>` },
          { name: "三期", xml: `<sheetData>${row(1, inline("A1", "second"))}</sheetData>` },
        ],
      }),
    );
  test("the first that is not hidden is read, unless another is asked for", async () => {
    const file = path();
    const first = await readAll({ path: file });
    expect(first.format).toEqual({ format: "xlsx", sheets: ["一期 & 二期", "三期"], sheet: "一期 & 二期" });
    expect(cellsOf(first)).toEqual([["first"]]);
    expect(cellsOf(await readAll({ path: file, sheet: "三期" }))).toEqual([["second"]]);
    expect((await readAll({ path: file, sheet: "内部" })).error).toEqual({
      code: "no-such-sheet",
      sheet: "内部",
    });
  });
});
