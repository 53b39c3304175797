import { expect, test } from "vitest";
import { ADMIN_PIN, PIN } from "../fixtures/host.ts";
import { leak } from "../shared/modules/work-orders/desk.ts";
import { choosePerson, desks, enterPin } from "./harness/desk.ts";
import { printed } from "./harness/printed.ts";

const open = desks();

test("REP-5 tariff, quote before the work, parts and labour, payment and receipt, and all of it on paper", async () => {
  const desk = await open();
  const { page } = desk;
  const bench = desk.bench();
  await desk.signIn("陈静", ADMIN_PIN);
  await page.getByRole("link", { name: "系统设置" }).click();
  await page.getByText("收费标准", { exact: true }).click();
  await page.getByText("还没有收费项目").waitFor();
  await page.getByRole("button", { name: "添加项目" }).click();
  await page.getByRole("textbox", { name: "项目" }).fill("更换角阀");
  await page.getByLabel("单位").fill("个");
  await page.getByLabel("材料单价（元）").fill("三十五");
  await page.getByText("金额写成 35 或 35.50 这样。").waitFor();
  await page.getByLabel("材料单价（元）").fill("35.50");
  await page.getByLabel("人工（元）").fill("30");
  await page.getByLabel("人工（元）").press("Control+Enter");
  await page.getByRole("row", { name: /更换角阀.*35\.50.*30\.00/u }).waitFor();

  const { id } = await bench.must("work-order.take", {
    channel: "phone",
    reporter: "张女士",
    phone: "",
    resident: null,
    unit: "3-2-1201",
    publicArea: "",
    location: "厨房",
    fault: "角阀漏水",
    grade: "normal",
    area: "indoor",
    charge: "paid",
    appointment: null,
    dispatch: true,
    technician: null,
    reworkOf: null,
    late: null,
  });
  await bench.must("work-order.arrive", { late: null }, { id });
  await page.getByRole("button", { name: /陈静/u }).click();
  await page.getByText("换人").click();
  await choosePerson(page, "张敏");
  await enterPin(page, PIN);
  await page.evaluate((order) => {
    window.location.hash = `#/work-orders/${order}`;
  }, id);
  await page.getByRole("button", { name: "报价", exact: true }).click();
  await page.getByRole("combobox", { name: "从收费标准里选" }).click();
  await page.getByText("更换角阀 · 个 · 35.50 + 30.00").click();
  await page.getByText("合计 65.50 元").waitFor();
  await page.getByLabel("材料 1 数量").fill("2");
  await page.getByText("合计 101.00 元").waitFor();
  await page.getByRole("button", { name: "住户已同意" }).click();
  await page.getByText("报价 101.00 元，住户同意").waitFor();

  await page.getByRole("button", { name: "材料与费用" }).click();
  await page.getByLabel("人工费（元）").fill("50");
  await page.getByText("比报价多 20.00 元").waitFor();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByText("请写明原因，写好后再保存。").waitFor();
  await page.getByLabel("说明").fill("多换一段软管，张女士当面同意");
  await page.getByLabel("说明").press("Control+Enter");
  await page.locator(".charge-line").getByText("121.00 元").waitFor();
  await bench.must("work-order.finish", { result: "更换角阀两只", late: null }, { id });
  await page.getByRole("button", { name: "收款" }).click();
  await page.getByRole("button", { name: "已收款" }).click();
  await page.getByText("这一项必须填写。").waitFor();
  await page.getByLabel("收据号").fill("SJ0012");
  await page.getByLabel("收据号").press("Control+Enter");
  await page.getByText("收款 121.00 元，微信 SJ0012").waitFor();

  await page.evaluate((order) => {
    window.location.hash = `#/print/work-order/${order}`;
  }, id);
  const paper = page.locator(".print-sheets .paper-order");
  await paper.getByText("更换角阀 个 × 2").waitFor();
  expect(await paper.textContent()).toMatch(/71\.00.*人工50\.00.*微信 SJ0012.*合计 121\.00 元/u);
  expect((await printed(page, desk.folder)).info).toMatch(/Pages:\s+1\b/);
  expect(desk.errors()).toEqual([]);
});

test("REP-5 who signs sees what it comes to, and what one page cannot hold goes on to the next", async () => {
  const desk = await open();
  const { page } = desk;
  const bench = desk.bench();
  const paid = { ...leak, charge: "paid", technician: null } as const;
  const { id } = await bench.must("work-order.take", paid);
  await bench.must("work-order.arrive", { late: null }, { id });
  const parts = Array.from({ length: 16 }, (_part, index) => ({
    name: `软管 ${index + 1}`,
    spec: "根",
    qty: 1,
    price: 1_000,
  }));
  const agreed = { parts, labour: 3_000, method: "phone", agreedBy: "陈立", late: null } as const;
  await bench.must("work-order.agree-quote", agreed, { id });
  await bench.must("work-order.record-charges", { parts, labour: 3_000, note: "" }, { id });
  await bench.must("work-order.finish", { result: "换了软管", late: null }, { id });
  await desk.signIn("张敏", PIN);
  await page.evaluate((order) => {
    window.location.hash = `#/work-orders/${order}`;
  }, id);
  await page.getByRole("button", { name: "签字", exact: true }).click();
  await page.getByRole("form", { name: "签字" }).getByText("190.00 元").waitFor();
  await page.evaluate((order) => {
    window.location.hash = `#/print/work-order/${order}`;
  }, id);
  await page.locator(".print-sheets").getByText("第 2 页 / 共 2 页").waitFor();
  const { text, info } = await printed(page, desk.folder);
  expect(info).toMatch(/Pages:\s+2\b/);
  expect(text.match(/材料及费用/gu)).toHaveLength(2);
  expect(text.match(/住户签字/gu)).toHaveLength(1);
});
