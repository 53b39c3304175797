import { createReadStream } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { crc32, createInflateRaw } from "node:zlib";

import { checkCancelled, fail, type TableLimits } from "./table-error.ts";

/** One file inside a zip, as its central directory tells. */
export interface ZipEntry {
  readonly name: string;
  readonly stored: boolean;
  readonly encrypted: boolean;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly headerAt: number;
  readonly crc: number;
}

export interface ZipChunk {
  readonly bytes: Buffer;
  /** Packed bytes of this entry read so far. */
  readonly readBytes: number;
}

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const HEADER_MARK = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const MAX_DIRECTORY = 16 * 1024 * 1024;

const damaged = (): never => fail({ code: "damaged", part: "zip" });

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return bytesRead === length ? buffer : damaged();
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_MARK) return at;
  }
  return damaged();
}

/**
 * The entries of a zip by its central directory; nothing is unpacked. Zip64 (over 4 GiB) cannot occur
 * below our limits and counts as damaged.
 */
export async function readZipEntries(file: FileHandle, size: number): Promise<ReadonlyMap<string, ZipEntry>> {
  const tailBytes = Math.min(size, END_BYTES + MAX_COMMENT);
  const tail = await readExactly(file, size - tailBytes, tailBytes);
  const end = findEnd(tail);
  const count = tail.readUInt16LE(end + 10);
  const directoryBytes = tail.readUInt32LE(end + 12);
  const directoryAt = tail.readUInt32LE(end + 16);
  if (directoryBytes > MAX_DIRECTORY || directoryAt + directoryBytes > size) damaged();
  const directory = await readExactly(file, directoryAt, directoryBytes);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY_MARK) damaged();
    const nameBytes = directory.readUInt16LE(at + 28);
    const method = directory.readUInt16LE(at + 10);
    const name = directory.toString("utf8", at + 46, at + 46 + nameBytes).replaceAll("\\", "/");
    if (method === 0 || method === 8) {
      entries.set(name, {
        name,
        stored: method === 0,
        encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
        packedBytes: directory.readUInt32LE(at + 20),
        unpackedBytes: directory.readUInt32LE(at + 24),
        headerAt: directory.readUInt32LE(at + 42),
        crc: directory.readUInt32LE(at + 16),
      });
    }
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Refuses an entry that unpacks beyond reason, by what the directory says of it (I4: zip bomb). */
export function guardEntry(entry: ZipEntry, limits: TableLimits): void {
  if (entry.encrypted) fail({ code: "password-protected" });
  const { packedBytes: packed, unpackedBytes: bytes } = entry;
  const steep = bytes > 16 * 1024 * 1024 && bytes > packed * limits.unpackRatio;
  if (bytes > limits.unpackedBytes || steep) {
    fail({ code: "unpacks-too-big", bytes, packed, limit: limits.unpackedBytes });
  }
}

/**
 * Unpacks one entry piece by piece. An entry that gives more than its directory promised is damaged or
 * lying, and stops there: guardEntry's verdict on the promise therefore holds for the content. The checksum is compared at the end.
 */
export async function* readZipEntry(
  path: string,
  file: FileHandle,
  entry: ZipEntry,
  signal: AbortSignal | undefined,
): AsyncGenerator<ZipChunk> {
  const header = await readExactly(file, entry.headerAt, 30);
  if (header.readUInt32LE(0) !== HEADER_MARK) damaged();
  if (entry.packedBytes === 0) return;
  const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const source = createReadStream(path, { start, end: start + entry.packedBytes - 1 });
  const inflate = createInflateRaw({ chunkSize: 128 * 1024 });
  const stream = entry.stored ? source : source.pipe(inflate);
  source.on("error", (error) => inflate.destroy(error));
  let given = 0;
  let crc = 0;
  try {
    for await (const chunk of stream) {
      checkCancelled(signal);
      if (!Buffer.isBuffer(chunk)) throw new TypeError("a byte stream gives buffers");
      given += chunk.length;
      if (given > entry.unpackedBytes) damaged();
      crc = crc32(chunk, crc);
      yield { bytes: chunk, readBytes: source.bytesRead };
    }
  } finally {
    source.destroy();
    inflate.destroy();
  }
  if (given !== entry.unpackedBytes || crc !== entry.crc) damaged();
}
