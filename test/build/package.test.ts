import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildElectron } from "../../build/electron-build.ts";
import { packAroundStub } from "../../build/pack-app.ts";
import { packedAppProblems } from "../../build/packed-app.ts";
import { buildRenderer } from "../../build/renderer-build.ts";

test("E1 the packed app holds what it needs, nothing else, and its fuses are set", async () => {
  const output = await mkdtemp(join(tmpdir(), "lodgebook-package-"));
  await buildRenderer();
  await buildElectron();
  expect(await packAroundStub(output)).toEqual([]);

  // The inspection itself can fail: the same app is not in order for another system, nor before its fuses are set.
  const folder = join(output, "linux-unpacked");
  const app = { resources: join(folder, "resources"), binary: join(folder, "lodgebook"), hasWorker: false };
  expect(existsSync(app.binary)).toBe(true);
  expect(await packedAppProblems({ ...app, prebuild: "win32-x64.node" })).toEqual([
    "native modules are node_modules/better-sqlite3/prebuilds/linux-x64.node, not win32-x64.node",
    "not unpacked: node_modules/better-sqlite3/prebuilds/win32-x64.node",
  ]);
  const factory = { ...app, prebuild: "linux-x64.node", binary: join(output, "stub-electron", "electron") };
  expect(await packedAppProblems(factory)).toEqual([
    "fuse RunAsNode is not off",
    "fuse EnableCookieEncryption is not on",
    "fuse EnableNodeOptionsEnvironmentVariable is not off",
    "fuse EnableNodeCliInspectArguments is not off",
    "fuse EnableEmbeddedAsarIntegrityValidation is not on",
    "fuse OnlyLoadAppFromAsar is not on",
  ]);
  await rm(output, { recursive: true });
});
