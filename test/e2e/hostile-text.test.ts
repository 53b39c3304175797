import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { normaliseText } from "../../shared/kernel/text.ts";
import { PIN } from "../fixtures/host.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { desks } from "./harness/desk.ts";

const open = desks();

/** Names as nobody should have them; `mark` on the page says that one of them ran. */
const hostile = {
  image: `<img src=x onerror="document.title='ran'">`,
  script: `</title><script>document.title='ran'</script>`,
  quotes: `"'\`;--{{7*7}}\${7*7}`,
  "right to left": "\u202Eمرحبا 陈\u202C",
  "a rare character": "𠮷田𬭚",
  emoji: "👩‍👩‍👧‍👦 张敏",
} as const;

/** Nothing ran, and the page does not scroll sideways. */
async function unharmed(page: Page): Promise<void> {
  expect(await page.title()).not.toContain("ran");
  const { overflow, images } = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    images: document.querySelectorAll("img[onerror], script:not([src])").length,
  }));
  expect(overflow).toBeLessThanOrEqual(0);
  expect(images).toBe(0);
}

test.each(Object.entries(hostile))(
  "I1 %s in every field of a visit is shown as text",
  async (_what, text) => {
    const desk = await open();
    const { page } = desk;
    await desk
      .bench()
      .must(
        "visit.register",
        visitForm({ name: text, company: text, purpose: text, goods: text, host: text, plate: "粤B12345" }),
      );
    await desk.signIn("张敏", PIN);
    await page.getByRole("navigation").getByText("来访登记").click();
    const cell = page
      .getByRole("row")
      .filter({ hasText: normaliseText(text) })
      .first();
    await cell.waitFor();
    await unharmed(page);
    await cell.click();
    await page.getByText("LF-20261123-A-001").first().waitFor();
    await unharmed(page);
    await page.keyboard.press("Control+K");
    await page.getByRole("dialog").getByRole("combobox").fill("LF-20261123-A-001");
    await page.getByRole("option").first().waitFor();
    await unharmed(page);
  },
);

test("I1 on paper too: a work order's PDF holds the words as they stand", async () => {
  const desk = await open();
  const { page } = desk;
  const fault = Object.values(hostile).join("\n");
  const { id } = await desk.bench().must("work-order.take", {
    channel: "phone",
    reporter: hostile.image,
    phone: "",
    resident: null,
    unit: "3-2-1201",
    publicArea: "",
    location: hostile.quotes,
    fault,
    grade: "normal",
    area: "indoor",
    charge: "free",
    appointment: null,
    dispatch: true,
    technician: null,
    reworkOf: null,
    late: null,
  });
  await desk.signIn("张敏", PIN);
  await page.evaluate((order) => {
    window.location.hash = `#/print/work-order/${order}`;
  }, id);
  await page.getByRole("button", { name: /打印/ }).waitFor();
  await unharmed(page);
  const file = join(desk.folder, "hostile.pdf");
  const printedText = async (): Promise<string> => {
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).replaceAll(/\s+/g, "");
  };
  // The paper is cut into sheets once its rows were measured.
  await expect.poll(printedText).toContain("𠮷田");
  const text = await printedText();
  expect(text).toContain("<imgsrc=xonerror=");
  expect(text).toContain("<script>document.title=");
  expect(text).toContain("{{7*7}}");
  expect(text).toContain("𠮷田");
});

test("I1 10,000 characters: the host refuses them by field, the screen takes no more than fits and shows what it took", async () => {
  const desk = await open();
  const { page } = desk;
  const long = "长".repeat(10_000);
  for (const field of ["name", "purpose", "host", "company", "goods"] as const) {
    const outcome = await desk.bench().give("visit.register", visitForm({ [field]: long }));
    expect(outcome, field).toMatchObject({ ok: false, error: { code: "too-long", field } });
  }
  await desk.signIn("张敏", PIN);
  await page.keyboard.press("F2");
  const field = page.getByRole("combobox", { name: "来访人" });
  await field.fill(long);
  expect(await field.inputValue()).toBe("长".repeat(100));
  await page.getByRole("radio", { name: "外卖快递" }).click();
  await page.getByRole("combobox", { name: "拜访" }).fill("工程部");
  await page.getByRole("button", { name: /^登记/ }).click();
  await page.locator(".saved-number").waitFor();
  await unharmed(page);
});
