import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { writeTable } from "../../../../electron/host/transfer/write-table.ts";
import { guardCell, unguardCell } from "../../../../shared/kernel/csv-text.ts";
import { cellsOf, readAll, temporaryFolder } from "./table-file.ts";

const folder = temporaryFolder();
const header = ["房屋", "姓名", "证件号码"];
const rows = [
  ["3-2-1201", "=cmd|'/c calc'!A1", "995093195512044569"],
  ["0101", "+1\t", "99496319570920268X"],
  ["1-1-101", '@SUM(A1), "x"', "19900097280"],
  ["1-1-102", "＝1+1", "-5"],
  ["1-1-103", "王䶮𠮷 🏠\nمرحبا", "\tx"],
];

describe("I2 exports", () => {
  test("CSV: UTF-8 with mark, every formula and long number guarded by an apostrophe", async () => {
    const path = join(folder, "a.csv");
    expect(await writeTable({ path, format: "csv", header, rows, sheet: "住户" })).toEqual({
      ok: true,
      value: { rows: 5 },
    });
    const text = readFileSync(path, "utf8");
    expect(text.startsWith("\u{feff}房屋,姓名,证件号码\r\n")).toBe(true);
    expect(text).toContain("3-2-1201,'=cmd|'/c calc'!A1,'995093195512044569\r\n");
    expect(text).toContain("'99496319570920268X");
    const cells = cellsOf(await readAll({ path })).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/u.test(cell))).toEqual([]);
    expect(cellsOf(await readAll({ path })).map((row) => row.map(unguardCell))).toEqual([header, ...rows]);
  });

  test("XLSX: every cell is text, unchanged, never a formula or a number", async () => {
    const path = join(folder, "a.xlsx");
    expect(await writeTable({ path, format: "xlsx", header, rows, sheet: "住户" })).toEqual({
      ok: true,
      value: { rows: 5 },
    });
    const read = await readAll({ path });
    expect(read.format).toMatchObject({ sheet: "住户" });
    expect(cellsOf(read)).toEqual([header, ...rows]);
  });

  test("an 18-digit number comes back digit by digit from both", async () => {
    for (const format of ["csv", "xlsx"] as const) {
      const path = join(folder, `digits.${format}`);
      await writeTable({ path, format, header: ["n", "m"], rows: [["995093195512044569", "x"]], sheet: "s" });
      expect(unguardCell(cellsOf(await readAll({ path }))[1]?.[0] ?? "")).toBe("995093195512044569");
    }
  });

  test("the guard is undone exactly, whatever the text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^'{0,3}[=+\-@\t＝]?[0-9]{0,20}[Xx]?$/u),
    );
    fc.assert(
      fc.property(text, (value) => {
        expect(unguardCell(guardCell(value))).toBe(value);
        expect(/^[=+\-@\t\r\n＝＋－＠]|^\d{12,}[Xx]?$/u.test(guardCell(value))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a whole file or none", () => {
  test("cancelled: no file, nothing left behind, an older file kept", async () => {
    const path = join(folder, "kept.csv");
    await writeTable({ path, format: "csv", header, rows, sheet: "s" });
    const before = readFileSync(path, "utf8");
    for (const format of ["csv", "xlsx"] as const) {
      const abort = new AbortController();
      function* endless(): Generator<string[]> {
        for (let count = 0; ; count += 1) {
          if (count === 2500) abort.abort();
          yield ["x", String(count)];
        }
      }
      const seen: number[] = [];
      const result = await writeTable({
        path,
        format,
        header,
        rows: endless(),
        sheet: "s",
        signal: abort.signal,
        onProgress: (count) => seen.push(count),
      });
      expect(result).toEqual({ ok: false, error: { code: "cancelled" } });
      expect(seen).toEqual([1000, 2000]);
    }
    expect(readFileSync(path, "utf8")).toBe(before);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("a source that throws leaves nothing behind, and the bug is not swallowed", async () => {
    function* broken(): Generator<string[]> {
      yield ["x"];
      throw new RangeError("bug");
    }
    const path = join(folder, "broken.csv");
    await expect(writeTable({ path, format: "csv", header, rows: broken(), sheet: "s" })).rejects.toThrow(
      "bug",
    );
    expect(readdirSync(folder).filter((name) => name.startsWith("broken"))).toEqual([]);
  });

  test("a folder that is not there, a cell Excel cannot hold", async () => {
    expect(
      await writeTable({ path: join(folder, "no/a.csv"), format: "csv", header, rows, sheet: "s" }),
    ).toEqual({ ok: false, error: { code: "unwritable", reason: "ENOENT" } });
    const long = [["x".repeat(32_768)]];
    expect(
      await writeTable({
        path: join(folder, "long.xlsx"),
        format: "xlsx",
        header: ["a"],
        rows: long,
        sheet: "s",
      }),
    ).toEqual({ ok: false, error: { code: "cell-too-long", row: 2, limit: 32_767 } });
  });

  test("P1 only its owner may read an export", async () => {
    if (process.platform === "win32") return;
    for (const format of ["csv", "xlsx"] as const) {
      const path = join(folder, `private.${format}`);
      await writeTable({ path, format, header, rows, sheet: "s" });
      expect(statSync(path).mode & 0o077).toBe(0);
    }
  });
});
