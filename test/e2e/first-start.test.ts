import { expect, test } from "vitest";
import { ADMIN_PIN, PIN } from "../fixtures/host.ts";
import { choosePerson, enterPin, signIn, desks } from "./harness/desk.ts";

const open = desks();

test("a new desk is founded on one page: errors by field, recovery codes once, then work", async () => {
  const { page, host, errors } = await open({ founded: false });
  await page.getByRole("heading", { name: /首次设置/ }).waitFor();
  const found = page.getByRole("button", { name: "开始使用" });
  await page.getByLabel("小区名称").fill("阳光花园");
  await page.getByLabel("台号").fill("7");
  await page.getByLabel("管理员姓名").fill("陈静");
  await page.getByLabel("管理员 PIN").fill("123456");
  await page.getByLabel("再输一次").first().fill("123456");
  await found.click();
  await page.getByText("台号是一个大写字母").waitFor();
  await page.getByLabel("台号").fill("b");
  await found.click();
  await page.getByText("PIN 太容易猜到").waitFor();
  await page.getByLabel("管理员 PIN").fill(ADMIN_PIN);
  await page.getByText("两次输入不一样").waitFor();
  await page.getByLabel("再输一次").first().fill(ADMIN_PIN);
  await page.getByLabel("第一位客服").fill("张敏");
  await page.getByLabel("客服 PIN").fill(PIN);
  await page.getByLabel("再输一次").last().fill(PIN);
  // What was wrong before is kept: only the wrong fields had to be typed again.
  expect(await page.getByLabel("小区名称").inputValue()).toBe("阳光花园");
  await found.click();

  await page.getByRole("heading", { name: "请保存恢复码" }).waitFor();
  const codes = await page.getByRole("listitem").allTextContents();
  expect(codes).toHaveLength(10);
  for (const code of codes) expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  const begin = page.getByRole("button", { name: "开始使用" });
  expect(await begin.isDisabled()).toBe(true);
  await page.getByRole("checkbox").check();
  await begin.click();

  // The founder knows the clerk's first PIN: it opens the door once, to one of their own.
  await choosePerson(page, "张敏");
  await enterPin(page, PIN);
  await page.getByRole("heading", { name: /设置新 PIN/ }).waitFor();
  await page.getByLabel(/^新 PIN/).fill("417036");
  await page.getByLabel(/^再输一次新 PIN/).fill("417036");
  await page.getByRole("button", { name: "保存新 PIN" }).click();
  await page.getByRole("navigation").getByText("来访登记").waitFor();
  expect(host().state()).toMatchObject({ phase: "ready", deskCode: "B", demo: false });

  // The clerk alone at night forgot the PIN: a code works once, and asks for a new PIN at once.
  await page.keyboard.press("Control+L");
  await page.getByRole("button", { name: "换一个人" }).click();
  await choosePerson(page, "陈静");
  await page.getByRole("button", { name: /恢复码/ }).click();
  await page.getByLabel("恢复码").fill(codes[3]?.toLowerCase() ?? "");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /设置新 PIN/ }).waitFor();
  await page.getByLabel(/^新 PIN/).fill("602914");
  await page.getByLabel(/^再输一次新 PIN/).fill("602914");
  await page.getByRole("button", { name: "保存新 PIN" }).click();
  await page.getByRole("navigation").waitFor();
  expect(errors()).toEqual([]);
});

test("with the recovery sheet the cursor goes on at what is not filled in yet", async () => {
  const { page } = await open({ founded: false });
  await page.getByRole("button", { name: "加入已有小区" }).click();
  const focused = (label: string) => page.getByLabel(label).evaluate((at) => at === document.activeElement);
  await expect.poll(() => focused("服务器地址")).toBe(true);
  await page.keyboard.type("https://sync.example.com");
  await page.getByRole("button", { name: "用恢复单加入" }).click();
  await page.getByLabel("小区密钥").waitFor();
  await expect.poll(() => focused("接入码")).toBe(true);
});

test("people switch by PIN; a wrong one says how many tries are left, and the door opens again with the right one", async () => {
  const { page } = await open();
  await choosePerson(page, "张敏");
  await enterPin(page, "000001");
  await page.getByText("PIN 不对。还可以试 9 次。").waitFor();
  expect(await page.getByLabel("PIN", { exact: true }).inputValue()).toBe("");
  await enterPin(page, "000002");
  await page.getByText("还可以试 8 次").waitFor();
  await enterPin(page, PIN);
  await page.getByRole("navigation").waitFor();
  await page.getByRole("button", { name: /张敏/ }).click();
  await page.getByText("换人").click();
  await signIn(page, "陈静", ADMIN_PIN);
  await page.getByRole("button", { name: /陈静/ }).waitFor();
});

test("a locked screen keeps the page behind it and asks its owner first; a reload resumes", async () => {
  const desk = await open();
  const { page } = desk;
  await desk.signIn("张敏", PIN);
  await page.reload();
  await page.getByRole("navigation").waitFor();
  await page.keyboard.press("Control+L");
  await page.getByText("屏幕已锁定").waitFor();
  expect(await page.getByRole("navigation").isVisible()).toBe(false);
  await page.reload();
  // The session died with the lock: a reload does not get around it.
  await page.getByText("请选择您的姓名").waitFor();
  await desk.signIn("张敏", PIN);
});

test("an idle desk locks itself, and one PIN opens it again", async () => {
  const desk = await open({ idleLockMinutes: 5 });
  const { page } = desk;
  await desk.signIn("张敏", PIN);
  await desk.pass(6 * 60_000);
  await page.getByText("屏幕已锁定").waitFor();
  await enterPin(page, PIN);
  await page.getByRole("navigation").waitFor();
});
