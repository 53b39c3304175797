import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeFileAtomically } from "../../../../electron/host/store/atomic-file.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";

test("a file is replaced whole, for its owner alone, and nothing is left beside it", () => {
  const folder = tempFolder();
  const path = join(folder, "keys.json");
  writeFileSync(`${path}.tmp`, "left by a crash", { mode: 0o644 });
  writeFileAtomically(path, "first");
  writeFileAtomically(path, Uint8Array.of(0, 255));
  expect([...readFileSync(path)]).toEqual([0, 255]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["keys.json"]);
});

test("C4 a write that fails is thrown, and what was there still is", () => {
  const folder = tempFolder();
  const path = join(folder, "taken");
  mkdirSync(join(path, "inside"), { recursive: true });
  expect(() => writeFileAtomically(path, "new")).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  expect(readdirSync(folder)).toEqual(["taken"]);
  expect(readdirSync(path)).toEqual(["inside"]);
});

/** Writes a long run of one letter after the other, for ever, telling each time. */
const endlessWriter = `
  const { writeFileAtomically } = await import(process.argv[1]);
  for (let n = 0; ; n++) {
    writeFileAtomically(process.argv[2], String.fromCharCode(97 + (n % 26)).repeat(200_000));
    process.stdout.write(".");
    await new Promise(setImmediate);
  }`;

test("C2 killed at any instant, the file is one whole content", async () => {
  const path = join(tempFolder(), "codes.json");
  const module = new URL("../../../../electron/host/store/atomic-file.ts", import.meta.url).href;
  for (let kills = 0; kills < 8; kills++) {
    const child = spawn(process.execPath, ["--input-type=module", "-e", endlessWriter, module, path]);
    for (let told = 0; told <= kills; told++) await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "close");
    expect(readFileSync(path, "utf8")).toMatch(/^([a-z])\1{199999}$/);
  }
});
