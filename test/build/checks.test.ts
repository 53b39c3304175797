import { expect, test } from "vitest";
import { fileLengthProblems } from "../../build/check/file-length.ts";
import { foreignPathProblems } from "../../build/check/foreign-paths.ts";
import { compareLocales, localeKeys } from "../../build/check/locales.ts";

const lines = (count: number) => "x\n".repeat(count);

test("a file of more than 350 lines is found, tests and locale tables may be longer", async () => {
  const found = await fileLengthProblems([
    { path: "shared/kernel/long.ts", text: lines(351) },
    { path: "shared/kernel/right.ts", text: lines(350) },
    { path: "test/shared/kernel/long.test.ts", text: lines(900) },
    { path: "renderer/app/i18n/en.ts", text: lines(900) },
    { path: "docs/handbook.zh-CN.md", text: lines(900) },
  ]);
  expect(found).toEqual(["shared/kernel/long.ts: 351 lines, at most 350"]);
});

test("paths of somebody's machine are found, addresses and imports are not", async () => {
  const text = [
    'const a = "/home/zhang/lodgebook";',
    'const b = "C:\\\\Users\\\\zhang";',
    "// see ../shared/design/style.md",
    'import { c } from "../shared/kernel/ids.ts";',
    "https://example.org/home/page",
    "/Users/zhang/x",
    "`~/Library` and /usr/bin/chromium",
  ].join("\n");
  expect(await foreignPathProblems([{ path: "a.ts", text }])).toEqual([
    'a.ts:1: const a = "/home/zhang/lodgebook";',
    'a.ts:2: const b = "C:\\\\Users\\\\zhang";',
    "a.ts:3: // see ../shared/design/style.md",
    "a.ts:6: /Users/zhang/x",
  ]);
});

test("the repository itself names no such path", async () => {
  expect(await foreignPathProblems()).toEqual([]);
});

test("locales: a key of one side, a key of nobody and a key without use are found", () => {
  const chinese = localeKeys({
    zhCN: {
      visits: {
        title: "来访",
        count_other: "{{count}} 位",
        state: { inside: "在访", left: "离开" },
        old: "旧",
      },
    },
  });
  const english = localeKeys({
    en: {
      visits: {
        title: "Visits",
        count_one: "one",
        count_other: "{{count}}",
        state: { inside: "inside", left: "left" },
        old: "old",
        extra: "extra",
      },
    },
  });
  const text = [
    't("visits.title")',
    "t(`visits.state.${state}`)",
    't("visits.count", { count })',
    't("visits.missing")',
    "t(`visits.nothing.${state}`)",
  ].join("\n");
  expect(compareLocales(chinese, english, [{ path: "renderer/a.tsx", text }])).toEqual([
    "visits.extra: only in en",
    "renderer/a.tsx: t(visits.missing) is in no locale file",
    "renderer/a.tsx: t(visits.nothing.${state}) is in no locale file",
    "visits.old: used nowhere in the renderer",
  ]);
});
