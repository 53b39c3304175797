import type { FileHandle } from "node:fs/promises";

import type { OldFormat } from "./table-error.ts";

/** What a file is by its first bytes, whatever its name says. */
export type FileKind =
  | { readonly kind: "zip" }
  | { readonly kind: "text" }
  | { readonly kind: "old"; readonly format: OldFormat }
  | { readonly kind: "encrypted" }
  | { readonly kind: "foreign" };

const HEAD_BYTES = 64 * 1024;
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
/** ELF, PDF, PNG, JPEG, GIF, RAR, 7z, RTF; programs and gzip show as binary by themselves. */
const FOREIGN = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
];

function startsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return magic.every((value, index) => bytes[index] === value);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** An OLE container is an old .xls, or an .xlsx behind a password; its directory tells. */
async function oleKind(file: FileHandle, head: Buffer, size: number): Promise<FileKind> {
  if (head.length < 512) return { kind: "foreign" };
  const sectorBytes = 2 ** Math.min(head.readUInt16LE(30), 16);
  const directoryAt = (head.readUInt32LE(48) + 1) * sectorBytes;
  const places = [
    await readAt(file, Math.min(directoryAt, size), 16 * 1024),
    head,
    await readAt(file, Math.max(0, size - HEAD_BYTES), HEAD_BYTES),
  ];
  const has = (name: string): boolean => places.some((bytes) => bytes.includes(Buffer.from(name, "utf16le")));
  if (has("EncryptedPackage")) return { kind: "encrypted" };
  if (has("Workbook") || has("Book")) return { kind: "old", format: "xls" };
  return { kind: "foreign" };
}

/** Many management systems export an HTML page or Excel-2003 XML under the name .xls. */
function markupFormat(head: Buffer): OldFormat | undefined {
  const wide = head[0] === 0xff && head[1] === 0xfe;
  const text = head
    .subarray(0, 4096)
    .toString(wide ? "utf16le" : "latin1")
    .replace(/^(?:\u{feff}|\u{ef}\u{bb}\u{bf})?\s*/u, "")
    .toLowerCase();
  if (/^<(?:!doctype html|html|head|body|table|meta|style|div)\b/u.test(text)) return "html";
  if (!text.startsWith("<?xml")) return undefined;
  return text.includes("<html") || text.includes("<table ") ? "html" : "xml-2003";
}

/** Text has next to no control characters; UTF-16 (with its mark) has zeros by nature. */
function looksBinary(head: Buffer): boolean {
  const mark = head.length >= 2 ? head.readUInt16BE(0) : 0;
  if (mark === 0xfffe || mark === 0xfeff) return false;
  let control = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32)) control += 1;
  return control > 8 && control / head.length > 0.02;
}

/** Looks at the first bytes of an open file of `size` bytes. */
export async function fileKind(file: FileHandle, size: number): Promise<FileKind> {
  const head = await readAt(file, 0, HEAD_BYTES);
  if (startsWith(head, OLE)) return oleKind(file, head, size);
  if (startsWith(head, ZIP) || startsWith(head, EMPTY_ZIP)) return { kind: "zip" };
  if (looksBinary(head)) return { kind: "foreign" };
  if (FOREIGN.some((magic) => startsWith(head, magic))) return { kind: "foreign" };
  const format = markupFormat(head);
  return format === undefined ? { kind: "text" } : { kind: "old", format };
}
