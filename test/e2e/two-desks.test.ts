import { expect, test } from "vitest";
import { createTestClock } from "../fixtures/clock.ts";
import { ADMIN_PIN, PIN } from "../fixtures/host.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { startServer } from "../server/support/site.ts";
import { firstCode } from "../sync/support/desks.ts";
import { desks } from "./harness/desk.ts";

const open = desks();

test("two desks side by side: one is joined, makes a code, the other takes the books in, and each sees the other's visitors", async () => {
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

  await gate.bench().must("visit.register", visitForm({ name: "欧阳知远" }));
  await lobby.page.getByRole("navigation").getByText("来访登记").click();
  await lobby.page.getByText("欧阳知远").first().waitFor();
  await lobby.page.evaluate(() => {
    window.location.hash = "#/settings/desk";
  });
  await lobby.page.getByText("B 台").waitFor();
  expect(gate.errors()).toEqual([]);
  expect(lobby.errors()).toEqual([]);
});
