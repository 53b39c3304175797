import { expect, test } from "vitest";
import { en } from "../../../renderer/app/i18n/en.ts";
import { zhCN } from "../../../renderer/app/i18n/zh-CN.ts";
import { createWords } from "../../../renderer/app/i18n/index.ts";
import { errorCodes } from "../../../shared/kernel/error-codes.ts";

function flat(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path.replace(/_(one|other)$/, ""), value]];
  return Object.entries(value ?? {}).flatMap(([key, child]) =>
    flat(child, path === "" ? key : `${path}.${key}`),
  );
}
const blanks = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").sort();

test("both languages fill in the same values in every sentence", () => {
  const english = new Map(flat(en));
  const differing = flat(zhCN).filter(
    ([key, text]) => blanks(text).join() !== blanks(english.get(key) ?? "").join(),
  );
  expect(differing).toEqual([]);
});

test("every refusal has words in both languages, and switching at run time changes them", async () => {
  const words = createWords("zh-CN");
  for (const code of errorCodes) expect(words.t(`errors.${code}`)).toMatch(/[一-龥]/);
  await words.changeLanguage("en");
  for (const code of errorCodes) expect(words.t(`errors.${code}`)).not.toMatch(/[一-龥]/);
});
