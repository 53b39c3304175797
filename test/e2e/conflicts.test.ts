import { expect, test } from "vitest";
import { emitter } from "../../shared/kernel/register.ts";
import { deviceId } from "../../shared/kernel/ids.ts";
import { workOrderEvents } from "../../shared/modules/work-orders/index.ts";
import { PIN } from "../fixtures/host.ts";
import { desks } from "./harness/desk.ts";

const open = desks();
const emit = emitter(workOrderEvents);

test("S2 two technicians sent by two desks: both sides in words, one is kept with a reason, the menu counts it", async () => {
  const desk = await open();
  const { page } = desk;
  const bench = desk.bench();
  const [liu, ma] = [await bench.hire("刘洋", "technician"), await bench.hire("马超", "technician")];
  const { id, number } = await bench.must("work-order.take", {
    channel: "phone",
    reporter: "张女士",
    phone: "",
    resident: null,
    unit: "3-2-1201",
    publicArea: "",
    location: "厨房",
    fault: "水槽漏水",
    grade: "urgent",
    area: "indoor",
    charge: "free",
    appointment: null,
    dispatch: true,
    technician: liu.id,
    reworkOf: null,
    late: null,
  });
  const { store } = bench.core();
  const at = desk.clock.nowMs();
  store.transaction(() =>
    store.write([emit("dispatched", { technician: ma.id, arrivalMinutes: 20, at, late: null })], {
      device: deviceId(new Uint8Array(10).fill(9)),
      at,
      off: null,
      actor: bench.admin.id,
      approver: null,
      cmd: bench.core().newId(),
      kind: "work-order",
      id,
    }),
  );
  await desk.signIn("张敏", PIN);
  await desk.pass(1000);
  await page.getByRole("link", { name: /待处理冲突.*1 件待办/u }).click();
  const card = page.getByRole("region", { name: `工单 ${number ?? ""}` });
  await card.getByText("两台电脑派了不同的人").waitFor();
  await card.getByText(/派.*刘洋/u).waitFor();
  await card.getByText(/派.*马超/u).waitFor();
  await card.getByText("另一台电脑").waitFor();
  await card.getByRole("button", { name: "处理", exact: true }).click();
  await card.getByRole("button", { name: "处理完毕" }).click();
  await card.getByText("这一项必须填写。").waitFor();
  await card.getByRole("radio", { name: "马超" }).click();
  await card.getByRole("button", { name: "处理完毕" }).click();
  await card.getByText("这一项必须填写。").waitFor();
  await card.getByLabel("理由").fill("马超已经在路上");
  await card.getByLabel("理由").press("Control+Enter");
  await page.getByText("现在没有冲突").waitFor();
  expect(await page.getByRole("link", { name: /待处理冲突/u }).textContent()).toBe("待处理冲突");
  const order = bench.core().queries.workOrders.row(id);
  expect(order).toMatchObject({ technicianId: ma.id, conflicts: 0 });
  expect(desk.errors()).toEqual([]);
});

test("a guard's menu shows no conflicts", async () => {
  const desk = await open();
  await desk.bench().hire("郑保安", "guard");
  await desk.signIn("郑保安", PIN);
  expect(await desk.page.getByRole("link", { name: /待处理冲突/u }).count()).toBe(0);
});
