import { closeSync, ftruncateSync, openSync } from "node:fs";
import { join } from "node:path";

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { detectDelimiter } from "../../../../electron/host/transfer/csv.ts";
import { openTable, tableLimits } from "../../../../electron/host/transfer/read-table.ts";
import { cellsOf, readAll, temporaryFolder, writeFileIn } from "./table-file.ts";

const folder = temporaryFolder();
const csv = (content: Buffer | string): string => writeFileIn(folder, content);
const fixture = (name: string): string => join(import.meta.dirname, "../../../fixtures", name);

/** 房号,姓名 / 101,顾玲诗 in GB18030, with 䶮 (four bytes) in the last name. */
const GB18030 = Buffer.from([
  0xb7, 0xbf, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x31, 0x30, 0x31, 0x2c, 0xb9, 0xcb, 0xc1, 0xe1,
  0xca, 0xab, 0x82, 0x35, 0x87, 0x38,
]);

function utf16be(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

describe("encodings", () => {
  const wanted = [
    ["房号", "姓名"],
    ["101", "顾玲诗"],
  ];
  const text = "房号,姓名\n101,顾玲诗\n";
  test.each([
    ["UTF-8", Buffer.from(text), "utf-8"],
    ["UTF-8 with mark", Buffer.from(`\u{feff}${text}`), "utf-8"],
    ["UTF-16 little end first", Buffer.from(`\u{feff}${text}`, "utf16le"), "utf-16le"],
    ["UTF-16 big end first", utf16be(`\u{feff}${text}`), "utf-16be"],
    ["GB18030", GB18030.subarray(0, 20), "gb18030"],
  ])("I4 %s is found and read", async (_name, bytes, encoding) => {
    const result = await readAll({ path: csv(bytes) });
    expect(result.error).toBeUndefined();
    expect(result.format).toMatchObject({ format: "csv", encoding });
    expect(cellsOf(result)).toEqual(wanted);
  });

  test("I4 a four-byte GB18030 name is read", async () => {
    const result = await readAll({ path: csv(GB18030) });
    expect(cellsOf(result)[1]?.[1]).toHaveLength(4);
    expect(result.error).toBeUndefined();
  });

  test("I4 UTF-8 with one broken byte is refused, not read as GB18030 nonsense", async () => {
    const bytes = Buffer.from("房号,姓名\n".repeat(50));
    bytes[100] = 0xff;
    expect((await readAll({ path: csv(bytes) })).error).toEqual({ code: "encoding" });
    const cut = Buffer.from("房号,姓名\n".repeat(50)).subarray(0, -2);
    expect((await readAll({ path: csv(cut) })).error).toEqual({ code: "encoding" });
  });

  test("I4 damaged UTF-8 is refused even where GB18030 would take every byte", async () => {
    const bytes = Buffer.from("房号,姓名\n".repeat(50));
    bytes[14] = 0xb7;
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toThrow();
    expect(new TextDecoder("gb18030", { fatal: true }).decode(bytes)).not.toContain("房");
    expect((await readAll({ path: csv(bytes) })).error).toEqual({ code: "encoding" });
  });

  test("I4 bytes of no encoding are refused", async () => {
    expect((await readAll({ path: csv(Buffer.from([0x61, 0x2c, 0xff, 0x0a])) })).error).toEqual({
      code: "encoding",
    });
    const halfPair = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from("a,b\n", "utf16le"),
      Buffer.from([0x00, 0xd8]),
    ]);
    expect((await readAll({ path: csv(halfPair) })).error).toEqual({ code: "encoding" });
  });

  test("I4 a character is never cut where two pieces of the file meet", async () => {
    const line = "姓名䶮𠮷,".repeat(10);
    const rows = `a${line}\n`.repeat(12_000);
    const result = await readAll({ path: csv(rows) });
    expect(result.rows).toHaveLength(12_000);
    expect(new Set(result.rows.map(({ cells }) => cells.join("|"))).size).toBe(1);
  });
});

describe("CSV", () => {
  test.each([
    ["a,b,c\n1,2,3", ","],
    ["a;b;c\n1,5;2;3\n", ";"],
    ["a\tb\tc\r\n1\t2,5\t3\r\n", "\t"],
    ['"a;b;c;d",x\n"e;f",y\n', ","],
    ["sep=;\na;b,c,d,e", ";"],
    ["标题\n楼栋\t姓名\n1\t张,王,李\n2\t赵\n", "\t"],
    ["only one column\nx", ","],
  ] as const)("the delimiter of %j is %j", (sample, delimiter) => {
    expect(detectDelimiter(sample)).toBe(delimiter);
  });

  test("quotes, line breaks in a cell, CRLF beside LF, blank rows: numbers are Excel's", async () => {
    const result = await readAll({ path: csv('a,"b ""x""\r\ny"\r\n\r\n ,\n1,2,,\n') });
    expect(result.rows).toEqual([
      { row: 1, cells: ["a", 'b "x"\r\ny'] },
      { row: 2, cells: [] },
      { row: 3, cells: [] },
      { row: 4, cells: ["1", "2"] },
    ]);
  });

  test("I4 a quote in the middle of a cell is text", async () => {
    expect(cellsOf(await readAll({ path: csv('5" pipe,b\nc,d\n') }))).toEqual([
      ['5" pipe', "b"],
      ["c", "d"],
    ]);
  });

  test("I4 a quote that is never closed is named with its row, not taken as one huge cell", async () => {
    const result = await readAll({ path: csv('a,b\n1,2\n3,"open\n4,5\n') });
    expect(result.error).toEqual({ code: "open-quote", row: 3 });
    expect(result.rows.length).toBeLessThanOrEqual(2);
  });

  test("I4 formulas and NUL stay text", async () => {
    expect(cellsOf(await readAll({ path: csv("=cmd|'/c calc'!A1,a\0b\n+1,-1\n") }))).toEqual([
      ["=cmd|'/c calc'!A1", "a\0b"],
      ["+1", "-1"],
    ]);
  });

  test("any table written by the rules of CSV is read back", async () => {
    const cell = fc.string({ unit: "binary", maxLength: 8 }).filter((text) => text.trim() === text);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 6 }),
        async (table) => {
          const text = table
            .map((row) => ["x", ...row, "y"].map((value) => `"${value.replaceAll('"', '""')}"`).join(","))
            .join("\n");
          const result = await readAll({ path: csv(`\u{feff}${text}`) });
          expect(result.error).toBeUndefined();
          expect(cellsOf(result)).toEqual(table.map((row) => ["x", ...row, "y"].map((value) => value)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("limits", () => {
  test("I4 a file over 200 MB is refused by its size, unread", async () => {
    const path = csv("a");
    const file = openSync(path, "r+");
    ftruncateSync(file, 200 * 1024 * 1024 + 1);
    closeSync(file);
    expect((await readAll({ path })).error).toEqual({
      code: "too-big",
      bytes: 200 * 1024 * 1024 + 1,
      limit: 200 * 1024 * 1024,
    });
  });

  test("I4 two million rows are read in bounded memory, one more is refused", async () => {
    expect(tableLimits.rows).toBe(2_000_000);
    const path = csv("1\n".repeat(2_000_001));
    const table = await openTable({ path });
    if (!table.ok) throw new Error(table.error.code);
    let rows = 0;
    let largest = 0;
    let error: unknown;
    for await (const batch of table.value.batches) {
      if (batch.ok) {
        rows += batch.value.rows.length;
        largest = Math.max(largest, batch.value.rows.length);
      } else error = batch.error;
    }
    expect(error).toEqual({ code: "too-many-rows", limit: 2_000_000 });
    expect(rows).toBe(2_000_000);
    expect(largest).toBe(500);
  });

  test("I4 more than 500 columns are refused with the row; blank ones do not count", async () => {
    expect((await readAll({ path: csv(`a\n${"x,".repeat(500)}x\n`) })).error).toEqual({
      code: "too-many-columns",
      row: 2,
      columns: 501,
      limit: 500,
    });
    expect((await readAll({ path: csv(`a,b\n1,2${",".repeat(900)}\n`) })).error).toBeUndefined();
  });

  test("I4 one endless record is refused", async () => {
    const result = await readAll({ path: csv(`a,b\n${"x".repeat(1024 * 1024 + 10)},y\n`) });
    expect(result.error).toMatchObject({ code: "cell-too-long", row: 2 });
  });

  test("10,000 characters in a cell are no reason to refuse the file", async () => {
    const result = await readAll({ path: csv(`a,b\n${"名".repeat(10_000)},y\n`) });
    expect(cellsOf(result)[1]?.[0]).toHaveLength(10_000);
  });
});

describe("cancel and progress", () => {
  test("cancelled before it starts", async () => {
    const result = await readAll({ path: csv("a,b\n"), signal: AbortSignal.abort() });
    expect(result.error).toEqual({ code: "cancelled" });
  });

  test("cancelled on the way: the rows stop and the last value says so", async () => {
    const abort = new AbortController();
    const table = await openTable({ path: csv("1,2\n".repeat(50_000)), signal: abort.signal });
    if (!table.ok) throw new Error(table.error.code);
    let rows = 0;
    let error: unknown;
    for await (const batch of table.value.batches) {
      if (batch.ok) rows += batch.value.rows.length;
      else error = batch.error;
      if (rows >= 1000) abort.abort();
    }
    expect(error).toEqual({ code: "cancelled" });
    expect(rows).toBe(1000);
  });

  test("the event loop runs between batches, also where the whole file came in one piece", async () => {
    const table = await openTable({ path: csv("1\n".repeat(20_000)) });
    if (!table.ok) throw new Error(table.error.code);
    let turns = 0;
    let running = true;
    const turn = (): void => {
      turns += 1;
      if (running) setImmediate(turn);
    };
    setImmediate(turn);
    const turnsAtBatch: number[] = [];
    for await (const batch of table.value.batches) if (batch.ok) turnsAtBatch.push(turns);
    running = false;
    expect(turnsAtBatch).toHaveLength(41);
    for (let at = 1; at < turnsAtBatch.length; at += 1) {
      expect(turnsAtBatch[at]).toBeGreaterThan(turnsAtBatch[at - 1] ?? 0);
    }
  });

  test("progress grows to the whole file", async () => {
    const table = await openTable({ path: csv("张三,19900000000\n".repeat(40_000)) });
    if (!table.ok) throw new Error(table.error.code);
    const seen = new Set<number>();
    let last = 0;
    for await (const batch of table.value.batches) {
      if (!batch.ok) throw new Error(batch.error.code);
      expect(batch.value.readBytes).toBeGreaterThanOrEqual(last);
      expect(batch.value.totalBytes).toBe(table.value.bytes);
      last = batch.value.readBytes;
      seen.add(last);
    }
    expect(last).toBe(table.value.bytes);
    expect(seen.size).toBeGreaterThan(2);
  });

  test("a preview may stop after the first rows", async () => {
    const table = await openTable({ path: fixture("roster-clean.csv") });
    if (!table.ok) throw new Error(table.error.code);
    for await (const batch of table.value.batches) {
      expect(batch.ok && batch.value.rows[0]?.cells[0]).toBe("楼栋");
      break;
    }
    await table.value.close();
  });
});
