import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Arch, build, Platform } from "electron-builder";
import { z } from "zod";
import { packedAppProblems } from "./packed-app.ts";
import { makeStubElectron } from "./stub-electron.ts";
import { root } from "./tool.ts";

/** Packs dist/ into the installers of this system, and checks what lies in them; returns what is wrong. */
export async function packForThisSystem(electronDist: string, output: string): Promise<readonly string[]> {
  const windows = process.platform === "win32";
  const platform = windows ? Platform.WINDOWS : Platform.LINUX;
  const arch = process.arch === "arm64" ? Arch.arm64 : Arch.x64;
  await build({
    projectDir: root,
    targets: platform.createTarget(null, arch),
    publish: "never",
    config: { electronDist, directories: { output } },
  });
  const suffix = arch === Arch.arm64 ? "-arm64" : "";
  return inspect(
    join(output, windows ? `win${suffix}-unpacked` : `linux${suffix}-unpacked`),
    windows ? "Lodgebook.exe" : "lodgebook",
    `${windows ? "win32" : "linux"}-${process.arch}.node`,
  );
}

/** Packs an unpacked Linux folder around a stub in place of Electron, and checks it the same way. */
export async function packAroundStub(output: string): Promise<readonly string[]> {
  const electronDist = makeStubElectron(join(output, "stub-electron"), electronVersion());
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget("dir", Arch.x64),
    publish: "never",
    config: { electronDist, directories: { output } },
  });
  return inspect(join(output, "linux-unpacked"), "lodgebook", "linux-x64.node");
}

async function inspect(folder: string, binary: string, prebuild: string): Promise<readonly string[]> {
  return packedAppProblems({
    resources: join(folder, "resources"),
    binary: join(folder, binary),
    prebuild,
    hasWorker: existsSync(join(root, "dist", "host", "worker.js")),
  });
}

function electronVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(root, "node_modules/electron/package.json"), "utf8"),
  );
  return z.object({ version: z.string() }).parse(manifest).version;
}
