import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { visitForm } from "../fixtures/visit-form.ts";
import { ADMIN_PIN, PIN } from "../fixtures/host.ts";
import { MINUTE, desks, type Desk } from "./harness/desk.ts";
import { keystrokes, keystrokesFromNow } from "./harness/keystrokes.ts";
import { printed } from "./harness/printed.ts";

const open = desks();
const DAY = 24 * 60 * MINUTE;

const nameField = (page: Page) => page.getByRole("combobox", { name: "来访人" });
const saved = (page: Page) => page.locator(".saved-number");
const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });
const visits = (desk: Desk) =>
  desk
    .bench()
    .core()
    .queries.visits.list(
      { tab: "all", search: "", category: null, offset: 0, limit: 50 },
      desk.clock.nowMs(),
      desk.bench().core().desk.settings,
    ).rows;

/** The clerk at the visitors' page, cursor in its first field. */
async function atTheDesk(desk: Desk): Promise<Page> {
  await desk.signIn("张敏", PIN);
  const { page } = desk;
  await page.keyboard.press("F2");
  await nameField(page).waitFor();
  await expect.poll(() => nameField(page).evaluate((field) => field === document.activeElement)).toBe(true);
  await keystrokesFromNow(page);
  return page;
}

test("VIS-1 a new visitor is registered by keyboard alone, and the form is ready for the next", async () => {
  const desk = await open();
  const page = await atTheDesk(desk);
  const type = async (text: string) => page.keyboard.type(text);
  const enter = async () => page.keyboard.press("Enter");
  await type("陈立");
  await enter();
  await type("990000199003070014");
  await page.getByText("校验位不对，请核对").waitFor();
  await page.keyboard.press("Backspace");
  await type("3");
  await page.getByText("校验位不对，请核对").waitFor({ state: "detached" });
  await enter();
  await type("3-2-1201");
  await enter();
  await type("张女士");
  await enter();
  // 事由: 亲友 is chosen; 住户确认: 对讲, 同意.
  await enter();
  await type("1");
  await type("1");
  await page.keyboard.press("Control+Enter");
  await saved(page).waitFor();
  expect(await saved(page).textContent()).toBe("LF-20261123-A-001");
  expect(await nameField(page).inputValue()).toBe("");
  expect(await nameField(page).evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await row(page, "陈立").textContent()).toContain("3-2-1201");
  expect(visits(desk)).toMatchObject([
    { name: "陈立", status: "inside", consentMethod: "intercom", consentBy: "张女士" },
  ]);
  expect(desk.errors()).toEqual([]);
});

test("VIS-1 a returning visitor takes at most 20 keys beyond the name, numbers masked and carried over", async () => {
  const desk = await open();
  const first = await desk
    .bench()
    .must("visit.register", visitForm({ phone: "19900001234", plate: "粤B12345" }));
  await desk.bench().must("visit.sign-out", { badgeReturned: null, late: null }, { id: first.id });
  desk.clock.pass(DAY);
  const page = await atTheDesk(desk);
  await page.keyboard.type("chl");
  await page.getByRole("option", { name: /陈立/ }).waitFor();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => page.getByRole("radio", { name: "对讲" }).evaluate((it) => it === document.activeElement))
    .toBe(true);
  expect(await page.getByLabel("证件号码").getAttribute("placeholder")).toBe("E******78");
  await page.keyboard.press("1");
  await page.getByRole("radio", { name: /同意/ }).waitFor();
  await page.keyboard.press("1");
  await page.keyboard.press("Control+Enter");
  await saved(page).waitFor();
  const [visit] = visits(desk);
  expect(visit).toMatchObject({ name: "陈立", unit: "3-2-1201", plate: "粤B12345", consentBy: "张女士" });
  expect((await keystrokes(page)) - "chl".length).toBeLessThanOrEqual(20);
  expect(JSON.stringify(await page.content())).not.toContain("19900001234");
});

test("VIS-2 who has a standing authorisation is offered by the directory and need not be asked about", async () => {
  const desk = await open();
  const { must } = desk.bench();
  await must("unit.add", { code: "2-2-1604", state: "occupied" });
  const helper = await must("person.add", {
    unit: "2-2-1604",
    name: "罗秀英",
    relation: "helper",
    phones: "",
    documentType: null,
    document: "",
    documentOverridden: false,
    emergencyContact: "",
    emergencyPhones: "",
    moveIn: "",
    note: "",
  });
  const until = desk.clock.nowMs() + DAY;
  const agreed = { until, kinds: ["helper" as const], by: "林先生", note: "" };
  await must("person.authorise", agreed, { id: helper.id });
  const page = await atTheDesk(desk);
  await page.keyboard.type("lxy");
  await page.getByRole("option", { name: /罗秀英.*长期授权/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("990000199003070013");
  await page.keyboard.press("Control+Enter");
  await page.getByText("罗秀英 可以进入").waitFor();
  expect(visits(desk)).toMatchObject([
    { name: "罗秀英", unit: "2-2-1604", status: "inside", consentMethod: "standing", category: "helper" },
  ]);
});

test("VIS-2 refused: recorded, and the screen says that they may not enter", async () => {
  const desk = await open();
  const page = await atTheDesk(desk);
  await page.keyboard.type("周涛");
  await page.getByLabel("证件号码").fill("E12345678");
  await page.getByLabel("证件类型").press("Enter");
  await page.getByTitle("护照").click();
  await page.getByRole("combobox", { name: "拜访" }).fill("5-1-402");
  await page.getByLabel("住户", { exact: true }).fill("黄先生");
  await page.getByRole("radio", { name: "电话" }).click();
  await page.getByRole("radio", { name: /拒绝/ }).click();
  await page.getByRole("button", { name: /不放行/ }).click();
  await page.getByText("周涛 不能进入：已拒绝").waitFor();
  expect(visits(desk)).toMatchObject([{ name: "周涛", status: "refused" }]);
});

test("VIS-2 who answered is asked for where nobody is named, with the cursor there", async () => {
  const desk = await open();
  const page = await atTheDesk(desk);
  await page.keyboard.type("周涛");
  await page.getByLabel("证件号码").fill("990000199003070013");
  await page.getByRole("combobox", { name: "拜访" }).fill("5-1-402");
  await page.getByRole("radio", { name: "电话" }).click();
  await page.getByRole("radio", { name: /同意/ }).click();
  await page.keyboard.press("Control+Enter");
  const by = page.getByLabel("答复人");
  await expect.poll(() => by.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type("黄太太");
  await page.keyboard.press("Control+Enter");
  await page.getByText("周涛 可以进入").waitFor();
});

test("an incomplete form says what is missing at its field and keeps everything", async () => {
  const desk = await open();
  const page = await atTheDesk(desk);
  await page.keyboard.type("陈立");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("alert").waitFor();
  expect(await nameField(page).inputValue()).toBe("陈立");
  expect(visits(desk)).toEqual([]);
});

test("Enter that ends an input method's composition does not leave the field", async () => {
  const desk = await open();
  const page = await atTheDesk(desk);
  const client = await page.context().newCDPSession(page);
  await client.send("Input.imeSetComposition", { text: "chenli", selectionStart: 6, selectionEnd: 6 });
  // What the page hears of the Enter that chooses the characters.
  const heard = await page.evaluate(() => {
    const enter = { key: "Enter", code: "Enter", isComposing: true, bubbles: true, cancelable: true };
    return document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", enter));
  });
  expect(heard).toBe(true);
  await client.send("Input.insertText", { text: "陈立" });
  expect(await nameField(page).inputValue()).toBe("陈立");
  expect(await nameField(page).evaluate((field) => field === document.activeElement)).toBe(true);
  expect(visits(desk)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect.poll(() => nameField(page).evaluate((field) => field === document.activeElement)).toBe(false);
});

test("C5 a double click on save is one record", async () => {
  const desk = await open();
  const page = await atTheDesk(desk);
  await page.keyboard.type("顺丰");
  await page.getByRole("radio", { name: "外卖快递" }).click();
  await page.getByRole("combobox", { name: "拜访" }).fill("工程部");
  await page.getByRole("button", { name: /^登记/ }).dblclick();
  await saved(page).waitFor();
  await row(page, "顺丰").waitFor();
  expect(visits(desk)).toHaveLength(1);
});

test("a restart in the middle loses nothing that was typed", async () => {
  const desk = await open();
  const page = await atTheDesk(desk);
  await page.keyboard.type("陈立");
  await page.getByRole("combobox", { name: "拜访" }).fill("3-2-1201");
  await page.getByRole("radio", { name: "装修" }).click();
  const kept = () => desk.bench().core().drafts.load(desk.bench().clerk.id, "visit.register");
  await expect.poll(kept).toMatchObject({ name: "陈立", visiting: "3-2-1201", category: "contractor" });
  await desk.restart();
  await desk.signIn("张敏", PIN);
  await page.keyboard.press("F2");
  await page.getByText("已恢复上次没有保存的内容").waitFor();
  expect(await nameField(page).inputValue()).toBe("陈立");
  expect(await page.getByRole("radio", { name: "装修" }).getAttribute("aria-checked")).toBe("true");
});

test("VIS-3 one click signs out, another takes it back; an overstay is red and can be extended", async () => {
  const desk = await open();
  await desk.bench().must("visit.register", visitForm({ category: "delivery" }));
  const page = await atTheDesk(desk);
  await page.getByRole("button", { name: "陈立 离开" }).click();
  await expect.poll(() => visits(desk)[0]?.status).toBe("left");
  await page.getByText("今日 1", { exact: true }).click();
  await page.getByRole("button", { name: "撤销 陈立 的离开" }).click();
  await expect.poll(() => visits(desk)[0]?.status).toBe("inside");
  await desk.pass(38 * MINUTE);
  await page.getByRole("button", { name: /超时 . 分，延长 陈立 的停留/ }).click();
  await page.getByLabel("原因").fill("等住户下楼");
  await page.keyboard.press("Control+Enter");
  await page.getByText(/可停留到 .*等住户下楼/).waitFor();
  expect(visits(desk)[0]?.leaveByMs).toBeGreaterThan(desk.clock.nowMs());
});

test("VIS-3 an overstay comes onto the home page by itself when its time is over", async () => {
  const desk = await open();
  await desk.bench().must("visit.register", visitForm({ category: "delivery" }));
  await desk.signIn("张敏", PIN);
  const { page } = desk;
  await desk.pass(29 * MINUTE);
  expect(await page.getByRole("main").getByText("陈立").count()).toBe(0);
  await desk.pass(2 * MINUTE);
  await page.getByRole("main").getByText("陈立").first().waitFor();
});

test("somebody who is inside already is not entered twice but signed out", async () => {
  const desk = await open();
  await desk.bench().must("visit.register", visitForm());
  const page = await atTheDesk(desk);
  await page.keyboard.type("陈立");
  await page.getByText(/陈立 已在访/).waitFor();
  await page.locator(".visit-already").getByRole("button", { name: "登记离开" }).click();
  // The record has the cursor on its sign-out.
  await page.getByText("LF-20261123-A-001").waitFor();
  const signOut = page.getByRole("button", { name: "登记离开" });
  await expect.poll(() => signOut.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await expect.poll(() => visits(desk)[0]?.status).toBe("left");
  expect(visits(desk)).toHaveLength(1);
});

test("DUTY-1 a correction leaves the former reading struck through in the record", async () => {
  const desk = await open();
  await desk.bench().must("visit.register", visitForm());
  const page = await atTheDesk(desk);
  await page.getByLabel("姓名 / 拼音首字母").fill("cl");
  await row(page, "陈立").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "更正" }).click();
  await page.getByLabel("改为").fill("陈莉");
  await page.getByLabel("原因").fill("听错");
  await page.keyboard.press("Control+Enter");
  await page.locator("del", { hasText: "陈立" }).waitFor();
  expect(await page.locator("ins").textContent()).toBe("陈莉");
  expect(desk.errors()).toEqual([]);
});

test("VIS-3 a badge that is scanned signs its visitor out, and leaves no trace in the form", async () => {
  const desk = await open();
  await desk.bench().must("visit.register", visitForm({ badge: "A-012" }));
  const page = await atTheDesk(desk);
  // A scanner is faster than any way of typing here: its signs, and then its keys in one go.
  await page.keyboard.insertText("A-012");
  await page.evaluate(() => {
    const codes = ["KeyA", "Minus", "Digit0", "Digit1", "Digit2", "Enter"];
    for (const code of codes) {
      const key = { code, shiftKey: code === "KeyA", bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", key));
    }
  });
  const signOut = page.getByRole("button", { name: "离开，收回 A-012" });
  await signOut.waitFor();
  await expect.poll(() => signOut.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await expect.poll(() => visits(desk)[0]).toMatchObject({ status: "left", badgeReturned: true });
  await page.keyboard.press("Escape");
  expect(await nameField(page).inputValue()).toBe("");
});

test("《访客单》 is one slip of 80 mm with number, unit and leave-by time, no document; a reprint says so", async () => {
  const desk = await open();
  const { id, number } = await desk.bench().must("visit.register", visitForm({ badge: "A-012" }));
  const page = await atTheDesk(desk);
  await page.evaluate((visit) => {
    window.location.hash = `#/visits/${visit}`;
  }, id);
  await page.getByRole("button", { name: "打印", exact: true }).click();
  await page.locator(".slip").waitFor();
  const { text, info } = await printed(page, desk.folder);
  const words = text.replaceAll(/\s+/g, "");
  for (const said of ["访客单", number ?? "", "3-2-1201", "陈立", "请在此时间前离开11-2322:00", "A-012"]) {
    expect(words).toContain(said);
  }
  expect(words).not.toContain("19900002046");
  expect(words).not.toContain("补打");
  expect(info).toMatch(/Pages:\s+1\b/);
  expect(info).toMatch(/Page size:\s+22[67]/);
  await desk.bench().must("visit.print", {}, { id });
  await page.getByText("补打").waitFor();
});

test("补签离 (VIS-3) is typed as people say it, shown as it was read, and not saved while it cannot be read", async () => {
  const desk = await open();
  const { id } = await desk.bench().must("visit.register", visitForm());
  const page = await atTheDesk(desk);
  await desk.pass(90 * MINUTE);
  await page.evaluate((visit) => {
    window.location.hash = `#/visits/${visit}`;
  }, id);
  await page.getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "补签离" }).click();
  const time = page.getByLabel("实际时间");
  await time.fill("四点多");
  await page.keyboard.press("Control+Enter");
  await page.getByText("看不懂这个时间").waitFor();
  expect(visits(desk)[0]?.status).toBe("inside");
  await time.fill("-20");
  await page.getByLabel("补录原因").fill("交班时才发现");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => visits(desk)[0]?.status).toBe("left");
  expect(desk.clock.nowMs() - (visits(desk)[0]?.leftAtMs ?? 0)).toBeLessThan(21 * MINUTE);
  await page.getByText(/补签离，今天 .* 离开：交班时才发现/).waitFor();
});

test("an administrator reads the visits and is offered nothing that is not theirs", async () => {
  const desk = await open();
  const { page } = desk;
  const { id } = await desk.bench().must("visit.register", visitForm({ phone: "19900002046" }));
  await desk.bench().must(
    "visit.register",
    visitForm({
      name: "周涛",
      consent: { method: "phone", answer: "awaiting", by: "", authorisation: null },
    }),
  );
  await desk.signIn("陈静", ADMIN_PIN);
  await page.evaluate((visit) => {
    window.location.hash = `#/visits/${visit}`;
  }, id);
  await row(page, "周涛").waitFor();
  await page.getByText("199****2046").waitFor();
  for (const name of [/离开/, /答复/, /延长/, /更多/, /显示/, /打印/]) {
    expect(await page.getByRole("button", { name }).count()).toBe(0);
  }
});

test("a slip is printed for whoever was let in, and for nobody else (VIS-2)", async () => {
  const desk = await open();
  const { id } = await desk
    .bench()
    .must(
      "visit.register",
      visitForm({ consent: { method: "phone", answer: "refused", by: "张女士", authorisation: null } }),
    );
  const page = await atTheDesk(desk);
  await page.evaluate((visit) => {
    window.location.hash = `#/visits/${visit}`;
  }, id);
  await page.getByText("到访", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "打印", exact: true }).count()).toBe(0);
});
