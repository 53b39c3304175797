import { type SourceFile, sourceFiles } from "./source-files.ts";

/** Folders of a person's or a build machine; a clone elsewhere does not have them. */
const foreign: readonly RegExp[] = [
  /(?<![\w.@~/-])\/(?:home|Users|root|work)\/[A-Za-z]/,
  /[A-Za-z]:\\+Users\\+\w/,
  /(?<![\w./])\.\.\/shared\/(?:design|data|hooks)\b/,
];

/** Lines that name a path which exists only on somebody's machine. */
export async function foreignPathProblems(files?: readonly SourceFile[]): Promise<readonly string[]> {
  return (files ?? (await sourceFiles())).flatMap(({ path, text }) =>
    path === "build/check/foreign-paths.ts" || path.startsWith("test/build/")
      ? []
      : text
          .split("\n")
          .flatMap((line, index) =>
            foreign.some((pattern) => pattern.test(line)) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
          ),
  );
}
