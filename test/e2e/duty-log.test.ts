import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { dutyDayView, dutyMonthView } from "../../electron/host/tables/duty-log-view.ts";
import { PIN } from "../fixtures/host.ts";
import { line } from "../shared/modules/duty-log/desk.ts";
import { leak, MINUTE } from "../shared/modules/work-orders/desk.ts";
import { desks, type Desk } from "./harness/desk.ts";
import { keystrokes, keystrokesFromNow } from "./harness/keystrokes.ts";

const open = desks();
const DAY = 24 * 60 * MINUTE;

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const radio = (page: Page, name: string | RegExp) => page.getByRole("radio", { name, exact: true });
const day = (desk: Desk, of: string | null = null) =>
  dutyDayView(desk.bench().core(), { post: null, day: of });
const quick = (page: Page) => page.getByRole("region", { name: "记一行日志" });
const go = async (page: Page, place: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash;
  }, place);

/** A desk with the clerk signed in, and somebody above. */
async function staffed(): Promise<Desk> {
  const desk = await open();
  await desk.bench().hire("孙丽华", "foreman");
  await desk.bench().hire("陈静怡", "supervisor");
  await desk.bench().hire("黄志远", "manager");
  await desk.signIn("张敏", PIN);
  return desk;
}

/** F8, once its panel is there. */
async function note(page: Page): Promise<void> {
  await page.keyboard.press("F8");
  await quick(page).waitFor();
}

test("F8 a line is written from any page by keyboard alone: the words and two keys; the page stays as it was", async () => {
  const desk = await staffed();
  const { page } = desk;
  await page.keyboard.press("F4");
  const area = page.getByLabel("公共区域");
  await area.fill("东门岗亭");
  // The first F8 of a window brings its part of the program; from then on it is at once.
  await note(page);
  await page.keyboard.press("Escape");
  await quick(page).waitFor({ state: "detached" });
  const text = "3-2-1201 asks when the water is off";
  await keystrokesFromNow(page);
  await page.keyboard.press("F8");
  // Typed at once, as a practised hand does.
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.getByText("已记 A-1-01").waitFor();
  expect(await keystrokes(page)).toBe(text.length + 2);
  expect(day(desk).lines).toMatchObject([
    { number: "A-1-01", category: "other", text, unit: "3-2-1201", handled: true, by: "张敏" },
  ]);
  expect(await area.inputValue()).toBe("东门岗亭");
  expect(await area.evaluate((field) => field === document.activeElement)).toBe(true);
  // From a field of the page, F8 comes back to the line that stands open; a mouse closes it.
  await note(page);
  await area.click();
  await page.keyboard.press("F8");
  await page.keyboard.insertText("再记");
  expect(await quick(page).getByRole("textbox").inputValue()).toBe("再记");
  await quick(page).getByRole("button", { name: "关闭" }).click();
  await quick(page).waitFor({ state: "detached" });
  expect(desk.errors()).toEqual([]);
});

test("F8 Alt and a digit choose the kind, ! marks as important, Shift+Enter goes on, Esc keeps the words", async () => {
  const desk = await staffed();
  const { page } = desk;
  await note(page);
  await page.keyboard.insertText("!3 号梯停运");
  await page.keyboard.press("Alt+6");
  await page.keyboard.press("Shift+Enter");
  await page.getByText("已记 A-1-01").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("这一项必须填写").waitFor();
  await page.keyboard.insertText("1201 来电问停水");
  await quick(page).getByRole("button", { name: "来电", exact: true, pressed: true }).waitFor();
  await page.keyboard.press("Escape");
  await quick(page).waitFor({ state: "detached" });
  await note(page);
  await expect.poll(() => quick(page).getByRole("textbox").inputValue()).toBe("1201 来电问停水");
  expect(day(desk).lines).toMatchObject([{ category: "abnormal", important: true, handled: false }]);
});

test("DUTY-1 a correction and a result stand below the line, its first words stay readable; nothing on the record changes it", async () => {
  const desk = await staffed();
  const { page } = desk;
  const { id } = await desk.bench().must("duty-line.write", { ...line, text: "巡查车库，正常" });
  await go(page, `#/shifts/duty-line~${id}`);
  await button(page, "划线更正").click();
  await page.getByLabel("改为").fill("巡查天台，正常");
  await page.getByLabel("原因").fill("写错地方");
  await page.keyboard.press("Control+Enter");
  const below = page.locator(".log-sheet .log-below");
  await below.locator("del").getByText("巡查车库，正常").waitFor();
  await button(page, "补记结果").click();
  await page.locator(".strip").getByRole("textbox", { name: "结果" }).fill("门已锁好");
  await page.keyboard.press("Control+Enter");
  await below.getByText("补记结果：门已锁好").waitFor();
  // A line points at the record that it is about, found by its number.
  const { id: order, number } = await desk.bench().must("work-order.take", { ...leak, technician: null });
  await page.getByRole("button", { name: /更多/ }).click();
  await page.getByRole("menuitem", { name: "关联记录" }).click();
  await page.getByLabel("哪条记录").fill(number ?? "");
  await page.locator(".ant-select-item-option", { hasText: number ?? "" }).click();
  await page.keyboard.press("Control+Enter");
  await button(page, number ?? "").click();
  await page.getByRole("heading", { name: number ?? "" }).waitFor();
  expect(day(desk).lines).toMatchObject([{ link: { kind: "work-order", id: order, number } }]);
  await go(page, `#/shifts/duty-line~${id}`);
  await page.getByRole("button", { name: /更多/ }).click();
  await page.getByRole("menuitem", { name: "划去整行" }).click();
  await page.getByLabel("原因").fill("记到别的岗位");
  await page.keyboard.press("Control+Enter");
  await page.locator(".log-sheet .log-words del").getByText("巡查天台，正常").waitFor();
  expect(await button(page, "划线更正").count()).toBe(0);
  expect(day(desk).lines).toMatchObject([{ number: "A-1-01", struck: { reason: "记到别的岗位" } }]);
});

test("DUTY-4, DUTY-8 the board asks for the head who was passed over, and for the close of what is important", async () => {
  const desk = await staffed();
  const { page } = desk;
  const manager = desk.bench().core().lookups.staff(["manager"])[0];
  const report = {
    to: manager?.id ?? "",
    way: "phone",
    emergency: "主管不通",
    instruction: "先断水",
  } as const;
  await desk.bench().must("duty-line.write", {
    ...line,
    category: "abnormal",
    text: "水管爆裂",
    handled: false,
    important: true,
    report,
  });
  await go(page, "#/home");
  await page.getByRole("button", { name: /^记录上报/ }).click();
  await page.getByLabel("报告给").click();
  await page.getByTitle("陈静怡 · 客服主管").click();
  await page.keyboard.press("Control+Enter");
  await page
    .locator(".panel .log-below")
    .getByText(/补报部门负责人 陈静怡/)
    .waitFor();
  await button(page, "办结").click();
  await page.keyboard.press("Control+Enter");
  await page.getByText("这一项必须填写").waitFor();
  await page.locator(".strip").getByRole("textbox", { name: "结果" }).fill("已换管，恢复供水");
  await page.keyboard.press("Control+Enter");
  await page
    .locator(".panel .log-below")
    .getByText(/办结：已换管/)
    .waitFor();
  await expect.poll(() => desk.host().alerts.board()).toEqual([]);
});

test("DUTY-6 the leader signs yesterday's log by their own PIN at the clerk's screen; a wrong PIN signs nothing", async () => {
  const desk = await open();
  const { page } = desk;
  await desk.bench().hire("孙丽华", "foreman");
  await desk.bench().must("duty-line.write", line);
  await desk.pass(DAY);
  await desk.signIn("张敏", PIN);
  await go(page, "#/home");
  await page.getByRole("button", { name: /^签阅/ }).click();
  const strip = page.getByRole("region", { name: "签阅 2026-11-23 的日志" });
  await strip.getByLabel("批示").fill("已看");
  await strip.getByLabel("本人 PIN").fill("000000");
  await strip.getByLabel("本人 PIN").press("Enter");
  await strip.getByRole("alert").waitFor();
  expect(day(desk, "2026-11-23").signatures).toEqual([]);
  await strip.getByLabel("本人 PIN").fill(PIN);
  await strip.getByLabel("本人 PIN").press("Enter");
  await strip.waitFor({ state: "detached" });
  expect(day(desk, "2026-11-23").signatures).toMatchObject([{ signer: "孙丽华", remark: "已看" }]);
  expect(desk.errors()).toEqual([]);
});

test("DUTY-6 the manager draws, looks at every line and signs; the share and what is missing are said", async () => {
  const desk = await open();
  await desk.bench().hire("黄志远", "manager");
  for (let count = 0; count < 10; count += 1) await desk.bench().must("duty-line.write", line);
  await desk.signIn("黄志远", PIN);
  const { page } = desk;
  const { admin } = desk.bench();
  await desk.bench().must("post.open", { name: "南门岗", gate: true }, { actor: admin });
  await go(page, "#/shifts/review");
  // A manager reads and signs the logs of every post of the site.
  const post = page.getByRole("combobox", { name: "岗位" });
  for (const [name, shown] of [
    ["南门岗", "这个月没有日志"],
    ["大堂前台（本岗）", "还差 2 行"],
  ] as const) {
    await post.click();
    await page.locator(".ant-select-item-option", { hasText: name }).click();
    await page.getByText(shown).waitFor();
  }
  await page.getByLabel("行数").fill("1");
  await button(page, "抽查").click();
  await page.locator(".review-draw").click();
  await radio(page, "有问题").click();
  await page.getByLabel("问题").fill("没有写结果");
  await page.getByLabel("问题").press("Enter");
  const strip = page.getByRole("region", { name: "抽查签字" });
  await strip.getByLabel("本人 PIN").fill(PIN);
  await strip.getByLabel("本人 PIN").press("Enter");
  await strip.waitFor({ state: "detached" });
  await page.getByText("还差 1 行").waitFor();
  await page.getByText("重抽一致").waitFor();
  expect(dutyMonthView(desk.bench().core(), { post: null, month: null })).toMatchObject({
    sample: { done: 1, wanted: 2, shortfall: 1 },
    draws: [{ remarks: 1, signer: "黄志远", repeats: true }],
  });
});

test("REP-4, DUTY-9 the daily review and the closing of the desk are written into the log", async () => {
  const desk = await staffed();
  const { page } = desk;
  await desk.bench().must("work-order.take", { ...leak, technician: null });
  await go(page, "#/work-orders/review");
  await button(page, "检查完毕，记入日志").click();
  await page.getByText("已记入日志 A-1-01").waitFor();
  await go(page, "#/shifts/log");
  await page.getByText(/已做每日检查：昨日接单 0，未完 1/).waitFor();
  await button(page, "关台").click();
  await page.getByLabel("物品已锁进柜").check();
  await button(page, "关台并记入日志").click();
  await page.getByText("请写明原因", { exact: false }).waitFor();
  await page.getByLabel("台用钥匙都在原位").check();
  await button(page, "关台并记入日志").click();
  await page.getByText("关台：物品已锁，台用钥匙在位。").waitFor();
  await button(page, "按时间插入").click();
  await page
    .locator(".log-other")
    .getByText(/接报修/)
    .waitFor();
});

/** The text of what the page would print, and its pages. */
async function printed(
  page: Page,
  folder: string,
): Promise<{ readonly text: string; readonly info: string }> {
  const file = join(folder, "log.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  return {
    text: execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).replaceAll(/[ \t]+/g, ""),
    info: execFileSync("pdfinfo", [file], { encoding: "utf8" }),
  };
}

test("《值班日志》 goes to A4 with place, both readings of a correction and lines to sign on, each sheet its page", async () => {
  const desk = await staffed();
  const { page } = desk;
  for (let count = 0; count < 45; count += 1) await desk.bench().must("duty-line.write", line);
  const long = `<img src=x onerror="window.hit=1">${"长".repeat(600)}`;
  const { id } = await desk.bench().must("duty-line.write", { ...line, text: "巡查车库 19900002046" });
  await desk.bench().must("duty-line.correct", { field: "text", to: long, reason: "笔误" }, { id });
  const { post } = day(desk);
  await go(page, `#/print/duty-log/${post}.2026-11-23`);
  await page.locator(".paper-log").first().waitFor();
  const { text, info } = await printed(page, desk.folder);
  for (const words of [
    "值班日志",
    "阳光花园",
    "大堂前台2026-11-23",
    "A-1-01",
    "A-2-21",
    "巡查车库199****2046",
    "班组长签阅",
    "打印：张敏",
  ]) {
    expect(text, words).toContain(words);
  }
  expect(text).not.toMatch(/19900002046|补打/);
  const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
  expect(text).toContain(`第${pages}页/共${pages}页`);
  expect(pages).toBeGreaterThan(1);
  expect(info).toMatch(/Page size:\s+59[45]\.\d+ x 84[12]/);
  expect(await page.evaluate(() => "hit" in window)).toBe(false);
  await desk.bench().must("log-review.print-day", { post, day: "2026-11-23" });
  await page.getByText("补打").first().waitFor();
});
