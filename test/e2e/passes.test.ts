import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { passView } from "../../electron/host/tables/pass-view.ts";
import type { DraftInput } from "../../shared/modules/passes/index.ts";
import { PIN } from "../fixtures/host.ts";
import { sofa, strokes } from "../shared/modules/passes/desk.ts";
import { desks, MINUTE, type Desk } from "./harness/desk.ts";
import { keystrokes, keystrokesFromNow } from "./harness/keystrokes.ts";
import { printed } from "./harness/printed.ts";

const open = desks();

/** A button whose words end so; an icon in front of them has a name of its own. */
const button = (page: Page, name: string) =>
  page.getByRole("button", { name: new RegExp(`(?:^|\\s)${name}$`) });
/** The cursor is there, however slowly the page came. */
async function focused(field: Locator): Promise<void> {
  const isThere = () => field.evaluate((element) => element === document.activeElement);
  await expect.poll(isThere, { timeout: 10_000 }).toBe(true);
}
const saved = (page: Page) => page.locator(".saved-number");
const view = (desk: Desk, id: string) => {
  const found = passView(desk.bench().core(), id, desk.clock.nowMs());
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

/** A desk with a duty officer and an owner in the directory, the clerk signed in. */
async function withOfficer(): Promise<{
  readonly desk: Desk;
  readonly page: Page;
  readonly officer: string;
}> {
  const desk = await open();
  const officer = await desk.bench().hire("周国平", "duty-officer");
  await desk.bench().must("unit.add", { code: "3-2-1201", state: "occupied" });
  await desk.bench().must("person.add", {
    unit: "3-2-1201",
    name: "陈立",
    relation: "owner",
    phones: "19900002046",
    documentType: null,
    document: "",
    documentOverridden: false,
    moveIn: "",
    emergencyContact: "",
    emergencyPhones: "",
    note: "",
  });
  await desk.signIn("张敏", PIN);
  return { desk, page: desk.page, officer: officer.id };
}

async function openPass(page: Page, id: string): Promise<void> {
  await page.evaluate((pass) => {
    window.location.hash = `#/passes/${pass}`;
  }, id);
  await page.locator(".record-number").waitFor();
}

async function draw(page: Page): Promise<void> {
  const pad = page.locator(".sign-canvas");
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error("no pad");
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 80, { steps: 8 });
  await page.mouse.move(box.x + 180, box.y + 30, { steps: 8 });
  await page.mouse.up();
}

/** A pass that is signed, straight through the host. */
async function signed(desk: Desk, officer: string, other: Partial<DraftInput> = {}): Promise<string> {
  const bench = desk.bench();
  const { id } = await bench.must("pass.draft", { ...sofa, gate: "大堂前台", ...other });
  const approver = bench
    .core()
    .lookups.staff(["duty-officer"])
    .find((person) => person.id === officer);
  if (approver === undefined) throw new Error("no officer");
  const input = { strokes, digest: view(desk, id).signedDigest, late: null };
  await bench.must("pass.sign", input, { id, approver });
  return id;
}

test("GDS-1, GDS-2 a pass is written by keyboard alone, with the owner taken from the directory", async () => {
  const { desk, page } = await withOfficer();
  await keystrokesFromNow(page);
  await page.keyboard.press("F3");
  const unit = page.getByRole("combobox", { name: "房号" });
  await focused(unit);
  await page.keyboard.type("3-2-1201");
  await page.getByRole("option").filter({ hasText: "陈立" }).waitFor();
  await page.keyboard.press("Enter");
  const item = page.getByLabel("第 1 行 物品名称");
  await focused(item);
  await page.keyboard.type("沙发");
  await page.keyboard.press("Enter");
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  // Past the empty row behind it.
  await page.keyboard.press("Enter");
  await page.keyboard.type("搬家");
  await page.keyboard.press("Enter");
  await page.keyboard.type("周涛");
  await page.keyboard.press("Control+Enter");
  await saved(page).waitFor();
  expect(await saved(page).textContent()).toBe("FX-20261123-A-001");
  expect(await keystrokes(page)).toBeLessThan(32);
  const { rows } = desk
    .bench()
    .core()
    .queries.passes.list(
      { tab: "waiting", search: "", today: false, drafts: false, kind: null, offset: 0, limit: 5 },
      { nowMs: desk.clock.nowMs(), timeZone: "Asia/Shanghai", postId: "" },
    );
  expect(rows).toMatchObject([{ unit: "3-2-1201", owner: "陈立", items: "沙发 1 件", gate: "大堂前台" }]);
  expect(desk.errors()).toEqual([]);
});

test("GDS-1, GDS-2 an incomplete pass says what it lacks, field by field, and keeps everything", async () => {
  const { desk, page } = await withOfficer();
  await page.keyboard.press("F3");
  await page.getByRole("combobox", { name: "房号" }).fill("3-2-1201");
  await page.getByLabel("业主", { exact: false }).first().fill("王芳");
  await page.keyboard.press("Control+Enter");
  await page.getByText("住户档案里没有这位业主").waitFor();
  await page.getByLabel("办理人证件号").fill("994300190001011234");
  await page.keyboard.press("Control+Enter");
  await page.getByText("这一项必须填写").waitFor();
  expect(await page.getByLabel("第 1 行 物品名称").getAttribute("aria-invalid")).toBe("true");
  await page.getByRole("radio", { name: "书面委托" }).click();
  await page.getByLabel("办理人", { exact: false }).first().fill("黄先生");
  await page.keyboard.press("Control+Enter");
  await page.getByText("书面委托要附上委托书的照片或 PDF").waitFor();
  expect(await page.getByLabel("业主", { exact: false }).first().inputValue()).toBe("王芳");
  expect(desk.bench().core().queries.passes.search("王芳", 5, { nowMs: 0, postId: "" })).toEqual([]);
});

test("GDS-2 an empty form is no draft; a draft handed in too early opens with what it lacks", async () => {
  const { desk, page } = await withOfficer();
  await page.keyboard.press("F3");
  await page.getByRole("button", { name: "存草稿" }).click();
  await page.getByText("这一项必须填写").waitFor();
  const { id } = await desk.bench().must("pass.draft", { ...sofa, reason: "", submit: false });
  await openPass(page, id);
  await page.getByRole("button", { name: "提交待签" }).click();
  const form = page.locator(".panel", { hasText: "修改 FX-" });
  const reason = form.getByLabel("放行事由");
  await form.getByText("这一项必须填写").waitFor();
  await expect.poll(async () => reason.evaluate((field) => field === document.activeElement)).toBe(true);
  await reason.fill("搬家");
  await page.keyboard.press("Control+Enter");
  await page.getByText("待签", { exact: true }).first().waitFor();
});

test("GDS-2, GDS-3 from the signature to the slips: signed, printed, checked by its code, once", async () => {
  const { desk, page, officer } = await withOfficer();
  const { id } = await desk.bench().must("pass.draft", { ...sofa, gate: "大堂前台" });
  await openPass(page, id);
  await page.getByRole("button", { name: /更多/ }).click();
  await page.getByRole("menuitem", { name: "更正" }).click();
  await page.getByLabel("改为").fill("二手出售");
  await page.getByLabel("更正原因").fill("听错了");
  await page.keyboard.press("Control+Enter");
  await page.locator(".history ins").getByText("二手出售").waitFor();
  await page.locator(".history del").getByText("搬家").waitFor();
  await page.keyboard.press("F1");
  await button(page, "签发").click();
  await page.locator(".sign-canvas").waitFor();
  await draw(page);
  await page.getByLabel("批准人", { exact: true }).click();
  await page.getByTitle("周国平 · 值班主管").click();
  await page.getByLabel("批准人 PIN").fill("000000");
  await button(page, "签发").click();
  await page.getByText("还可以试 9 次").waitFor();
  await page.getByLabel("批准人 PIN").fill(PIN);
  await button(page, "签发").click();
  await page.getByText("盖章：物品放行专用章").waitFor();
  expect(view(desk, id)).toMatchObject({ status: "signed", signature: { name: "周国平" } });
  expect(view(desk, id).writers).not.toContain(officer);

  await button(page, "打印").click();
  await page.locator(".print-sheets .sheet").nth(2).waitFor();
  const file = join(desk.folder, "pass.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const pages = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).split("\f");
  expect(pages).toHaveLength(4);
  for (const [at, copy] of ["存根联", "门岗联", "业主联"].entries()) {
    const text = pages[at]?.replaceAll(/\s+/g, "") ?? "";
    for (const said of [
      "物品放行条",
      copy,
      "FX-20261123-A-001",
      "3-2-1201",
      "沙发",
      "餐椅",
      "2026-11-2323:59",
    ]) {
      expect(text, `${copy}: ${said}`).toContain(said);
    }
  }
  await button(page, "打印").click();
  await page.getByText("已交给打印机").waitFor();
  await expect.poll(() => view(desk, id).prints).toBe(1);

  const token = view(desk, id).token ?? "";
  await page.evaluate(() => {
    window.location.hash = "#/passes/check";
  });
  const field = page.getByLabel("二维码或单号");
  await field.waitFor();
  await field.focus();
  await page.keyboard.type(token);
  await page.keyboard.press("Enter");
  await page.getByText("可以放行").waitFor();
  await page.getByLabel("餐椅 实际数量").fill("3");
  await button(page, "核对无误，放行").click();
  await page.getByText("有 1 件没有带走").waitFor();
  expect(view(desk, id)).toMatchObject({ status: "released", releases: [{ actual: [1, 3], via: "qr" }] });

  await button(page, "交回联单").click();
  await button(page, "记下交回").click();
  await page.getByText("已交回 存根、门岗联").waitFor();

  await page.evaluate(() => {
    window.location.hash = "#/passes/check";
  });
  await field.fill("1");
  await page.keyboard.press("Enter");
  await page.getByText("已经放行过，不能再放行").waitFor();
  await field.fill(`${token.slice(0, -1)}${token.endsWith("0") ? "1" : "0"}`);
  await page.keyboard.press("Enter");
  await page.getByText("伪造或被改动的放行条").waitFor();
  expect(desk.errors()).toEqual([]);
});

test("GDS-1 a written proxy is chosen, kept encrypted, and shown again on record", async () => {
  const { desk, page } = await withOfficer();
  await page.keyboard.press("F3");
  await page.getByRole("combobox", { name: "房号" }).fill("3-2-1201");
  await page.getByRole("option").filter({ hasText: "陈立" }).click();
  await page.getByRole("radio", { name: "书面委托" }).click();
  await page.getByLabel("办理人", { exact: false }).first().fill("黄先生");
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const chosen = page.locator("input[type=file]");
  await chosen.setInputFiles({ name: "说明.txt", mimeType: "text/plain", buffer: Buffer.from("不是图片") });
  await page.getByText("只能附上图片").waitFor();
  await chosen.setInputFiles({ name: "委托书.png", mimeType: "image/png", buffer: png });
  await page.getByText("委托书.png").waitFor();
  await page.getByLabel("第 1 行 物品名称").fill("钢琴");
  await page.getByLabel("放行事由").fill("出售");
  await page.getByLabel("搬运公司").fill("顺达搬运");
  await page.keyboard.press("Control+Enter");
  await saved(page).waitFor();
  await button(page, "打开").click();
  await button(page, "查看委托书").click();
  const shown = page.getByRole("img", { name: "委托书" });
  await shown.waitFor();
  expect(await shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
  await page.getByText("查看委托书").last().waitFor();
  expect(desk.errors()).toEqual([]);
});

test("GDS-2 a signature is entered later, with its time and reason", async () => {
  const { desk, page } = await withOfficer();
  const { id } = await desk.bench().must("pass.draft", { ...sofa, gate: "大堂前台" });
  await desk.pass(10 * 60 * MINUTE);
  await openPass(page, id);
  await page.getByRole("button", { name: /更多/ }).click();
  await page.getByRole("menuitem", { name: "签发" }).click();
  await page.locator(".sign-canvas").waitFor();
  await draw(page);
  await page.getByLabel("批准人", { exact: true }).click();
  await page.getByTitle("周国平 · 值班主管").click();
  const pin = page.getByLabel("批准人 PIN");
  await pin.fill(PIN);
  await page.keyboard.press("Enter");
  await page.getByText("这一项必须填写").waitFor();
  await focused(page.getByLabel("实际时间"));
  await page.keyboard.type("11-23 14:20");
  await page.getByLabel("补录原因").fill("纸面先签，晚上补录");
  await pin.fill(PIN);
  await page.keyboard.press("Enter");
  await page.getByText("补录：纸面先签，晚上补录").first().waitFor();
  expect(view(desk, id)).toMatchObject({
    status: "expired",
    signature: { name: "周国平", lateReason: "纸面先签，晚上补录" },
  });
  expect(desk.errors()).toEqual([]);
});

test("GDS-3 a long list goes over as few sheets as it takes, each naming its copy, unit and page", async () => {
  const { desk, page, officer } = await withOfficer();
  const items = Array.from({ length: 20 }, (_, index) => ({
    name: `红木雕花大衣柜（含抽屉四只、玻璃门两扇）第 ${index + 1} 只`,
    spec: "长 240 厘米 × 宽 60 厘米 × 高 220 厘米",
    unit: "件",
    qty: 1,
  }));
  const id = await signed(desk, officer, { items });
  await openPass(page, id);
  await button(page, "打印").click();
  await page.locator(".print-sheets .sheet").first().waitFor();
  const sheets = await page.locator(".print-sheets .sheet").count();
  const { text } = await printed(page, desk.folder);
  const pages = text.split("\f").slice(0, -1);
  expect(pages).toHaveLength(sheets);
  // Each of the three copies is a paper of its own: its facts first, its signatures last, its pages counted apart.
  const each = sheets / 3;
  expect(each).toBeLessThanOrEqual(5);
  for (const [at, said] of pages.entries()) {
    const no = (at % each) + 1;
    const plain = said.replaceAll(/\s+/g, "");
    expect(plain).toContain(`第${no}页/共${each}页`);
    for (const onEach of ["3-2-1201", ["存根联", "门岗联", "业主联"][Math.floor(at / each)] ?? ""]) {
      expect(plain).toContain(onEach);
    }
    expect(plain.includes("顺达搬运")).toBe(no === 1);
    expect(plain.includes("周国平")).toBe(no === each);
  }
});

test("GDS-3 where the gate has no desk, the check says which gate and who releases; the history names the goods", async () => {
  const { desk, page, officer } = await withOfficer();
  const { must, admin } = desk.bench();
  await must("post.open", { name: "北门岗", gate: true }, { actor: admin });
  const id = await signed(desk, officer, { gate: "北门岗" });
  await openPass(page, id);
  await page.getByText("从“北门岗”离开；那里没有电脑，由“大堂前台”核对放行。").waitFor();
  await page.evaluate(() => {
    window.location.hash = "#/passes/check";
  });
  await page.getByLabel("二维码或单号").fill("1");
  await page.keyboard.press("Enter");
  await page.getByText("可以放行").waitFor();
  await page.getByText("从“北门岗”离开；那里没有电脑，由“大堂前台”核对放行。").waitFor();
  await page.getByLabel("餐椅 实际数量").fill("0");
  await button(page, "核对无误，放行").click();
  await page.locator(".history").getByText("放行：沙发 1 件", { exact: true }).waitFor();
  expect(desk.errors()).toEqual([]);
});

test("Esc leaves the signing form, after the list of officers that is open above it", async () => {
  const { desk, page } = await withOfficer();
  const { id } = await desk.bench().must("pass.draft", { ...sofa, gate: "大堂前台" });
  await openPass(page, id);
  await button(page, "退回").click();
  const form = page.getByRole("region", { name: "退回放行条" });
  await form.getByLabel("批准人", { exact: true }).click();
  await page.getByTitle("周国平 · 值班主管").waitFor();
  await page.keyboard.press("Escape");
  await page.getByTitle("周国平 · 值班主管").waitFor({ state: "hidden" });
  await form.waitFor();
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  await button(page, "签发").click();
  const sign = page.getByRole("region", { name: "签发放行条" });
  await focused(sign.getByLabel("批准人", { exact: true }));
  await page.keyboard.press("Escape");
  await sign.waitFor({ state: "detached" });
  expect(await page.locator(".record-number").count()).toBe(1);
});

test("GDS-3 what is missing of a day's passes is listed, and who looked them through", async () => {
  const { desk, page, officer } = await withOfficer();
  const id = await signed(desk, officer);
  await desk.bench().must("pass.print", { paper: "A5" }, { id });
  await desk.pass(10 * 60 * 60_000);
  await openPass(page, id);
  await page.getByText("已过期，不能放行").waitFor();
  await button(page, "核实过期").click();
  await page.getByLabel("核实结果").fill("住户改到周末搬");
  await button(page, "保存核实").click();
  await page.getByText("核实过期：住户改到周末搬").waitFor();
  await button(page, "放行条核对").click();
  await button(page, "前一个").click();
  const row = page.getByRole("button").filter({ hasText: "FX-20261123-A-001" });
  await row.waitFor();
  expect(await row.textContent()).toContain("三联都没交回");
  await page.getByLabel("说明（选填）").fill("三联在南门岗");
  await button(page, "核对完毕").click();
  await page.getByText("三联在南门岗").waitFor();
  expect(await page.locator(".pass-daily-checked").textContent()).toContain("张敏");
});
