import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { PIN } from "../fixtures/host.ts";
import { leak } from "../shared/modules/work-orders/desk.ts";
import { MINUTE, desks, type Desk } from "./harness/desk.ts";
import { keystrokes, keystrokesFromNow } from "./harness/keystrokes.ts";
import { printed } from "./harness/printed.ts";

const open = desks();

const loudBar = (page: Page) => page.locator(".loudbar");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const radio = (page: Page, name: string | RegExp) => page.getByRole("radio", { name });
const faultOf = (page: Page) => page.getByRole("form", { name: "新建工单" }).getByLabel("故障");
const saved = (page: Page) => page.locator(".saved-number");
const orders = (desk: Desk) => desk.bench().core().queries.workOrders.open();

/** A desk with a technician, and the clerk signed in at it. */
async function withTechnician(): Promise<{ readonly desk: Desk; readonly wang: string }> {
  const desk = await open();
  const { id: wang } = await desk.bench().hire("王强", "technician");
  await desk.signIn("张敏", PIN);
  return { desk, wang };
}

/** An order sent just now, its record on screen. */
async function withOrder(): Promise<{ readonly desk: Desk; readonly page: Page; readonly id: string }> {
  const { desk, wang } = await withTechnician();
  const { id } = await desk.bench().must("work-order.take", { ...leak, technician: wang });
  await desk.page.evaluate((order) => {
    window.location.hash = `#/work-orders/${order}`;
  }, id);
  await button(desk.page, "已到场").waitFor();
  return { desk, page: desk.page, id };
}

async function draw(page: Page): Promise<void> {
  const box = await page.locator(".sign-canvas").boundingBox();
  if (box === null) throw new Error("no pad");
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 80, { steps: 8 });
  await page.mouse.move(box.x + 180, box.y + 30, { steps: 8 });
  await page.mouse.up();
}

async function sign(page: Page, who: string): Promise<void> {
  await button(page, "签字").click();
  await radio(page, who).click();
  await page.locator(".sign-canvas").scrollIntoViewIfNeeded();
  await draw(page);
  await button(page, "确认签字").click();
  await page.locator(".sign-canvas").waitFor({ state: "detached" });
}

test("REP-1 a repair is taken by keyboard alone and is with engineering with the last key", async () => {
  const { desk } = await withTechnician();
  const { page } = desk;
  await page.keyboard.press("F4");
  const unit = page.getByRole("combobox", { name: "房号" });
  await expect.poll(() => unit.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type("3栋2单元1201");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("陈立");
  await page.keyboard.press("Enter");
  await page.keyboard.type("19900002046");
  await page.keyboard.press("Enter");
  await page.keyboard.type("水槽下水管漏水");
  await page.keyboard.press("Control+Enter");
  await saved(page).waitFor();
  expect(await saved(page).textContent()).toBe("WX-20261123-A-001");
  expect(await unit.inputValue()).toBe("");
  expect(orders(desk)).toMatchObject([
    { status: "dispatched", unit: "3-2-1201", reporter: "陈立", callDueMs: desk.clock.nowMs() + 20 * MINUTE },
  ]);
  await page.getByRole("row").filter({ hasText: "水槽下水管漏水" }).waitFor();
  expect(desk.errors()).toEqual([]);
});

test("REP-1 a known resident's repair takes four keys beside the name and the fault", async () => {
  const { desk } = await withTechnician();
  const { page } = desk;
  const { must } = desk.bench();
  await must("unit.add", { code: "3-2-1201", state: "occupied" });
  await must("person.add", {
    unit: "3-2-1201",
    name: "陈立",
    relation: "owner",
    phones: "19900002046",
    documentType: null,
    document: "",
    documentOverridden: false,
    emergencyContact: "",
    emergencyPhones: "",
    moveIn: "",
    note: "",
  });
  await keystrokesFromNow(page);
  await page.keyboard.press("F4");
  const unit = page.getByRole("combobox", { name: "房号" });
  await expect.poll(() => unit.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type("chl");
  await page.getByRole("option", { name: /3-2-1201.*陈立/u }).waitFor();
  await page.keyboard.press("Enter");
  const fault = faultOf(page);
  await expect.poll(() => fault.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.insertText("水槽下水管漏水");
  await page.keyboard.press("Control+Enter");
  await saved(page).waitFor();
  // F4, Enter for the resident, Ctrl+Enter.
  expect((await keystrokes(page)) - "chl".length).toBe(4);
  expect(orders(desk)).toMatchObject([
    { status: "dispatched", unit: "3-2-1201", reporter: "陈立", phoneMasked: "199****2046" },
  ]);
});

test("what is refused in the folded part is unfolded, said, and has the cursor", async () => {
  const { desk } = await withTechnician();
  const { page } = desk;
  await page.keyboard.press("F4");
  await page.getByLabel("公共区域").fill("东门岗亭");
  await page.getByLabel("报修人").fill("张三");
  await faultOf(page).fill("道闸不抬杆");
  const fold = page.getByRole("button", { name: "来源、区域、收费、补录" });
  await fold.click();
  await page.getByRole("button", { name: "补录：事后才登记" }).click();
  await fold.click();
  await faultOf(page).press("Control+Enter");
  const reason = page.getByLabel("补录原因");
  await page.getByText("这一项必须填写").waitFor();
  await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(orders(desk)).toEqual([]);
});

test("an action that lacks something says so and puts the cursor there", async () => {
  const { page } = await withOrder();
  await page.getByRole("button", { name: /更多/u }).click();
  await page.getByRole("menuitem", { name: "改派" }).click();
  await button(page, "改派").click();
  await page.getByText("这一项必须填写").waitFor();
  await button(page, "取消").click();
  await page.getByRole("button", { name: /更多/u }).click();
  await page.getByRole("menuitem", { name: "暂停" }).click();
  const reason = page.getByLabel("暂停原因");
  await reason.press("Control+Enter");
  await page.getByText("这一项必须填写").waitFor();
  await page.getByLabel("预计恢复时间").focus();
  await page.getByLabel("预计恢复时间").press("Control+Enter");
  await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
});

test("REP-1 an incomplete form says what is missing and keeps everything", async () => {
  const { desk } = await withTechnician();
  const { page } = desk;
  await page.keyboard.press("F4");
  await page.getByLabel("公共区域").fill("东门岗亭");
  await page.keyboard.press("Control+Enter");
  await page.getByText("这一项必须填写").waitFor();
  expect(await page.getByLabel("公共区域").inputValue()).toBe("东门岗亭");
  expect(orders(desk)).toEqual([]);
});

test("REP-2, REP-3 from the broken twenty minutes to the follow-up call", async () => {
  const { desk, page, id } = await withOrder();
  const sentMs = desk.clock.nowMs();
  expect(await loudBar(page).count()).toBe(0);
  await desk.pass(20 * MINUTE);
  await loudBar(page).waitFor();
  expect(await loudBar(page).textContent()).toContain("3-2-1201");

  await loudBar(page).getByRole("button").click();
  await page.getByLabel("未到场原因").fill("上单未完");
  await radio(page, "30 分").click();
  expect(await page.getByLabel("接听人").inputValue()).toBe("陈立");
  await button(page, "保存致电").click();
  await loudBar(page).waitFor({ state: "detached" });
  await page.getByText("致电：上单未完").waitFor();

  await desk.pass(30 * MINUTE);
  await loudBar(page).waitFor();
  await page.getByText("答应的时间已过，应再致电").waitFor();
  await button(page, "记录致电").click();
  await radio(page, "无人接听").click();
  await button(page, "保存致电").click();
  await loudBar(page).waitFor({ state: "detached" });
  await page.getByText("已打 1 次，共需 3 次").waitFor();
  await desk.pass(5 * MINUTE);
  await loudBar(page).waitFor();

  await button(page, "已到场").click();
  await loudBar(page).waitFor({ state: "detached" });
  await button(page, "完工").click();
  await page.getByLabel("维修结果").fill("更换下水管");
  await page.keyboard.press("Control+Enter");
  await sign(page, "维修人员");
  await sign(page, "住户");
  await button(page, "记录回访").click();
  await radio(page, /^5/).click();
  await page.getByLabel("住户回答").fill("很快");
  await button(page, "保存回访").click();
  await button(page, "关闭工单").click();
  await page.getByText("正常关闭").waitFor();

  const row = desk.bench().core().queries.workOrders.row(id);
  expect(row).toMatchObject({ status: "closed", firstBreachMs: sentMs + 20 * MINUTE });
  const texts = desk.bench().core().store.log.textsOf(id).join("\n");
  expect(texts).toMatch(/"signer":"technician"[\s\S]*"signer":"resident"/);
  expect(texts).not.toMatch(/陈立|19900002046/);
  expect(desk.errors()).toEqual([]);
});

test("REP-2 the card still rings after the host and the window were closed and opened again", async () => {
  const { desk, page } = await withOrder();
  await desk.pass(10 * MINUTE);
  await desk.restart();
  await desk.pass(10 * MINUTE);
  // Heard before anybody signs in again, and it names nobody.
  await page.getByText("正在响铃").waitFor();
  expect(await page.content()).not.toMatch(/陈立|漏水|3-2-1201/);
});

test("REP-2 三次无人接听 and a message meet the duty as 未接通", async () => {
  const { desk, page } = await withOrder();
  await desk.pass(20 * MINUTE);
  for (let tries = 1; tries <= 3; tries += 1) {
    await button(page, "记录致电").click();
    expect(await radio(page, "已留言").isDisabled()).toBe(true);
    await radio(page, "无人接听").click();
    await button(page, "保存致电").click();
    await page.getByText(`已打 ${tries} 次，共需 3 次`).waitFor();
    await desk.pass(5 * MINUTE);
  }
  await loudBar(page).waitFor();
  await button(page, "记录致电").click();
  await radio(page, "已留言").click();
  await button(page, "在领材料").click();
  await radio(page, "1 小时").click();
  await button(page, "保存致电").click();
  await loudBar(page).waitFor({ state: "detached" });
  expect(orders(desk)).toMatchObject([{ callDueMs: desk.clock.nowMs() + 60 * MINUTE }]);
});

test("PRV-1 the number is masked until the call needs it, and showing it is recorded", async () => {
  const { page } = await withOrder();
  expect(await page.content()).not.toContain("19900002046");
  await button(page, "显示号码").click();
  await page.getByText("19900002046").waitFor();
  await page.getByText("查看号码").waitFor();
});

test("REP-4 yesterday's and unfinished orders are reviewed; a new date with its reason moves one", async () => {
  const { desk, page, id } = await withOrder();
  await desk.pass(12 * 60 * MINUTE);
  await page.evaluate(() => {
    window.location.hash = "#/work-orders/review";
  });
  const row = page.locator(".order-review-row").first();
  await row.getByText("已逾期").waitFor();
  await row.click();
  await page.getByRole("button", { name: /更多/ }).click();
  await page.getByRole("menuitem", { name: "顺延" }).click();
  await page.getByLabel("原因").fill("等配件");
  await page.getByLabel("新的日期").fill("2026-11-27");
  await button(page, "顺延").click();
  await page.locator(".order-review-row").first().getByText("已顺延").waitFor();
  expect(orders(desk)).toMatchObject([{ id, carriedTo: "2026-11-27", carryReason: "等配件" }]);
});

test("《特约服务/维修工作单》 is one A5 page lying, with site, number and lines to sign on; a reprint says so", async () => {
  const { desk, page, id } = await withOrder();
  await page.evaluate((order) => {
    window.location.hash = `#/print/work-order/${order}`;
  }, id);
  await page.getByRole("button", { name: /打印/ }).waitFor();
  const { text, info } = await printed(page, desk.folder);
  for (const words of [
    "特约服务/维修工作单",
    "阳光花园",
    "WX-20261123-A-001",
    "3-2-1201",
    "水槽下水管漏水",
    "维修人员签字",
    "住户签字",
    "打印：张敏",
    "第 1 页 / 共 1 页",
  ]) {
    expect(text.replaceAll(/\s+/g, ""), words).toContain(words.replaceAll(" ", ""));
  }
  expect(text).not.toContain("19900002046");
  expect(text).not.toContain("补打");
  expect(info).toMatch(/Pages:\s+1\b/);
  expect(info).toMatch(/Page size:\s+59[45]\.\d+ x 4(?:19|20)/);
  await desk.bench().must("work-order.print", {}, { id });
  await page.locator(".print-sheets").getByText("补打").waitFor();
  expect((await printed(page, desk.folder)).text).toContain("补打");
});

test("I1 markup, quotes and long words in any field are shown as text, on screen and on paper", async () => {
  const { desk, wang } = await withTechnician();
  const { page } = desk;
  const fault = `<img src=x onerror="window.hit=1">'"&${"长".repeat(300)}`;
  const { id } = await desk
    .bench()
    .must("work-order.take", { ...leak, technician: wang, fault, reporter: "<b>陈</b>" });
  await page.evaluate((order) => {
    window.location.hash = `#/work-orders/${order}`;
  }, id);
  await page.locator(".record-title").getByText("<img src=x").waitFor();
  await page.evaluate((order) => {
    window.location.hash = `#/print/work-order/${order}`;
  }, id);
  await page.locator(".print-sheets").getByText("<b>陈</b>").waitFor();
  expect(await page.evaluate(() => "hit" in window)).toBe(false);
  const overflow = await page
    .locator(".print-sheets .sheet")
    .first()
    .evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test("a guard reads an order, and nothing is offered that only the desk may do", async () => {
  const desk = await open();
  const { page } = desk;
  const bench = desk.bench();
  const { id: technician } = await bench.hire("王强", "technician");
  await bench.hire("刘勇", "guard");
  await bench.must("work-order.take", { ...leak, technician });
  await desk.signIn("刘勇", PIN);
  await page
    .getByRole("navigation")
    .getByRole("link", { name: /来访登记/u })
    .click();
  await desk.pass(21 * MINUTE);
  await loudBar(page).getByRole("button").click();
  await page.getByText("应致电住户 · 超时 1 分钟").last().waitFor();
  expect(await page.getByRole("form", { name: "致电住户" }).count()).toBe(0);
  expect(await button(page, "打印").count()).toBe(0);
  await page.getByRole("button", { name: /每日检查/u }).click();
  await button(page, "返回列表").waitFor();
  expect(await button(page, "检查完毕，记入日志").count()).toBe(0);
  // The menu leads back to the list.
  await page
    .getByRole("navigation")
    .getByRole("link", { name: /维修工单/u })
    .click();
  await page.getByRole("button", { name: /每日检查/u }).waitFor();
});
