import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SITE_ID } from "../../../electron/host/sha256.ts";
import { settingRange, settingsSchema, type SettingKey } from "../../../shared/kernel/settings.ts";
import { foundTestSite } from "../../fixtures/host.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";

const keys = Object.keys(settingsSchema.shape) as SettingKey[];

test("every setting can be edited on a screen: its key stands in a page of the renderer", () => {
  const pages = join(import.meta.dirname, "../../../renderer/modules");
  const text = readdirSync(pages, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => readFileSync(join(pages, name), "utf8"))
    .join("\n");
  const edited = keys.filter(
    (key) => text.includes(`useSetting("${key}")`) || text.includes(`key: "${key}"`),
  );
  expect(edited).toEqual(keys);
});

test("a number out of range is refused with its range in words, and nothing is written", async () => {
  const bench = await foundTestSite(tempFolder());
  try {
    expect(settingRange("logSamplePercent")).toEqual({ minimum: 1, maximum: 100 });
    expect(settingRange("badges")).toBeNull();
    const how = { id: SITE_ID, actor: bench.admin };
    const count = bench.core().store.log.count();
    for (const value of [0, 101, 2.5, "20"]) {
      expect(await bench.give("site.change-setting", { key: "logSamplePercent", value }, how)).toMatchObject({
        error: { code: "setting-range", field: "logSamplePercent", params: { minimum: 1, maximum: 100 } },
      });
    }
    expect(bench.core().store.log.count()).toBe(count);
    await bench.must("site.change-setting", { key: "logSamplePercent", value: 30 }, how);
    expect(bench.core().desk.settings.logSamplePercent).toBe(30);
  } finally {
    bench.host.close();
  }
});
