import { join } from "node:path";

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readAll, temporaryFolder, writeFileIn } from "./table-file.ts";

const folder = temporaryFolder();
const csv = (content: Buffer | string): string => writeFileIn(folder, content);

describe("what is not a table", () => {
  const ole = (stream: string): Buffer => {
    const bytes = Buffer.alloc(2048);
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
    bytes.writeUInt16LE(9, 30);
    bytes.writeUInt32LE(1, 48);
    bytes.write("Root Entry", 1024, "utf16le");
    bytes.write(stream, 1152, "utf16le");
    return bytes;
  };
  test.each([
    ["an empty file", Buffer.alloc(0), { code: "empty" }],
    ["blank rows only", "\u{feff}\n , ,\n\n", { code: "empty" }],
    ["an old .xls", ole("Workbook"), { code: "old-format", format: "xls" }],
    ["an .xlsx behind a password", ole("EncryptedPackage"), { code: "password-protected" }],
    ["an old Word file", ole("WordDocument"), { code: "not-a-table" }],
    ["a PDF", "%PDF-1.7\n1 0 obj\n", { code: "not-a-table" }],
    [
      "a program",
      Buffer.concat([Buffer.from("MZ\x90\0\x03\0\0\0"), Buffer.alloc(500, 1)]),
      { code: "not-a-table" },
    ],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), { code: "not-a-table" }],
    ["a web page named .xls", "\u{feff}\r\n<HTML><table><tr><td>a", { code: "old-format", format: "html" }],
    [
      "Excel 2003 XML",
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>',
      { code: "old-format", format: "xml-2003" },
    ],
  ])("I4 %s", async (_name, content, error) => {
    expect((await readAll({ path: csv(content) })).error).toEqual(error);
  });

  test("I4 random bytes never throw and never pass as rows of names", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 200, maxLength: 4000 }), async (bytes) => {
        const result = await readAll({ path: csv(Buffer.from(bytes)) });
        expect(result.error).toBeDefined();
      }),
      { numRuns: 50 },
    );
  });

  test("a file that is not there, and a folder", async () => {
    expect((await readAll({ path: join(folder, "none.csv") })).error).toEqual({ code: "not-found" });
    expect((await readAll({ path: folder })).error).toMatchObject({ code: "unreadable" });
  });
});
