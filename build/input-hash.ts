import { hash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./tool.ts";

/** One hash over the names and contents of these files and folders; it changes when any of them does. */
export function hashOfInputs(paths: readonly string[], folder = root): string {
  const files = paths.flatMap((path) => filesBelow(folder, path));
  return hash(
    "sha256",
    files.map((path) => `${path}\n${hash("sha256", readFileSync(join(folder, path)))}`).join("\n"),
  );
}

function filesBelow(folder: string, path: string): readonly string[] {
  if (!statSync(join(folder, path)).isDirectory()) return [path];
  return readdirSync(join(folder, path))
    .sort()
    .flatMap((name) => filesBelow(folder, `${path}/${name}`));
}
