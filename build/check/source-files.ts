import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { root } from "../tool.ts";

export type SourceFile = { readonly path: string; readonly text: string };

const skipped = new Set(["node_modules", ".git", "dist", ".lodgebook"]);
const textFile = /\.(ts|tsx|mjs|js|json|jsonc|md|yml|yaml|html|css|svg|txt)$|^\.npmrc$|^\.ci\/run$|^LICENSE$/;

/** Every text file of the repository (with forward slashes), without what is installed or built. */
export async function sourceFiles(folder = root): Promise<readonly SourceFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries
      .filter((entry) => !skipped.has(entry.name))
      .map(async (entry) => {
        const full = join(folder, entry.name);
        if (entry.isDirectory()) return sourceFiles(full);
        const path = relative(root, full).split(sep).join("/");
        if (!textFile.test(path) || path === "package-lock.json") return [];
        return [{ path, text: await readFile(full, "utf8") }];
      }),
  );
  return nested.flat();
}
