import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Actor } from "../../shared/kernel/command.ts";
import { PIN } from "../fixtures/host.ts";
import { leak } from "../shared/modules/work-orders/desk.ts";
import { MINUTE, desks, enterPin, type Desk } from "./harness/desk.ts";
import { arrive, rail, readLog, signAs, strip } from "./harness/handing-over.ts";
import { printed } from "./harness/printed.ts";

const open = desks();
const LI_PIN = "640182";
const CHEN_PIN = "804217";
const property = [
  { item: "对讲机", expected: 2 },
  { item: "雨伞", expected: 12 },
];

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const shifts = (desk: Desk) => desk.bench().core().queries.shifts;
const shiftId = (desk: Desk): string => shifts(desk).current(desk.bench().core().desk.postId)?.id ?? "";

/** 17:10 of a day shift of 张敏's: her colleague and the supervisor are there, an urgent repair is not done. */
async function evening(): Promise<{ desk: Desk; page: Page; order: string; wang: Actor }> {
  const desk = await open();
  const bench = desk.bench();
  await bench.hire("李强", "clerk", LI_PIN);
  await bench.hire("陈静怡", "supervisor", CHEN_PIN);
  const wang = await bench.hire("王强", "technician");
  await bench.must(
    "post.list-property",
    { items: property },
    { id: bench.core().desk.postId, actor: bench.admin },
  );
  await desk.signIn("张敏", PIN);
  await desk.pass(185 * MINUTE);
  const { id: order } = await bench.must("work-order.take", { ...leak, technician: wang.id });
  return { desk, page: desk.page, order, wang };
}

/** To the wizard by the card on the home page. */
async function begin(page: Page): Promise<void> {
  await page.getByRole("region", { name: "交接班" }).getByRole("button", { name: "开始交接" }).click();
  await rail(page).waitFor();
}

test("DUTY-2 to DUTY-5 a handover from the first step to both signatures, over a lock and a restart", async () => {
  const { desk, page, order, wang } = await evening();
  await begin(page);
  // What blocks is shown from the first step on, and stops nothing before the signatures.
  await page.getByText("1 件重要事项没有处理完：").waitFor();
  await arrive(page, "李强", LI_PIN);
  await button(page, "台面已整理").click();
  await button(page, "下一步：物品清点").click();

  await page.getByLabel("雨伞 实有").fill("11");
  await page.keyboard.press("Control+Enter");
  await page.getByText("短缺或损坏要由交班人写明原因：雨伞").waitFor();
  await page.getByLabel("雨伞 说明").fill("1-1-302 住户借用");
  // The draft is kept 600 ms after the last key; the pages behind a lock and a restart have it.
  await expect
    .poll(() =>
      desk
        .bench()
        .core()
        .drafts.load(desk.bench().clerk.id, `shift.property ${shiftId(desk)}`),
    )
    .toMatchObject({ items: [{}, { actual: 11, explanation: "1-1-302 住户借用" }] });
  await page.keyboard.press("Control+l");
  await enterPin(page, PIN);
  await expect.poll(() => page.getByLabel("雨伞 实有").inputValue()).toBe("11");
  await desk.restart();
  await desk.signIn("张敏", PIN);
  await page.evaluate((id) => {
    window.location.hash = `#/shifts/${id}`;
  }, shiftId(desk));
  await expect.poll(() => page.getByLabel("雨伞 说明").inputValue()).toBe("1-1-302 住户借用");
  await page.keyboard.press("Control+Enter");

  await page.getByLabel("包裹").fill("7");
  await page.getByLabel("实有金额").fill("500");
  await page.keyboard.press("Control+Enter");
  await readLog(page, 0, LI_PIN);
  await page.getByRole("checkbox", { name: /已阅：3-2-1201/ }).click();
  await button(page, "下一步：区域检查").click();
  await button(page, "下一步：双方签字").click();
  // One step at a time: those before it are gone.
  expect(await page.locator(".wizard-page h2").allInnerTexts()).toEqual([expect.stringMatching(/^双方签字/)]);

  await signAs(page, "交班人", PIN);
  await strip(page, "交班人").getByText("还有 1 件重要事项没有处理完").waitFor();
  const { must } = desk.bench();
  await must("work-order.arrive", { late: null }, { id: order, actor: wang });
  await must("work-order.finish", { result: "已修好", late: null }, { id: order, actor: wang });
  await page.getByText("1 件重要事项没有处理完：").waitFor({ state: "detached" });
  await signAs(page, "交班人", PIN);
  await strip(page, "交班人").getByRole("img", { name: "张敏" }).waitFor();
  await signAs(page, "接班人", PIN);
  await strip(page, "接班人").getByText("PIN 不对").waitFor();
  await signAs(page, "接班人", LI_PIN);

  await page.getByRole("heading", { name: "JB-20261123-A-001" }).waitFor();
  // A shift that is asked for from another tab opens in its own.
  const signedShift = await page.evaluate(() => window.location.hash);
  await page.evaluate(() => {
    window.location.hash = "#/shifts/log";
  });
  await page.getByText("记日志").first().waitFor();
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, signedShift);
  await page.getByRole("heading", { name: "JB-20261123-A-001" }).waitFor();
  expect(shifts(desk).list({ search: "", offset: 0, limit: 9 }).rows).toMatchObject([
    { number: "JB-20261123-A-002", status: "running", staff: "李强" },
    { number: "JB-20261123-A-001", status: "signed", staff: "张敏", incoming: "李强", shortages: 1 },
  ]);

  await page.getByRole("button", { name: "打印" }).click();
  await page.getByText("前台交接日志").first().waitFor();
  const { text, info } = await printed(page, desk.folder);
  expect(info).toMatch(/Page size:\s+59\d\.\d+ x 84\d/);
  expect(info).toMatch(/Pages:\s+1\n/);
  expect(text.replaceAll(" ", "")).toContain("第1页/共1页");
  for (const words of [
    "前台交接日志",
    "雨伞",
    "1-1-302 住户借用",
    "包裹 7 件",
    "500.00 元",
    "张敏",
    "李强",
    "校验码",
  ]) {
    expect(text, words).toContain(words);
  }
  expect(desk.errors()).toEqual([]);
});

test("DUTY-4 let pass by a supervisor's PIN, or on the phone and countersigned afterwards", async () => {
  const { desk, page, wang } = await evening();
  await begin(page);
  await button(page, "主管特批…").click();
  await page.getByLabel("特批理由").fill("师傅已在现场");
  const approval = page.getByRole("region", { name: "需要批准" });
  await approval.getByRole("combobox").click();
  await page.locator(".ant-select-item-option", { hasText: "陈静怡" }).click();
  await approval.getByLabel("批准人 PIN").fill(CHEN_PIN);
  await approval.getByRole("button", { name: "批准" }).click();
  await page.getByText("还不能签字").waitFor({ state: "detached" });

  // It lets pass what blocked then, and nothing that comes later.
  await desk.bench().must("work-order.take", { ...leak, unit: "1-1-302", technician: wang.id });
  await page.getByText("还不能签字").waitFor();
  await button(page, "主管特批…").click();
  await page.getByRole("radio", { name: "电话授权" }).click();
  await page.getByLabel("特批理由").fill("夜里只有一人，电话说明");
  await page.getByRole("region", { name: "还不能签字" }).getByRole("combobox").click();
  await page.locator(".ant-select-item-option", { hasText: "陈静怡" }).last().click();
  await button(page, "记录电话授权").click();
  await page.getByText("还不能签字").waitFor({ state: "detached" });

  // The supervisor is back: from the board, by their own PIN, whoever is signed in.
  await page.evaluate(() => {
    window.location.hash = "#/home";
  });
  await page
    .getByRole("listitem")
    .filter({ hasText: "待补签" })
    .getByRole("button", { name: "补签" })
    .click();
  const owed = page.getByRole("region", { name: "待补签" });
  await owed.getByText("夜里只有一人，电话说明").waitFor();
  await owed.getByLabel("本人 PIN").fill(CHEN_PIN);
  await owed.getByRole("button", { name: "补签" }).click();
  await owed.waitFor({ state: "detached" });
  expect(shifts(desk).countersignsOwed()).toEqual([]);
  expect(desk.errors()).toEqual([]);
});
