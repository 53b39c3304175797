import { expect, test, vi } from "vitest";
import { createTestClock } from "../fixtures/clock.ts";
import { ADMIN_PIN, PIN } from "../fixtures/host.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { startServer } from "../server/support/site.ts";
import { electrician, HOUR, plantRoom } from "../shared/modules/keys/desk.ts";
import { agree, firstCode } from "../sync/support/desks.ts";
import { desks, type Desk } from "./harness/desk.ts";

const SUPERVISOR_PIN = "804217";

const open = desks();

/** The card of the one conflict about a key, opened from the menu. */
async function conflictOf({ page }: Desk) {
  await page.getByRole("link", { name: /待处理冲突.*1 件待办/u }).click();
  const card = page.getByRole("region", { name: /^钥匙/u });
  await card.getByText("同一把钥匙被两台分别借出").waitFor();
  return card;
}

/** S2: both desks lent the only copy while the line was down; a supervisor at the lobby finds out who has it. */
async function lendTwice(lobby: Desk, gate: Desk): Promise<void> {
  const foreman = await lobby.bench().hire("孙丽华", "foreman");
  const { id } = await lobby.bench().must("key.add", plantRoom);
  await agree(lobby.bench(), gate.bench());
  const dueAt = lobby.clock.nowMs() + 2 * HOUR;
  for (const [desk, borrower] of [
    [lobby, "赵磊"],
    [gate, "钱涛"],
  ] as const) {
    desk.host().sync.stop();
    await desk.bench().must("key.lend", { ...electrician, borrower, dueAt }, { id, approver: foreman });
  }
  for (const desk of [lobby, gate]) desk.host().sync.start();
  await agree(lobby.bench(), gate.bench());

  await conflictOf(gate);
  const card = await conflictOf(lobby);
  for (const words of ["A 台", "B 台"]) await card.getByText(words).waitFor();
  await card.getByRole("button", { name: "打开处理" }).click();
  await lobby.page.getByRole("checkbox", { name: /钱涛/u }).check();
  await lobby.page.getByLabel("怎样核实的").fill("南门岗当面点过，钥匙在钱涛手里");
  await lobby.page.getByRole("button", { name: "按此处理" }).click();
  await gate.page.getByText("现在没有冲突").waitFor();
  await vi.waitFor(() => {
    for (const desk of [lobby, gate]) {
      const out = desk.bench().core().queries.keys.out();
      expect(out.map(({ borrower }) => borrower)).toEqual(["钱涛"]);
      expect(desk.bench().core().queries.keys.row(id)?.conflicts).toBe(0);
    }
  });
  for (const { page } of [lobby, gate])
    expect(await page.getByRole("link", { name: /待处理冲突/u }).textContent()).toBe("待处理冲突");
}

test("two desks side by side: one is joined, makes a code, the other takes the books in, each sees the other's visitors, and a key that both lent is settled once for both (S2)", async () => {
  const server = await startServer();
  const lobby = await open({ clock: createTestClock(Date.now()) });
  await lobby.signIn("陈静", ADMIN_PIN);
  await lobby.page.getByText("数据保存在本机").waitFor();
  await lobby.page.evaluate(() => {
    window.location.hash = "#/settings/desk";
  });
  await lobby.page.getByRole("button", { name: "接入服务器" }).click();
  await lobby.page.getByLabel("服务器地址").fill("sync.example/path");
  await lobby.page.getByLabel("接入码").fill("ABCDE-FGHJK-MNPQR-STVWX");
  await lobby.page.getByRole("button", { name: "接入服务器" }).click();
  await lobby.page.getByText("这不是服务器地址").waitFor();
  await lobby.page.getByLabel("服务器地址").fill(server.url);
  await lobby.page.getByRole("button", { name: "接入服务器" }).click();
  await lobby.page.getByText("接入码不对").waitFor();
  await lobby.page.getByLabel("接入码").fill(await firstCode(server));
  await lobby.page.getByRole("button", { name: "接入服务器" }).click();
  await lobby.page.getByText(/^● 已同步/).waitFor();

  await lobby.page.getByRole("button", { name: /添加一台电脑/ }).click();
  const code = await lobby.page.locator(".sync-code-text").textContent();
  expect(code).toMatch(/^[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}$/);

  const gate = await open({ founded: false, clock: createTestClock(Date.now()) });
  await gate.page.getByRole("button", { name: /加入已有小区/ }).click();
  await gate.page.getByLabel("服务器地址").fill(server.url);
  await gate.page.getByLabel("接入码").fill(code ?? "");
  await gate.page.getByLabel("岗位").fill("南门岗");
  await gate.page.getByLabel("台号").fill("A");
  await gate.page.getByRole("button", { name: "加入", exact: true }).click();
  await gate.page.getByText("小区里已有这个台号").waitFor();
  await gate.page.getByLabel("台号").fill("B");
  await gate.page.getByRole("button", { name: "加入", exact: true }).click();
  await gate.signIn("张敏", PIN);
  await gate.page.getByText("南门岗").first().waitFor();

  const { id: visit } = await gate
    .bench()
    .must("visit.register", visitForm({ name: "欧阳知远", phone: "19900002046" }));
  await lobby.page.getByRole("navigation").getByText("来访登记").click();
  await lobby.page.getByText("欧阳知远").first().waitFor();
  await lobby.page.evaluate(() => {
    window.location.hash = "#/settings/desk";
  });
  await lobby.page.getByText("B 台").waitFor();

  // PRV-1: the supervisor is at the other desk, and approves there; the number is shown where it was asked for.
  await lobby.bench().hire("陈静怡", "supervisor", SUPERVISOR_PIN);
  await gate.page.evaluate((id) => {
    window.location.hash = `#/visits/${id}`;
  }, visit);
  await gate.page.getByRole("button", { name: "给第三方" }).click();
  await gate.page.getByLabel("原因").fill("快递员来电核对");
  await gate.page.getByLabel("原因").press("Enter");
  await gate.page.getByRole("button", { name: "请求其他前台批准" }).click();
  await gate.page.getByText("等待批准", { exact: true }).waitFor();
  await lobby.page.getByRole("button", { name: /陈静/ }).click();
  await lobby.page.getByText("换人").click();
  await lobby.signIn("陈静怡", SUPERVISOR_PIN);
  await lobby.page.getByRole("navigation").getByText("批准", { exact: true }).click();
  const request = lobby.page.getByRole("article", { name: "把号码提供给第三方" });
  await request.getByText("快递员来电核对").waitFor();
  await request.getByLabel("您的 PIN").fill(SUPERVISOR_PIN);
  await request.getByRole("button", { name: "批准", exact: true }).click();
  await gate.page.getByText("陈静怡 已在 A 台批准").waitFor();
  expect(await gate.page.getByText("19900002046").count()).toBe(0);
  await gate.page.getByRole("button", { name: "按批准显示号码" }).click();
  await gate.page.getByText("19900002046").waitFor();
  await request.getByText("已按批准办理").waitFor();

  await lendTwice(lobby, gate);
  expect(gate.errors()).toEqual([]);
  expect(lobby.errors()).toEqual([]);
});
