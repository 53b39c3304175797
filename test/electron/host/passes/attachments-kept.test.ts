import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { blobFolder, keptBlobFolder } from "../../../../electron/host/blobs/blob-folders.ts";
import { sweepBlobs } from "../../../../electron/host/blobs/sweep-blobs.ts";
import { databaseFile } from "../../../../electron/host/host.ts";
import { backupFiles } from "../../../../electron/host/transfer/backup-files.ts";
import { makeBackup } from "../../../../electron/host/transfer/backup-make.ts";
import { foundTestSite, type Bench } from "../../../fixtures/host.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { sofa } from "../../../shared/modules/passes/desk.ts";

const DAY = 24 * 60 * 60_000;
const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(5000, 9)]);
let bench: Bench;

beforeEach(async () => {
  bench = await foundTestSite(tempFolder());
  onTestFinished(bench.host.close);
});

/** A pass on a written proxy; answers the attachment's name. */
async function withProxy(): Promise<string> {
  const hash = bench.core().blobs.put(picture);
  const proxy = { hash, type: "image/jpeg", bytes: picture.length, name: "委托书.jpg" } as const;
  await bench.must("pass.draft", { ...sofa, basis: "proxy", requester: "黄先生", proxy });
  return hash;
}

const backUp = () =>
  makeBackup({
    folder: bench.folder,
    path: databaseFile(bench.folder),
    nowMs: bench.clock.nowMs(),
    reason: "manual",
  });
const copies = () => {
  const folder = keptBlobFolder(bench.folder);
  return existsSync(folder) ? readdirSync(folder) : [];
};

test("B2 a backup takes along the attachments that its passes refer to, and nothing else", async () => {
  const hash = await withProxy();
  bench.core().blobs.put(Buffer.concat([picture, Buffer.from("never saved")]));
  expect((await backUp()).ok).toBe(true);
  expect(copies()).toEqual([hash]);
  rmSync(blobFolder(bench.folder), { recursive: true });
  const read = bench.core().blobs.get(hash);
  expect(read.ok && read.value.equals(picture)).toBe(true);
  // What lies beside them is no backup.
  expect(backupFiles(bench.folder)).toHaveLength(1);
});

test("a copy that no backup needed for 30 days goes, one that is needed stays", async () => {
  const hash = await withProxy();
  await backUp();
  const stray = join(keptBlobFolder(bench.folder), "ab".repeat(32));
  writeFileSync(stray, "x");
  for (const name of copies()) {
    const old = new Date(bench.clock.nowMs() - 31 * DAY);
    utimesSync(join(keptBlobFolder(bench.folder), name), old, old);
  }
  bench.clock.pass(DAY);
  await backUp();
  expect(copies()).toEqual([hash]);
});

test("an attachment whose form was never saved goes; one of a pass stays", async () => {
  const hash = await withProxy();
  const never = bench.core().blobs.put(Buffer.concat([picture, Buffer.from("never saved")]));
  for (const name of [hash, never]) utimesSync(join(blobFolder(bench.folder), name), 1000, 1000);
  sweepBlobs(bench.core(), DAY);
  expect([hash, never].map(bench.core().blobs.has)).toEqual([true, false]);
});
