import { expect, test } from "vitest";
import { PIN } from "../fixtures/host.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { desks, type Desk } from "./harness/desk.ts";

const open = desks();
const DAY = 86_400_000;

async function managed(): Promise<Desk> {
  const desk = await open();
  const bench = desk.bench();
  await bench.hire("何志远", "manager");
  await bench.must("visit.register", visitForm({ name: "周涛", phone: "19900002046" }));
  await bench.must("visit.register", visitForm({ name: "吴倩", host: "周涛" }));
  await bench.must("visit.register", visitForm({ name: "郑凯", unit: "5-1-0602" }));
  return desk;
}

async function toPersonalData({ page }: Desk): Promise<void> {
  await page.getByRole("link", { name: "系统设置" }).click();
  await page.getByText("个人信息", { exact: true }).click();
  await page.getByRole("heading", { name: "按本人申请清除" }).waitFor();
}

test("PRV-1 a manager finds a person, holds one record, erases the other, and the log says it without a name", async () => {
  const desk = await managed();
  const { page } = desk;
  await desk.signIn("何志远", PIN);
  await toPersonalData(desk);
  const card = page.getByRole("region", { name: "按本人申请清除" });
  await card.getByLabel("姓名").fill("周");
  await card.getByLabel("姓名").press("Enter");
  await card.getByText("请至少输入两个字的姓名").waitFor();
  await card.getByLabel("姓名").fill("周涛");
  await card.getByLabel("姓名").press("Enter");
  await card.getByText("选了 2 条记录，共 2 处个人信息").waitFor();

  const kept = card.getByRole("row", { name: /吴倩/u });
  await kept.getByRole("button", { name: "设保留" }).click();
  await card.getByLabel("原因").fill("派出所调查");
  await card.getByLabel("原因").press("Enter");
  await kept.getByText("保留中").waitFor();
  await card.getByText("选了 1 条记录，共 1 处个人信息").waitFor();

  await card.getByRole("button", { name: "清除所选" }).click();
  await card.getByLabel(/理由/u).fill("本人到前台书面申请");
  await card.getByLabel("本人 PIN").fill("000000");
  await card.getByRole("button", { name: "清除所选" }).click();
  await card.getByText(/PIN 不对/u).waitFor();
  await card.getByLabel("本人 PIN").fill(PIN);
  await card.getByRole("button", { name: "清除所选" }).click();
  await card.getByText("已决定清除 1 条记录").waitFor();
  const log = page.getByRole("region", { name: "清除记录" });
  await log.getByText("已执行").waitFor();
  expect(await log.textContent()).toContain("来访：1 条记录，1 处个人信息理由：本人到前台书面申请何志远");
  expect(await log.textContent()).not.toContain("周涛");

  const holds = page.getByRole("region", { name: "法定保留" });
  await holds.getByText("派出所调查").waitFor();
  await holds.getByRole("button", { name: "解除" }).click();
  await holds.getByLabel("原因").fill("案件已结");
  await holds.getByLabel("原因").press("Enter");
  await holds.getByText("现在没有法定保留").waitFor();

  await page.getByRole("link", { name: "来访登记" }).click();
  await page.getByText("已清除").first().waitFor();
  await page.getByText("吴倩").first().waitFor();
  expect(desk.errors()).toEqual([]);
});

test("PRV-1 what is due is counted, listed and erased now; a shorter time counts anew", async () => {
  const desk = await managed();
  const { page } = desk;
  await desk.host().erasures.tick();
  desk.clock.pass(100 * DAY);
  await desk.signIn("何志远", PIN);
  await toPersonalData(desk);
  const card = page.getByRole("region", { name: /个人信息保存期限/u });
  const visits = card.getByRole("row", { name: /来访登记/u });
  await visits.getByRole("cell", { name: "0", exact: true }).first().waitFor();
  await card.getByText(/晚了 100 天/u).waitFor();
  await visits.getByRole("spinbutton").fill("90");
  await visits.getByRole("spinbutton").press("Enter");
  await visits.getByRole("cell", { name: "3", exact: true }).waitFor();
  await card.getByRole("button", { name: "查看名单" }).click();
  await card.getByRole("row", { name: /郑凯/u }).waitFor();
  await card.getByRole("button", { name: "现在清除" }).click();
  await card.getByText("将清除已到期的 3 条记录").waitFor();
  await card.getByLabel("本人 PIN").fill(PIN);
  await card.getByLabel("本人 PIN").press("Enter");
  await page.getByRole("region", { name: "清除记录" }).getByText("到期清除（90 天）").waitFor();
  await card.getByRole("button", { name: "现在清除" }).waitFor({ state: "hidden" });
  expect(desk.errors()).toEqual([]);
});

test("a supervisor's settings show no personal data", async () => {
  const desk = await managed();
  await desk.bench().hire("李敏", "supervisor");
  await desk.signIn("李敏", PIN);
  await desk.page.getByRole("link", { name: "系统设置" }).click();
  await desk.page.getByText("规则与时限").first().waitFor();
  expect(await desk.page.getByText("个人信息", { exact: true }).count()).toBe(0);
});
