import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What Electron's binaries carry before their fuses: a mark, the wire's version, its length, and the fuses' states. */
const fuseMark = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const factoryFuses = "101100011";

/**
 * A folder that looks like Electron for Linux to the packager but holds no program: it lets a machine without
 * Electron's binary make and inspect the whole archive.
 */
export function makeStubElectron(folder: string, version: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "locales"), { recursive: true });
  mkdirSync(join(folder, "resources"));
  const wire = Buffer.concat([
    Buffer.from(fuseMark),
    Buffer.from([1, factoryFuses.length]),
    Buffer.from(factoryFuses),
  ]);
  writeFileSync(join(folder, "electron"), Buffer.concat([Buffer.from("#!/bin/false\n"), wire]));
  chmodSync(join(folder, "electron"), 0o755);
  writeFileSync(join(folder, "version"), version);
  for (const licence of ["LICENSE", "LICENSES.chromium.html"]) writeFileSync(join(folder, licence), "stub\n");
  for (const locale of ["en-US", "zh-CN", "de"])
    writeFileSync(join(folder, "locales", `${locale}.pak`), "stub\n");
  return folder;
}
