import type { FileHandle } from "node:fs/promises";

import { dateStyles } from "./excel-styles.ts";
import { fail, type TableLimits } from "./table-error.ts";
import { decodeEscapes } from "./xlsx-cell.ts";
import { createXmlScanner, xmlAttribute } from "./xml-scanner.ts";
import { guardEntry, readZipEntries, readZipEntry, type ZipEntry } from "./zip.ts";

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: ZipEntry;
}

/** An .xlsx opened: its sheets, and what their cells refer to. */
export interface Book {
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904 (old Mac files), 1462 fewer. */
  readonly from1904: boolean;
  readonly dateStyles: readonly boolean[];
  readonly sharedStrings: readonly string[];
}

export interface BookSource {
  readonly path: string;
  readonly file: FileHandle;
  readonly size: number;
  readonly limits: TableLimits;
  readonly signal: AbortSignal | undefined;
}

const SMALL_PART = 8 * 1024 * 1024;

/** The text of an entry in pieces. */
export async function* readPart(
  source: BookSource,
  entry: ZipEntry,
): AsyncGenerator<{ readonly text: string; readonly readBytes: number }> {
  guardEntry(entry, source.limits);
  const decoder = new TextDecoder("utf-8");
  for await (const chunk of readZipEntry(source.path, source.file, entry, source.signal)) {
    yield { text: decoder.decode(chunk.bytes, { stream: true }), readBytes: chunk.readBytes };
  }
}

async function readSmallPart(source: BookSource, entry: ZipEntry): Promise<string> {
  if (entry.unpackedBytes > SMALL_PART) {
    fail({
      code: "unpacks-too-big",
      bytes: entry.unpackedBytes,
      packed: entry.packedBytes,
      limit: SMALL_PART,
    });
  }
  let text = "";
  for await (const piece of readPart(source, entry)) text += piece.text;
  return text;
}

async function readSharedStrings(source: BookSource, entry: ZipEntry): Promise<readonly string[]> {
  const { limits } = source;
  if (entry.unpackedBytes > limits.sharedStringBytes) {
    const { unpackedBytes: bytes, packedBytes: packed } = entry;
    fail({ code: "unpacks-too-big", bytes, packed, limit: limits.sharedStringBytes });
  }
  const strings: string[] = [];
  let current = "";
  let inText = false;
  let inPhonetic = false;
  const scanner = createXmlScanner({
    open: (name) => {
      if (name === "si") current = "";
      else if (name === "rPh") inPhonetic = true;
      else if (name === "t") inText = !inPhonetic;
    },
    close: (name) => {
      if (name === "si") strings.push(decodeEscapes(current));
      else if (name === "rPh") inPhonetic = false;
      else if (name === "t") inText = false;
    },
    text: (text) => {
      if (!inText) return;
      current += text;
      if (current.length > limits.cellSize) fail({ code: "damaged", part: "sharedStrings" });
    },
  });
  for await (const piece of readPart(source, entry)) scanner.add(piece.text);
  return strings;
}

function readRelations(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  createXmlScanner({
    open: (name, attributes) => {
      const id = xmlAttribute(attributes, "Id");
      const target = xmlAttribute(attributes, "Target");
      if (name === "Relationship" && id !== undefined && target !== undefined) {
        targets.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
      }
    },
    close: () => undefined,
    text: () => undefined,
  }).add(xml);
  return targets;
}

function readWorkbook(
  xml: string,
  targets: ReadonlyMap<string, string>,
  entries: ReadonlyMap<string, ZipEntry>,
): { readonly sheets: readonly Sheet[]; readonly from1904: boolean } {
  const sheets: Sheet[] = [];
  let from1904 = false;
  createXmlScanner({
    open: (name, attributes) => {
      if (name === "workbookPr") {
        from1904 = /^(?:1|true)$/u.test(xmlAttribute(attributes, "date1904") ?? "");
      }
      if (name !== "sheet") return;
      const id = /\s\w+:id=["'](?<id>[^"']+)["']/u.exec(` ${attributes}`)?.groups?.["id"];
      const target = targets.get(id ?? "");
      const entry = target?.includes("worksheets/") === true ? entries.get(target) : undefined;
      if (entry === undefined) return;
      const hidden = (xmlAttribute(attributes, "state") ?? "visible") !== "visible";
      sheets.push({ name: xmlAttribute(attributes, "name") ?? "", hidden, entry });
    },
    close: () => undefined,
    text: () => undefined,
  }).add(xml);
  return { sheets, from1904 };
}

/** What else a zip may be, that is not an .xlsx. */
function refuseOtherZip(entries: ReadonlyMap<string, ZipEntry>): never {
  if (entries.has("xl/workbook.bin")) return fail({ code: "old-format", format: "xlsb" });
  const isOpenDocument = entries.has("content.xml") && entries.has("mimetype");
  return fail(isOpenDocument ? { code: "old-format", format: "ods" } : { code: "not-a-table" });
}

/** Opens an .xlsx: the zip's directory, the list of sheets, date styles and shared strings. */
export async function openBook(source: BookSource): Promise<Book> {
  const entries = await readZipEntries(source.file, source.size);
  const workbook = entries.get("xl/workbook.xml");
  const relations = entries.get("xl/_rels/workbook.xml.rels");
  if (workbook === undefined || relations === undefined) return refuseOtherZip(entries);
  for (const entry of entries.values()) guardEntry(entry, source.limits);
  const targets = readRelations(await readSmallPart(source, relations));
  const { sheets, from1904 } = readWorkbook(await readSmallPart(source, workbook), targets, entries);
  const styles = entries.get("xl/styles.xml");
  const strings = entries.get("xl/sharedStrings.xml");
  return {
    sheets,
    from1904,
    dateStyles: styles === undefined ? [] : dateStyles(await readSmallPart(source, styles)),
    sharedStrings: strings === undefined ? [] : await readSharedStrings(source, strings),
  };
}
