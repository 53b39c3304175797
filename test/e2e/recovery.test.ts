import { renameSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ADMIN_PIN, PIN } from "../fixtures/host.ts";
import { names, receive, visitors } from "../faults/books.ts";
import { desks } from "./harness/desk.ts";

const open = desks();

test("B1 damaged books: the page says what happened, a PIN brings them back, what is missing is read before work goes on", async () => {
  const desk = await open();
  const { page } = desk;
  await receive(desk.bench(), 1, 2);
  expect((await desk.host().backups.make("daily")).ok).toBe(true);
  await receive(desk.bench(), 3, 5);
  await page.goto("about:blank");
  await desk.stop();
  truncateSync(join(desk.folder, "lodgebook.db"), 0);
  await desk.start();
  await page.goto(desk.serving().url);
  await page.getByRole("heading", { name: "登记簿文件损坏" }).waitFor();
  await page.getByLabel("本人的 PIN").fill(PIN);
  await page.keyboard.press("Enter");
  await page.getByText("PIN 不对").waitFor();
  await page.getByLabel("本人的 PIN").fill(ADMIN_PIN);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "已恢复" }).waitFor();
  await page.getByText(/缺 3 条：.*请对照纸面补录/).waitFor();
  await page.getByText("本台台号现在是 A2").waitFor();
  await page.getByRole("button", { name: "继续，去登录" }).click();
  await desk.signIn("陈静", ADMIN_PIN);
  expect(visitors(desk.host())).toEqual(names(2));
  expect(desk.errors()).toEqual([]);
});

test("lost keys: the page promises no backup, and opens the books once the file is back in its place", async () => {
  const desk = await open();
  const { page } = desk;
  await page.goto("about:blank");
  await desk.stop();
  const [keys, elsewhere] = [join(desk.folder, "keys.json"), join(desk.folder, "keys.elsewhere")];
  renameSync(keys, elsewhere);
  await desk.start();
  await page.goto(desk.serving().url);
  await page.getByRole("heading", { name: "找不到密钥" }).waitFor();
  const again = page.getByRole("button", { name: "重新打开" });
  await again.click();
  await page.getByText("还是打不开").waitFor();
  expect(await page.getByText("没有找到可用的备份").count()).toBe(0);
  renameSync(elsewhere, keys);
  await again.click();
  await desk.signIn("张敏", PIN);
  expect(desk.errors()).toEqual([]);
});

test("settings › backup: one more now, and one restored after its consequences were read", async () => {
  const desk = await open();
  const { page } = desk;
  await receive(desk.bench(), 1, 2);
  await desk.signIn("陈静", ADMIN_PIN);
  await page.getByRole("navigation").getByText("系统设置").click();
  await page.getByText("本机与备份").click();
  await page.getByText("还没有备份").waitFor();
  await page.getByRole("button", { name: "现在备份" }).click();
  await page.getByText("备份完成，已核对").waitFor();
  await receive(desk.bench(), 3, 4);
  await page.getByRole("button", { name: /^恢复/ }).first().click();
  await page.getByText(/恢复后会少 2 条/).waitFor();
  await page.getByText("本台改用台号 A2").waitFor();
  await page.getByLabel("您自己的 PIN").fill(ADMIN_PIN);
  await page.keyboard.press("Enter");
  await page.getByText("阳光花园 · 大堂前台 · A2 台").waitFor();
  expect(visitors(desk.host())).toEqual(names(2));
});

test("a clerk's settings show no backups", async () => {
  const desk = await open();
  await desk.signIn("张敏", PIN);
  await desk.page.getByRole("navigation").getByText("系统设置").click();
  await desk.page.getByRole("heading", { name: "班次" }).waitFor();
  await desk.page.getByText("本机与备份").click();
  await desk.page.getByRole("heading", { name: "本机" }).waitFor();
  expect(await desk.page.getByRole("heading", { name: "备份" }).count()).toBe(0);
});
