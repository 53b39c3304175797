import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { deviceId } from "../../shared/kernel/ids.ts";
import { emitter, type NewEvent } from "../../shared/kernel/register.ts";
import { keyEvents } from "../../shared/modules/keys/index.ts";
import { PIN } from "../fixtures/host.ts";
import { electrician, HOUR, leftBy, homeKey, plantRoom } from "../shared/modules/keys/desk.ts";
import { desks, MINUTE, type Desk } from "./harness/desk.ts";
import { keystrokes, keystrokesFromNow } from "./harness/keystrokes.ts";

const open = desks();
const emit = emitter(keyEvents);

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const saved = (page: Page) => page.locator(".saved-number");
const hook = (page: Page, text: string) => page.locator(".hook").filter({ hasText: text });
const keys = (desk: Desk) => desk.bench().core().queries.keys;

interface Cabinet {
  readonly desk: Desk;
  readonly page: Page;
  readonly plant: string;
  readonly home: string;
}

/** A cabinet with a plant room's key and one that a resident left; the clerk signed in at it. */
async function cabinet(): Promise<Cabinet> {
  const desk = await open();
  const { must, hire } = desk.bench();
  await hire("孙丽华", "foreman");
  await hire("陈主管", "supervisor");
  const { id: plant } = await must("key.add", plantRoom);
  const deposit = leftBy({ until: desk.clock.nowMs() + 30 * 24 * HOUR });
  const { id: home } = await must("key.add", { ...homeKey, deposit });
  await desk.signIn("张敏", PIN);
  return { desk, page: desk.page, plant, home };
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((place) => {
    window.location.hash = place;
  }, hash);
}

/** The second person, in the same panel. */
async function approve(page: Page, name: RegExp, confirm = "批准"): Promise<void> {
  await page.locator(".approval .ant-select").click();
  await page.locator(".ant-select-item-option").filter({ hasText: name }).click();
  await page.locator(".approval input[type=password]").fill(PIN);
  await button(page, confirm).click();
}

async function draw(page: Page): Promise<void> {
  await page.locator(".sign-canvas").scrollIntoViewIfNeeded();
  const box = await page.locator(".sign-canvas").boundingBox();
  if (box === null) throw new Error("no pad");
  await page.mouse.move(box.x + 40, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 60, { steps: 6 });
  await page.mouse.up();
}

test("KEY-3 a key leaves by keyboard alone, with a foreman's own PIN, and comes back to a named receiver", async () => {
  const { desk, page, plant } = await cabinet();
  await keystrokesFromNow(page);
  await page.keyboard.press("F6");
  const field = page.getByRole("combobox", { name: "钥匙" });
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.type("018");
  await page.getByRole("option").filter({ hasText: "地下室配电房" }).waitFor();
  await page.keyboard.press("Enter");
  const borrower = page.getByRole("combobox", { name: "借用人" });
  await expect.poll(() => borrower.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.type("赵磊");
  await page.getByLabel("事由").focus();
  await page.keyboard.type("检修照明");
  await page.keyboard.press("Control+Enter");
  await page.getByText("把 YS-018 地下室配电房 借给 赵磊").waitFor();
  expect(await keystrokes(page)).toBeLessThanOrEqual(24);
  expect(keys(desk).row(plant)?.status).toBe("in");
  await approve(page, /孙丽华/);
  await saved(page).waitFor();
  expect(await saved(page).textContent()).toBe("YS-20261123-A-002");
  expect(keys(desk).row(plant)).toMatchObject({
    status: "out",
    borrower: "赵磊",
    dueMs: desk.clock.nowMs() + 2 * HOUR,
  });

  await desk.pass(3 * HOUR + 2 * MINUTE);
  await hook(page, "地下室配电房").getByText("超时 1 小时").waitFor();
  await go(page, "#/home");
  await page
    .locator(".board-row")
    .filter({ hasText: "地下室配电房" })
    .getByRole("button", { name: "登记归还" })
    .click();
  await page.getByLabel("备注").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByText("归还，张敏 签收").first().waitFor();
  expect(keys(desk).row(plant)?.status).toBe("in");
  expect(desk.errors()).toEqual([]);
});

test("a key that is out is refused, says who has it, and everything typed stays", async () => {
  const { desk, page, plant } = await cabinet();
  const foreman = desk.bench().core().lookups.staff(["foreman"])[0];
  if (foreman === undefined) throw new Error("no foreman");
  const input = { ...electrician, dueAt: desk.clock.nowMs() + HOUR };
  await desk.bench().must("key.lend", input, { id: plant, approver: foreman });
  await page.keyboard.press("F6");
  await page.getByRole("combobox", { name: "钥匙" }).fill("配电");
  await page.getByRole("option").first().click();
  await page.getByText(/赵磊 拿着/).waitFor();
  await page.getByRole("combobox", { name: "借用人" }).fill("钱进");
  await page.getByLabel("事由").fill("换灯");
  await page.keyboard.press("Control+Enter");
  await page.getByText("这把钥匙现在不在柜里").waitFor();
  expect(await page.getByLabel("事由").inputValue()).toBe("换灯");
  expect(keys(desk).out()).toHaveLength(1);
});

test("KEY-3 a home's key asks for the owner's consent to this use and a supervisor", async () => {
  const { desk, page, home } = await cabinet();
  await go(page, `#/keys/${home}`);
  await button(page, "借出").first().click();
  await page.getByText("能打开住户的家").waitFor();
  await page.getByRole("combobox", { name: "借用人" }).fill("王师傅");
  await page.getByLabel("事由").fill("浇花");
  await page.keyboard.press("Control+Enter");
  await page.getByText("要先得到业主同意这一次使用").waitFor();
  await page.getByRole("radio", { name: "电话" }).click();
  await page.getByLabel("谁同意的").fill("陈立");
  await page.keyboard.press("Control+Enter");
  await page.locator(".approval").waitFor();
  await page.locator(".approval .ant-select").click();
  expect(await page.locator(".ant-select-item-option").allTextContents()).toEqual(["陈主管 · 客服主管"]);
  await page.keyboard.press("Escape");
  await approve(page, /陈主管/);
  await saved(page).waitFor();
  expect(keys(desk).row(home)).toMatchObject({ status: "out", borrower: "王师傅" });
  const texts = desk.bench().core().store.log.textsOf(home).join("\n");
  expect(texts).toMatch(/"consent":\{"method":"phone"/);
  expect(texts).not.toMatch(/陈立|王师傅/);
});

test("业主取回 is signed for under exactly what is shown", async () => {
  const { desk, page, home } = await cabinet();
  await go(page, `#/keys/${home}`);
  await page.getByRole("button", { name: /更多/ }).click();
  await page.getByRole("menuitem", { name: "业主取回" }).click();
  await page.getByText("今收到 3-2-1201 钥匙 1 把（YS-051），封签 F-0091").waitFor();
  await button(page, "交还业主").click();
  // The pad lies below the fold: what is missing is brought into sight above the button.
  const missing = await page.getByText("还没有签名").boundingBox();
  const bar = await button(page, "交还业主").boundingBox();
  expect((missing?.y ?? Infinity) + (missing?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  await draw(page);
  await button(page, "交还业主").click();
  await page.getByText("业主取回，YS-20261123-A-002").waitFor();
  expect(keys(desk).row(home)?.status).toBe("collected");
});

test("KEY-1 a count before a witness: what differs is explained and corrects the list", async () => {
  const { desk, page, plant } = await cabinet();
  await go(page, "#/keys/count");
  await page.getByRole("radio", { name: "公共" }).click();
  await page.getByLabel("YS-018 实有").fill("0");
  await button(page, "完成盘点").click();
  // The reason is asked for before anybody witnesses.
  await page.getByText("请写明原因").waitFor();
  expect(await page.locator(".approval").count()).toBe(0);
  await page.getByLabel("YS-018 差异说明").fill("挂钩上没有，正在查");
  await button(page, "完成盘点").click();
  await approve(page, /孙丽华/, "确认见证");
  await page.getByText("盘点已记录 YS-20261123-A-002").waitFor();
  await page.getByText("张敏 盘点，孙丽华 见证").waitFor();
  expect(keys(desk).row(plant)).toMatchObject({ status: "lost", lost: 1 });
});

test("the code sheet is a supervisor's, with a reason that is kept", async () => {
  const { desk, page, plant } = await cabinet();
  await desk.bench().must("key.add", { ...plantRoom, code: "YS-019", tag: "K7F3" });
  await go(page, "#/keys");
  await hook(page, "YS-019").waitFor();
  expect(await button(page, "编码对照表").count()).toBe(0);
  expect(await page.content()).not.toContain("K7F3");
  await page.keyboard.press("Control+L");
  await page.getByText("屏幕已锁定").waitFor();
  // Who was hired while the window opened is on the list of a fresh one.
  await page.reload();
  await desk.signIn("陈主管", PIN);
  await go(page, "#/keys/sheet");
  await page.getByRole("textbox", { name: "原因" }).fill("月度核对");
  await page.keyboard.press("Enter");
  await page.getByText("K7F3").waitFor();
  await page.getByText("月度核对").waitFor();
  await printsTags(page);
  await settlesWhatDesksDidApart({ desk, page, plant });
});

/** KEY-3 coded tags on paper bear the code and nothing that says whose door it is; printing asks for its own reason. */
async function printsTags(page: Page): Promise<void> {
  await page.getByRole("button", { name: "打印编码牌" }).click();
  await page.getByRole("textbox", { name: "原因" }).fill("换新牌");
  await page.keyboard.press("Enter");
  await page.locator(".code-tag").waitFor();
  expect(await page.locator(".code-tags").textContent()).toBe("K7F3");
  const paper = await page.locator(".sheet-body").textContent();
  for (const secret of ["配电房", "YS-019", "B-03"]) expect(paper).not.toContain(secret);
  await go(page, "#/print/key-codes/all");
  await page.getByRole("textbox", { name: "原因" }).fill("封存备查");
  await page.keyboard.press("Enter");
  expect(await page.locator(".code-lines tbody tr").textContent()).toBe("K7F3YS-019地下室配电房公共B-03");
}

/** S2 what another desk did meanwhile to the plant room's key, and a second key under a code that is taken. */
async function settlesWhatDesksDidApart({ desk, page, plant }: Omit<Cabinet, "home">): Promise<void> {
  const bench = desk.bench();
  const { store, lookups, newId } = bench.core();
  const [foreman, at] = [lookups.staff(["foreman"])[0], desk.clock.nowMs()];
  if (foreman === undefined) throw new Error("no foreman");
  await bench.must("key.lend", { ...electrician, dueAt: at + HOUR }, { id: plant, approver: foreman });
  const elsewhere = (id: string, event: NewEvent) =>
    store.transaction(() =>
      store.write([event], {
        device: deviceId(new Uint8Array(10).fill(9)),
        at,
        off: null,
        actor: foreman.id,
        approver: null,
        cmd: newId(),
        kind: "key",
        id,
      }),
    );
  const twin = newId();
  const place = { unit: null, place: "水泵房", quantity: 1, hook: "", sealNo: "", keeper: "", post: "" };
  elsewhere(twin, emit("added", { at, code: "YS-019", kind: "public", ...place }));
  const loan = { copies: 1, borrowerStaff: null, department: "", reason: "检修", dueAt: at + HOUR };
  const lent = { number: "YS-20261123-B-001", ...loan, escort: null, consent: null, at, late: null };
  elsewhere(plant, emit("lent", lent, { borrower: "钱进" }));
  await desk.pass(1000);
  await go(page, "#/conflicts");
  const card = (name: string) => page.locator(".conflict").filter({ hasText: name });
  await card("同一把钥匙被两台分别借出").getByRole("button", { name: "打开处理" }).click();
  await page.getByRole("checkbox", { name: /钱进/ }).check();
  await page.getByLabel("怎样核实的").fill("钱进还拿在手里");
  await page.keyboard.press("Control+Enter");
  await page.locator(".key-clash").waitFor({ state: "detached" });
  expect(keys(desk).row(plant)).toMatchObject({ conflicts: 0, out: 1, borrower: "钱进" });
  await go(page, "#/conflicts");
  await card("两把钥匙用了同一个编号").getByRole("button", { name: "打开记录" }).last().click();
  await page.getByText("另一把钥匙也用这个编号").waitFor();
  await page.getByLabel("改为").fill("YS-020");
  await page.getByLabel("更正原因").fill("两台同时登记");
  await page.keyboard.press("Control+Enter");
  await page.getByText("另一把钥匙也用这个编号").waitFor({ state: "detached" });
  expect(keys(desk).sharedCodes().size).toBe(0);
  expect(desk.errors()).toEqual([]);
}

test("the loan's slip is 80 mm, with number and QR, no full phone; a reprint says so", async () => {
  const { desk, page, plant } = await cabinet();
  const foreman = desk.bench().core().lookups.staff(["foreman"])[0];
  if (foreman === undefined) throw new Error("no foreman");
  const input = { ...electrician, dueAt: desk.clock.nowMs() + HOUR };
  const { number } = await desk.bench().must("key.lend", input, { id: plant, approver: foreman });
  await go(page, `#/print/key/${encodeURIComponent(`${plant}~${number}`)}`);
  await page.locator(".slip").first().waitFor();
  const printed = async () => {
    const file = join(desk.folder, "slip.pdf");
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    return {
      text: execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }),
      info: execFileSync("pdfinfo", [file], { encoding: "utf8" }),
    };
  };
  const { text, info } = await printed();
  for (const words of [
    "钥匙借用单",
    "阳光花园",
    String(number),
    "YS-018",
    "地下室配电房",
    "赵磊",
    "孙丽华",
    "借用人签字",
  ]) {
    expect(text.replaceAll(/\s+/g, ""), words).toContain(words);
  }
  expect(text).not.toContain("19900002046");
  expect(text).not.toContain("补打");
  expect(info).toMatch(/Pages:\s+1\b/);
  expect(info).toMatch(/Page size:\s+22[67]/);
  expect(await page.locator(".sheet-qr").count()).toBe(1);
  await desk.bench().must("key.print", { slip: String(number) }, { id: plant });
  await page.getByText("补打").waitFor();
});

test("I1 markup and long words in any field are shown as text, and break nothing", async () => {
  const { desk, page } = await cabinet();
  const place = `<img src=x onerror="window.hit=1">${"长".repeat(80)}`;
  const { id } = await desk
    .bench()
    .must("key.add", { ...plantRoom, code: "YS-666", place: place.slice(0, 100) });
  await go(page, `#/keys/${id}`);
  await page.locator(".record-title").getByText("<img src=x").waitFor();
  expect(await page.evaluate(() => "hit" in window)).toBe(false);
  const wide = await page
    .locator(".panel-body:visible")
    .evaluate((body) => body.scrollWidth - body.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
});
