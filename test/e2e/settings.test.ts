import { expect, test } from "vitest";
import { ADMIN_PIN } from "../fixtures/host.ts";
import { desks } from "./harness/desk.ts";

const open = desks();

test("REP-3 a year's holidays are pasted, a day is turned by a click; a number out of range says its range", async () => {
  const desk = await open();
  const { page } = desk;
  await desk.signIn("陈静", ADMIN_PIN);
  await page.getByRole("link", { name: "系统设置" }).click();
  const calendar = page.getByRole("region", { name: /工作日历/u });
  await calendar.getByText("2026-11", { exact: true }).waitFor();
  const box = calendar.getByLabel("导入一年的放假安排");
  await box.fill("2026-11-24 放假\n某天 13 放假");
  await calendar.getByText("第 2 行看不懂").waitFor();
  await box.fill("2026-11-24 至 2026-11-25 放假\n2026-11-28,上班");
  await calendar.getByRole("button", { name: "导入 3 天" }).click();
  await calendar.getByRole("button", { name: "2026-11-24 放假" }).waitFor();
  await calendar.getByRole("button", { name: "2026-11-28 上班" }).click();
  await calendar.getByRole("button", { name: "2026-11-28 放假" }).waitFor();
  expect(desk.bench().core().desk.settings.calendar).toEqual({
    "2026-11-24": "holiday",
    "2026-11-25": "holiday",
  });
  const tries = page.getByLabel("几次未接可记为未接通");
  await tries.fill("99");
  await tries.press("Enter");
  await page.getByText("只能填 1 到 10 之间的整数，没有保存。").waitFor();
  await tries.fill("5");
  await tries.press("Enter");
  await page.getByRole("button", { name: "恢复默认 几次未接可记为未接通" }).click();
  await expect.poll(() => desk.bench().core().desk.settings.callTries).toBe(3);
  expect(desk.errors()).toEqual([]);
});
