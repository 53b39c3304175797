import { createSecretKey, hash, randomBytes } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { attachmentType } from "../../../../electron/host/blobs/attachment-type.ts";
import { createAttachmentUploads } from "../../../../electron/host/blobs/attachment-uploads.ts";
import { blobFolder, keptBlobFolder } from "../../../../electron/host/blobs/blob-folders.ts";
import { createBlobStore, MAX_FILE_BYTES } from "../../../../electron/host/blobs/blob-store.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";

const key = createSecretKey(new Uint8Array(32).fill(3));
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.from("委托书 身份证 994300190001011234"),
]);

function store() {
  const data = tempFolder();
  const [folder, kept] = [blobFolder(data), keptBlobFolder(data)];
  return { data, folder, kept, blobs: createBlobStore({ folder, kept, key }) };
}

test("an attachment comes back as it was kept, and lies there encrypted, named by its ciphertext's hash", () => {
  const { folder, blobs } = store();
  const name = blobs.put(jpeg);
  expect(blobs.has(name)).toBe(true);
  const read = blobs.get(name);
  expect(read.ok && read.value.equals(jpeg)).toBe(true);
  const raw = readFileSync(join(folder, name));
  expect(hash("sha256", raw, "hex")).toBe(name);
  expect(raw.includes("994300190001011234")).toBe(false);
  expect(readdirSync(folder)).toEqual([name]);
  expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
});

test("B1 one byte changed in an attachment is found, and another site's key opens nothing", () => {
  const { folder, kept, blobs } = store();
  const name = blobs.put(jpeg);
  const other = createBlobStore({ folder, kept, key: createSecretKey(new Uint8Array(32).fill(4)) });
  expect(other.get(name)).toMatchObject({ error: { code: "attachment-damaged" } });
  const path = join(folder, name);
  const raw = readFileSync(path);
  raw[20] = (raw[20] ?? 0) ^ 1;
  chmodSync(path, 0o600);
  writeFileSync(path, raw);
  expect(blobs.get(name)).toMatchObject({ error: { code: "attachment-damaged" } });
});

test("B1 a damaged or lost attachment comes back from its copy beside the backups", () => {
  const { folder, kept, blobs } = store();
  const name = blobs.put(jpeg);
  mkdirSync(kept, { recursive: true });
  copyFileSync(join(folder, name), join(kept, name));
  for (const harm of [() => rmSync(join(folder, name)), () => writeFileSync(join(folder, name), "x")]) {
    harm();
    expect(blobs.has(name)).toBe(true);
    const read = blobs.get(name);
    expect(read.ok && read.value.equals(jpeg)).toBe(true);
    expect(hash("sha256", readFileSync(join(folder, name)), "hex")).toBe(name);
  }
});

test("what is not there, or is no name of an attachment, is missing and reads no other file", () => {
  const { folder, blobs } = store();
  blobs.put(jpeg);
  writeFileSync(join(folder, "..", "secret"), "x");
  for (const name of ["0".repeat(64), "", "../secret", "..", `${"a".repeat(63)}/`]) {
    expect(blobs.get(name), name).toMatchObject({ error: { code: "attachment-missing" } });
    expect(blobs.has(name)).toBe(false);
  }
});

test("files that no pass refers to go after their time, the others stay", () => {
  const { folder, blobs } = store();
  const [mine, old, young] = [blobs.put(jpeg), blobs.put(jpeg), blobs.put(jpeg)];
  for (const name of [mine, old]) utimesSync(join(folder, name), 1000, 1000);
  expect(blobs.sweep(60_000, (name) => name === mine)).toBe(1);
  expect([mine, old, young].map(blobs.has)).toEqual([true, false, true]);
});

test("a folder that was never made has nothing to sweep", () => {
  const { folder, blobs } = store();
  expect(blobs.sweep(60_000, () => false)).toBe(0);
  expect(existsSync(folder)).toBe(false);
});

test.each([
  [jpeg, "image/jpeg"],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), "image/png"],
  [Buffer.from("RIFF\0\0\0\0WEBPVP8 ", "latin1"), "image/webp"],
  [Buffer.from("%PDF-1.7\n"), "application/pdf"],
  [Buffer.from("<svg onload=alert(1)>"), null],
  [Buffer.from("RIFF\0\0\0\0WAVE", "latin1"), null],
  [Buffer.from("GIF89a"), null],
  [Buffer.alloc(0), null],
])("a file is what its first bytes say, whatever its name (%#)", (bytes, type) => {
  expect(attachmentType(bytes)).toBe(type);
});

test("an upload is kept when it is whole and of a kind that may be; else nothing is kept", () => {
  const { folder, blobs } = store();
  const uploads = createAttachmentUploads(() => blobs);
  const begun = uploads.begin("clerk", jpeg.length);
  if (!begun.ok) throw new Error(begun.error.code);
  expect(uploads.append("clerk", begun.value, jpeg.subarray(0, 10))).toEqual({ ok: true, value: 10 });
  expect(uploads.append("other", begun.value, jpeg.subarray(10))).toMatchObject({
    error: { code: "attachment-missing" },
  });
  expect(uploads.append("clerk", begun.value, Buffer.alloc(jpeg.length))).toMatchObject({
    error: { code: "bad-input" },
  });
  uploads.append("clerk", begun.value, jpeg.subarray(10));
  const kept = uploads.finish("clerk", begun.value, "委托书.jpg");
  expect(kept).toMatchObject({
    ok: true,
    value: { type: "image/jpeg", bytes: jpeg.length, name: "委托书.jpg" },
  });
  expect(uploads.finish("clerk", begun.value, "委托书.jpg")).toMatchObject({
    error: { code: "attachment-missing" },
  });

  const text = Buffer.from("MZ not a picture");
  const second = uploads.begin("clerk", text.length);
  if (!second.ok) throw new Error(second.error.code);
  uploads.append("clerk", second.value, text);
  expect(uploads.finish("clerk", second.value, "委托书.jpg")).toMatchObject({
    error: { code: "attachment-kind" },
  });
  expect(readdirSync(folder)).toHaveLength(1);
});

test("more than ten megabytes are refused before a byte is sent", () => {
  const uploads = createAttachmentUploads(() => store().blobs);
  expect(uploads.begin("clerk", MAX_FILE_BYTES).ok).toBe(true);
  expect(uploads.begin("clerk", MAX_FILE_BYTES + 1)).toMatchObject({
    error: { code: "attachment-too-big", params: { maximum: 10 } },
  });
  expect(() => store().blobs.put(randomBytes(MAX_FILE_BYTES + 1))).toThrow(RangeError);
});
