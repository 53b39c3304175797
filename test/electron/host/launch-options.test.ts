import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { dataFolderFor, defaultDataFolder } from "../../../electron/host/data-folder.ts";
import { launchOptionsToArgs, parseLaunchOptions } from "../../../electron/host/launch-options.ts";

test("without flags: the default folder, any free port, the site's language", () => {
  expect(parseLaunchOptions([])).toEqual({
    ok: true,
    options: {
      dataFolder: defaultDataFolder(),
      demo: false,
      port: 0,
      language: undefined,
      headless: false,
    },
  });
});

test("every flag is understood, and passed on to another process unchanged", () => {
  const parsed = parseLaunchOptions(["--data", "books", "--demo", "--lang", "en", "--port", "4321"]);
  const options = { dataFolder: resolve("books"), demo: true, port: 4321, language: "en", headless: false };
  expect(parsed).toEqual({ ok: true, options });
  expect(parsed.ok && parseLaunchOptions(launchOptionsToArgs(parsed.options))).toEqual({ ok: true, options });
});

test("demo data lives in a folder of its own, unless one is named", () => {
  const demo = parseLaunchOptions(["--demo"]);
  expect(demo.ok && demo.options.dataFolder).toBe(defaultDataFolder({ demo: true }));
  expect(defaultDataFolder({ demo: true })).toBe(`${defaultDataFolder()}-demo`);
});

test.each([
  [["--port", "70000"], "--port needs a number from 0 to 65535, not “70000”"],
  [["--port", "x"], "--port needs a number from 0 to 65535, not “x”"],
  [["--port", "-1"], "--port"],
  [["--lang", "fr"], "--lang is zh-CN or en, not “fr”"],
  [["--data", ""], "--data needs a folder"],
  [["--data"], "--data"],
  [["--verbose"], "--verbose"],
  [["books"], "books"],
])("%j is refused with words that name it", (argv, words) => {
  const parsed = parseLaunchOptions(argv);
  expect(parsed).toEqual({ ok: false, message: expect.stringContaining(words) as string });
});

test("in Electron, Chromium's own words on the command line are not ours", () => {
  const argv = [".", "--no-sandbox", "--lang=en", "--ozone-platform", "x11", "--demo"];
  const parsed = parseLaunchOptions(argv, { ignoreUnknown: true });
  expect(parsed.ok && [parsed.options.language, parsed.options.demo]).toEqual(["en", true]);
});

describe("the default data folder", () => {
  const at = (platform: NodeJS.Platform, env: Record<string, string>, demo = false) =>
    dataFolderFor({ platform, env, home: "/h", demo }).replaceAll("\\", "/");

  test("is where each system keeps a program's data", () => {
    expect(at("linux", {})).toBe("/h/.local/share/lodgebook");
    expect(at("linux", { XDG_DATA_HOME: "/data" })).toBe("/data/lodgebook");
    expect(at("linux", { XDG_DATA_HOME: "" }, true)).toBe("/h/.local/share/lodgebook-demo");
    expect(at("darwin", {})).toBe("/h/Library/Application Support/Lodgebook");
    expect(at("win32", { APPDATA: "/roaming" }, true)).toBe("/roaming/Lodgebook-demo");
    expect(at("win32", {})).toBe("/h/AppData/Roaming/Lodgebook");
  });
});
