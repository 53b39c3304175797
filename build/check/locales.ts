import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../tool.ts";
import { type SourceFile, sourceFiles } from "./source-files.ts";

const locales = ["zh-CN", "en"] as const;

/** Keys that only one locale has, keys that the renderer asks for and nobody has, keys that nobody asks for. */
export async function localeProblems(): Promise<readonly string[]> {
  const folder = join(root, "renderer", "app", "i18n");
  const missing = locales.filter((locale) => !existsSync(join(folder, `${locale}.ts`)));
  if (missing.length > 0) return missing.map((locale) => `renderer/app/i18n/${locale}.ts is not there`);
  const [chinese, english] = await Promise.all(
    locales.map(async (locale) => localeKeys(await import(pathToFileURL(join(folder, `${locale}.ts`)).href))),
  );
  if (chinese === undefined || english === undefined) return ["the locale files could not be read"];
  const files = (await sourceFiles()).filter(({ path }) => /^renderer\/.*\.tsx?$/.test(path));
  return compareLocales(chinese, english, files);
}

/** The comparison itself, on flattened keys (`visits.form.name`). Plural endings count as one key. */
export function compareLocales(
  chinese: ReadonlySet<string>,
  english: ReadonlySet<string>,
  files: readonly SourceFile[],
): readonly string[] {
  const onlyIn = (name: string, here: ReadonlySet<string>, there: ReadonlySet<string>) =>
    [...here].filter((key) => !there.has(key)).map((key) => `${key}: only in ${name}`);
  const used = files.filter(({ path }) => !path.includes("/i18n/"));
  return [
    ...onlyIn("zh-CN", chinese, english),
    ...onlyIn("en", english, chinese),
    ...used.flatMap((file) => unknownKeys(file, chinese)),
    ...unusedKeys(chinese, used),
  ];
}

/** Flattens a locale module's nested object; `visits_one` and `visits_other` are both `visits`. */
export function localeKeys(module: unknown): ReadonlySet<string> {
  const keys = new Set<string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === "object" && value !== null) {
      for (const [name, child] of Object.entries(value)) walk(child, path === "" ? name : `${path}.${name}`);
    } else if (typeof value === "string") {
      keys.add(path.replace(/_(zero|one|two|few|many|other)$/, ""));
    }
  };
  const exported = Object.values(module ?? {});
  walk(exported.length === 1 ? exported[0] : {}, "");
  return keys;
}

const call = /\bt\(\s*(?:"([^"]+)"|'([^']+)'|`([^`]*)`)|i18nKey="([^"]+)"/g;

function unknownKeys({ path, text }: SourceFile, known: ReadonlySet<string>): readonly string[] {
  return [...text.matchAll(call)].flatMap((match) => {
    const key = match[1] ?? match[2] ?? match[4];
    const template = match[3];
    const exists = key === undefined ? matchesTemplate(template ?? "", known).length > 0 : known.has(key);
    return exists ? [] : [`${path}: t(${key ?? template ?? ""}) is in no locale file`];
  });
}

/** A key counts as used when it stands in the code as a string, or a template there can make it. */
function unusedKeys(known: ReadonlySet<string>, files: readonly SourceFile[]): readonly string[] {
  const literals = new Set<string>();
  for (const { text } of files) {
    for (const [, literal] of text.matchAll(/["'`]([A-Za-z][\w-]*(?:\.[\w-]+)+)["'`]/g))
      literals.add(literal ?? "");
    for (const [, template] of text.matchAll(/`([\w-]+\.[\w.-]*\$\{[^`]*)`/g))
      for (const key of matchesTemplate(template ?? "", known)) literals.add(key);
  }
  return [...known].filter((key) => !literals.has(key)).map((key) => `${key}: used nowhere in the renderer`);
}

function matchesTemplate(template: string, known: ReadonlySet<string>): readonly string[] {
  const pattern = template
    .split(/\$\{[^}]*\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(String.raw`[\w.-]+`);
  const matcher = new RegExp(`^${pattern}$`);
  return [...known].filter((key) => matcher.test(key));
}
