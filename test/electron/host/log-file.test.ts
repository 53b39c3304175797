import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openLogFile } from "../../../electron/host/log-file.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";

function linesOf(path: string): string[] {
  return readFileSync(path, "utf8").split("\n").filter(Boolean);
}

test("the log keeps so many files of so many bytes, newest lines in the first", () => {
  const folder = tempFolder();
  const path = join(folder, "a.log");
  const file = openLogFile({ path, maxBytes: 100, files: 3 });
  for (let line = 0; line < 60; line++) file.write(`line ${String(line).padStart(4, "0")}\n`);
  file.close();
  expect(readdirSync(folder).sort()).toEqual(["a.log", "a.log.1", "a.log.2"]);
  const kept = ["a.log.2", "a.log.1", "a.log"].flatMap((name) => linesOf(join(folder, name)));
  expect(kept).toEqual(Array.from({ length: 30 }, (_, at) => `line ${String(at + 30).padStart(4, "0")}`));
  for (const name of readdirSync(folder)) {
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(100);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  }
});

test("a restart goes on in the same file and counts what is there", () => {
  const path = join(tempFolder(), "a.log");
  for (const line of ["first", "second", "third"]) {
    const file = openLogFile({ path, maxBytes: 14, files: 2 });
    file.write(`${line}\n`);
    file.close();
  }
  expect(linesOf(`${path}.1`)).toEqual(["first", "second"]);
  expect(linesOf(path)).toEqual(["third"]);
});

test("a line longer than a file still has one to itself", () => {
  const path = join(tempFolder(), "a.log");
  const file = openLogFile({ path, maxBytes: 10, files: 2 });
  file.write("a line of more than ten bytes\n");
  file.write("b\n");
  file.close();
  expect(linesOf(`${path}.1`)).toEqual(["a line of more than ten bytes"]);
  expect(linesOf(path)).toEqual(["b"]);
});

test.skipIf(!existsSync("/dev/full"))(
  "C4 a full disk loses log lines, not the desk, and says how many",
  () => {
    const path = join(tempFolder(), "a.log");
    symlinkSync("/dev/full", path);
    const file = openLogFile({ path, maxBytes: 1000, files: 2 });
    for (const line of ["one\n", "two\n", "three\n"]) file.write(line);
    rmSync(path);
    file.write("four\n");
    file.write("five\n");
    file.close();
    expect(linesOf(path)).toEqual(['{"level":50,"msg":"log lines were lost","count":3}', "four", "five"]);
  },
);

test("a vanished folder does not stop the desk either", () => {
  const folder = join(tempFolder(), "gone");
  const file = openLogFile({ path: join(folder, "a.log"), maxBytes: 1000, files: 2 });
  expect(() => file.write("lost\n")).not.toThrow();
  file.close();
});
