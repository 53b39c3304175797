import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PIN } from "../fixtures/host.ts";
import { desks } from "./harness/desk.ts";

const open = desks();
const fixture = (name: string): string => join(import.meta.dirname, "../fixtures", name);

test("the messy roster is imported by the wizard, its faulty rows come back as CSV, twice changes nothing", async () => {
  const desk = await open();
  const { page } = desk;
  await desk.signIn("张敏", PIN);
  await page.getByRole("link", { name: "住户档案" }).click();
  await page.getByText("还没有住户档案").waitFor();
  const wizard = async (): Promise<void> => {
    await page.locator("input[type=file]").setInputFiles(fixture("roster-messy.gb18030.csv"));
    await page.getByText("CSV · GB18030").waitFor();
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByRole("button", { name: "开始导入 578 行" }).waitFor();
  };
  await page.getByRole("button", { name: "导入 Excel 或 CSV" }).click();
  await wizard();
  for (const [count, words] of [
    ["552", "整行导入"],
    ["26", "缺一项导入"],
    ["22", "不导入"],
    ["12", "与前面重复"],
    ["8", "空行"],
  ] as const) {
    const told = page.locator(".import-count", { has: page.getByText(words, { exact: true }) });
    expect(await told.locator("dd").textContent()).toBe(count);
  }
  expect(await page.locator(".import-table").textContent()).not.toMatch(/\d{11}/u);
  await page.getByRole("button", { name: "开始导入 578 行" }).click();
  await page.getByText("导入完成").waitFor();
  await page.getByText("578 人").waitFor();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载这 48 行（CSV）" }).click();
  const path = await (await download).path();
  const returned = readFileSync(path, "utf8").trimEnd().split("\r\n");
  expect(returned).toHaveLength(49);
  expect(returned[0]).toContain("原行号,原因");
  expect(returned.filter((line) => line.includes("证件校验位不对"))).toHaveLength(17);

  await page.getByRole("button", { name: "再导入一个文件" }).click();
  await wizard();
  await page.getByText("其中 578 人已在档案").waitFor();
  // Another page in between loses nothing.
  await page.getByRole("link", { name: "来访登记" }).click();
  await page.getByText("其中 578 人已在档案").waitFor({ state: "hidden" });
  await page.getByRole("link", { name: "住户档案" }).click();
  await page.getByRole("button", { name: "开始导入 578 行" }).click();
  await page.getByText("578 行没有变化").waitFor();
  await page.getByRole("button", { name: "查看档案" }).click();
  await page.getByText(/\d+ 户 · 578 人/u).waitFor();
  await expect.poll(() => readdirSync(join(desk.folder, "imports"))).toEqual([]);
  expect(desk.errors()).toEqual([]);
});

test("VIS-2 a unit is opened by a name's initials, a helper entered and authorised, all of it in the history", async () => {
  const desk = await open();
  const { page } = desk;
  const bench = desk.bench();
  await bench.must("unit.add", { code: "3-2-1201", state: "occupied" });
  await bench.must("person.add", {
    unit: "3-2-1201",
    name: "陈立",
    relation: "owner",
    phones: "19900012046",
    documentType: null,
    document: "",
    documentOverridden: false,
    moveIn: "2020-05-01",
    emergencyContact: "",
    emergencyPhones: "",
    note: "",
  });
  await desk.signIn("张敏", PIN);
  await page.getByRole("link", { name: "住户档案" }).click();
  await page.getByRole("searchbox", { name: /手机尾号/u }).fill("chl");
  await page.getByRole("button", { name: /陈立/u }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "3-2-1201" }).waitFor();
  await page.locator(".browser-hit[aria-current=page]", { hasText: "陈立" }).waitFor();

  // A unit asked for by its code is shown, whatever of the directory stands open.
  await page.getByRole("button", { name: /导出$/u }).click();
  await page.getByText("导出住户档案").waitFor();
  await page.evaluate(() => {
    window.location.hash = "#/directory/3-2-1201";
  });
  await page.getByRole("heading", { name: "3-2-1201" }).waitFor();

  await page.getByRole("button", { name: "显示号码" }).click();
  await page.getByText("19900012046").waitFor();
  await page.getByText("查看 陈立 的电话").waitFor();

  await page.getByRole("button", { name: "登记车辆" }).click();
  await page.getByRole("textbox", { name: "车牌" }).fill("粤b·d12345");
  await page.getByRole("textbox", { name: "车牌" }).press("Control+Enter");
  await page.getByText("粤B·D12345").first().waitFor();

  await page.getByRole("button", { name: "登记住户" }).click();
  const form = page.getByRole("form", { name: "登记住户" });
  await form.getByRole("radio", { name: "家政" }).click();
  await form.getByLabel("姓名").fill("罗秀英");
  await form.getByLabel("姓名").press("Control+Enter");
  const helper = page.getByRole("article", { name: "罗秀英" });
  await helper.getByRole("button", { name: "更多操作" }).click();
  await page.getByRole("menuitem", { name: "长期授权" }).click();
  await helper.getByLabel("哪位住户同意").fill("陈立");
  await helper.getByRole("button", { name: "授权", exact: true }).click();
  await helper.getByText("长期授权到 2027-11-23").waitFor();
  await page.getByText("给 罗秀英 长期授权到").waitFor();
  const [person] =
    bench
      .core()
      .queries.directory.unitByCode("3-2-1201", { nowMs: desk.clock.nowMs(), timeZone: "Asia/Shanghai" })
      ?.people.filter(({ name }) => name === "罗秀英") ?? [];
  expect(person?.authorisation).toMatchObject({ by: "陈立", kinds: ["helper"], holds: true });
  // An address typed by hand says the unit's code, in any spelling; one that is not there is said in words.
  for (const [code, words] of [
    ["3#2-1201", "粤B·D12345"],
    ["9-9-9999", "档案里没有 9-9-9999 这一户"],
  ] as const) {
    await page.evaluate((typed) => {
      window.location.hash = `#/directory/${encodeURIComponent(typed)}`;
    }, code);
    await page.getByText(words).first().waitFor();
  }
  expect(desk.errors()).toEqual([]);
});
