import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { verifyLog } from "../../build/verify-log.ts";
import { databaseFile } from "../../electron/host/host.ts";
import { dutyDayView } from "../../electron/host/tables/duty-log-view.ts";
import { checkedSum } from "../../electron/host/tables/shift-now.ts";
import { siteMs } from "../../shared/kernel/site-time.ts";
import { createTestClock } from "../fixtures/clock.ts";
import { PIN } from "../fixtures/host.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { line } from "../shared/modules/duty-log/desk.ts";
import { leak } from "../shared/modules/work-orders/desk.ts";
import { MINUTE, desks, type Desk } from "./harness/desk.ts";
import { arrive, rail, readLog, signAs, strip } from "./harness/handing-over.ts";
import { printed } from "./harness/printed.ts";

const open = desks();
const LI_PIN = "640182";
const MONDAY = "2026-11-23";
const at = (clock: string, date: string): number => siteMs(date, clock, "Asia/Shanghai");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** 张敏's night in 30 records: visits, repairs and log lines. Three are left open, one of them important. */
async function liveTheNight(desk: Desk): Promise<{ readonly important: string }> {
  const { must, hire } = desk.bench();
  const wang = await hire("王强", "technician");
  for (let visit = 0; visit < 16; visit += 1) {
    const { id } = await must(
      "visit.register",
      visitForm({ name: `来访${visit + 1}`, document: `E1234567${visit}` }),
    );
    desk.clock.pass(12 * MINUTE);
    await must("visit.sign-out", { badgeReturned: null, late: null }, { id });
    desk.clock.pass(10 * MINUTE);
  }
  for (let order = 0; order < 6; order += 1) {
    const fault = `走廊灯 ${order + 1} 不亮`;
    const { id } = await must("work-order.take", { ...leak, fault, grade: "normal", technician: wang.id });
    desk.clock.pass(10 * MINUTE);
    await must("work-order.arrive", { late: null }, { id, actor: wang });
    desk.clock.pass(10 * MINUTE);
    await must("work-order.finish", { result: "已更换灯管", late: null }, { id, actor: wang });
  }
  for (let round = 0; round < 5; round += 1) {
    await must("duty-line.write", { ...line, text: `第 ${round + 1} 次夜间巡查，正常` });
    desk.clock.pass(35 * MINUTE);
  }
  await must("duty-line.write", {
    ...line,
    category: "other",
    text: "快递柜 3 号门打不开，待厂家",
    handled: false,
  });
  const { id: important } = await must("duty-line.write", {
    ...line,
    category: "abnormal",
    text: "消防泵房有异响，已报工程部",
    handled: false,
    important: true,
  });
  const waits = {
    ...leak,
    grade: "normal",
    fault: "单元门闭门器松",
    dispatch: true,
    technician: wang.id,
  } as const;
  const { id } = await must("work-order.take", waits);
  await must("work-order.arrive", { late: null }, { id, actor: wang });
  return { important };
}

const hashTo = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((to) => location.assign(to), hash);
};

/** What was printed without the blanks that columns put into words. */
async function paper(desk: Desk): Promise<string> {
  return (await printed(desk.page, desk.folder)).text.replaceAll(/\s+/g, "");
}

/** 《前台交接日志》: exactly what is open with who follows it, what was counted, both signatures and the code. */
async function handoverPaper(desk: Desk, number: string, checksum: string): Promise<void> {
  const text = await paper(desk);
  expect(text).toContain(`前台交接日志`);
  expect(text).toContain(number);
  expect(text).toContain("未完事项2件");
  for (const subject of ["单元门闭门器松", "快递柜3号门打不开"]) {
    expect(text.split(subject), subject).toHaveLength(2);
  }
  // It was settled before the signatures, so it is not handed on.
  expect(text).not.toContain("消防泵房有异响");
  for (const words of ["包裹4件", "500.00元", "阅7行", "交班人张敏", "接班人李强"]) {
    expect(text, words).toContain(words);
  }
  for (const name of ["张敏", "李强"]) {
    expect(await desk.page.locator(".hs-signature").getByRole("img", { name }).count(), name).toBe(1);
  }
  const printedCode = /校验码([0-9a-f]{12})/.exec(text)?.[1] ?? "";
  expect(printedCode).toBe(checksum.replaceAll(" ", ""));
  expect(checkedSum(desk.bench().core(), printedCode)).toMatchObject({ outcome: "holds", number });
}

/** 《值班日志》: every line once by its place, the important one with its result, the leader's signature. */
async function logPaper(desk: Desk, places: readonly string[]): Promise<void> {
  const text = await paper(desk);
  for (const place of places) expect(text.split(place), place).toHaveLength(2);
  for (let round = 1; round <= 5; round += 1) expect(text).toContain(`第${round}次夜间巡查，正常`);
  for (const words of ["快递柜3号门打不开", "消防泵房有异响", "轴承已更换，试运行正常", "孙丽华"]) {
    expect(text, words).toContain(words);
  }
}

test("the night: 30 records, three open, one important; refused, settled, signed by both, printed; the leader signs, the log verifies", async () => {
  const desk = await open({ clock: createTestClock(at("17:35", MONDAY)) });
  const { page, clock } = desk;
  const { must, hire } = desk.bench();
  await hire("李强", "clerk", LI_PIN);
  await hire("孙丽华", "foreman");
  await desk.signIn("张敏", PIN);
  const { important } = await liveTheNight(desk);
  await desk.pass(at("08:15", "2026-11-24") - clock.nowMs());

  await page.getByRole("region", { name: "交接班" }).getByRole("button", { name: "开始交接" }).click();
  await rail(page).waitFor();
  await page.getByText("夜班 → 白班").waitFor();
  await arrive(page, "李强", LI_PIN);
  await button(page, "台面已整理").click();
  await button(page, "下一步：邮件与现金").click();
  await page.getByLabel("包裹").fill("4");
  await page.getByLabel("实有金额").fill("500");
  await page.keyboard.press("Control+Enter");
  await readLog(page, 7, LI_PIN);
  await page.getByRole("button", { name: "未勾的 3 件都已阅" }).click();
  await expect.poll(() => page.getByRole("checkbox", { name: /^已阅：/, checked: true }).count()).toBe(3);
  await button(page, "下一步：区域检查").click();
  await button(page, "下一步：双方签字").click();

  for (const [side, pin] of [
    ["交班人", PIN],
    ["接班人", LI_PIN],
  ] as const) {
    await signAs(page, side, pin);
    await strip(page, side).getByText("还有 1 件重要事项没有处理完").waitFor();
  }
  await must("duty-line.handle", { result: "轴承已更换，试运行正常" }, { id: important });
  await page.getByText("1 件重要事项没有处理完：").waitFor({ state: "detached" });
  await signAs(page, "交班人", PIN);
  await strip(page, "交班人").getByRole("img", { name: "张敏" }).waitFor();
  await signAs(page, "接班人", LI_PIN);

  const number = "JB-20261123-A-001";
  await page.getByRole("heading", { name: number }).waitFor();
  const checksum = (await page.locator(".hs-checksum .mono").textContent()) ?? "";
  await page.getByLabel("纸上的校验码").fill(checksum);
  await button(page, "核对").click();
  await page.getByText(`一致：${number}`).waitFor();

  await page.getByRole("button", { name: "打印" }).click();
  await page.getByText("前台交接日志").first().waitFor();
  await handoverPaper(desk, number, checksum);

  // The next morning the team leader signs the day's log at the clerk's screen, by their own PIN (DUTY-6).
  await desk.pass(30 * MINUTE);
  await hashTo(page, "#/shifts/review");
  await page.getByRole("button", { name: `${MONDAY} 周一` }).click();
  const leader = page.getByRole("region", { name: `签阅 ${MONDAY} 的日志` });
  await leader.getByText("孙丽华").waitFor();
  await leader.getByLabel("批示").fill("已阅");
  await leader.getByLabel("本人 PIN").fill(PIN);
  await leader.getByLabel("本人 PIN").press("Enter");
  await leader.waitFor({ state: "detached" });
  const core = () => desk.bench().core();
  const { lines, signatures, post } = dutyDayView(core(), { post: null, day: MONDAY });
  expect(lines).toHaveLength(7);
  expect(signatures).toMatchObject([{ signer: "孙丽华", remark: "已阅" }]);
  await hashTo(page, `#/print/duty-log/${post}.${MONDAY}`);
  await page.locator(".paper-log").first().waitFor();
  await logPaper(
    desk,
    lines.map(({ number: place }) => place),
  );
  expect(desk.errors()).toEqual([]);

  const events = core().store.log.count();
  await desk.stop();
  const report = verifyLog(databaseFile(desk.folder));
  expect(report.file).toBeNull();
  expect(report.devices.map(({ events: held, damage }) => ({ held, damage }))).toEqual([
    { held: events, damage: null },
  ]);
});
