import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { verifyLog } from "../../build/verify-log.ts";
import { databaseFile } from "../../electron/host/host.ts";
import { dutyDayView } from "../../electron/host/tables/duty-log-view.ts";
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

test("the night: 30 records, three open, one important; refused, settled, signed by both, printed; the leader signs, the log verifies", async () => {
  const desk = await open({ clock: createTestClock(at("17:35", MONDAY)) });
  const { page, clock } = desk;
  const { must, hire } = desk.bench();
  await hire("李强", "clerk", LI_PIN);
  const foreman = await hire("孙丽华", "foreman");
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
  await page.getByRole("button", { name: "其余 3 件都已阅" }).click();
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
  const { text } = await printed(page, desk.folder);
  const all = [
    "前台交接日志",
    number,
    "单元门闭门器松",
    "快递柜 3 号门打不开",
    "包裹 4 件",
    "张敏",
    "李强",
    checksum,
  ];
  for (const words of all) expect(text, words).toContain(words);
  expect(text).not.toContain("消防泵房有异响");

  // The next morning the team leader signs the day's log (DUTY-6).
  const core = () => desk.bench().core();
  const post = core().desk.postId;
  await desk.pass(30 * MINUTE);
  const { digest, lines } = dutyDayView(core(), { post: null, day: MONDAY });
  expect(lines).toHaveLength(7);
  await must("log-review.sign-day", { post, day: MONDAY, digest, remark: "已阅" }, { actor: foreman });
  expect(dutyDayView(core(), { post: null, day: MONDAY }).signatures).toHaveLength(1);
  expect(desk.errors()).toEqual([]);

  const events = core().store.log.count();
  await desk.stop();
  const report = verifyLog(databaseFile(desk.folder));
  expect(report.file).toBeNull();
  expect(report.devices.map(({ events: held, damage }) => ({ held, damage }))).toEqual([
    { held: events, damage: null },
  ]);
});
