import { type SourceFile, sourceFiles } from "./source-files.ts";

const longestFile = 350;

/** A file is one idea: no source file outside the tests is longer than 350 lines. Locale files are tables, not ideas. */
export async function fileLengthProblems(files?: readonly SourceFile[]): Promise<readonly string[]> {
  return (files ?? (await sourceFiles()))
    .filter(({ path }) => /\.(ts|tsx|mjs|css)$/.test(path) && !/^test\/|\/i18n\//.test(path))
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > longestFile)
    .map(({ path, lines }) => `${path}: ${lines} lines, at most ${longestFile}`);
}
