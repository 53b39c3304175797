import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hashOfInputs } from "../../build/input-hash.ts";

test("the hash follows names and contents, and nothing else", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lodgebook-hash-"));
  await mkdir(join(folder, "src", "deep"), { recursive: true });
  await writeFile(join(folder, "src", "deep", "a.ts"), "1");
  await writeFile(join(folder, "lock"), "1");
  const now = () => hashOfInputs(["src", "lock"], folder);
  const first = now();
  await writeFile(join(folder, "src", "deep", "a.ts"), "1");
  expect(now()).toBe(first);
  await writeFile(join(folder, "src", "deep", "a.ts"), "2");
  const changed = now();
  await rename(join(folder, "src", "deep", "a.ts"), join(folder, "src", "deep", "b.ts"));
  expect(new Set([first, changed, now()]).size).toBe(3);
  await rm(folder, { recursive: true });
});
