import type { Locator, Page } from "playwright-core";

/** The steps of the handover wizard, as a person finds them on the screen. */
export const rail = (page: Page): Locator => page.getByRole("navigation", { name: "交接步骤" });
export const strip = (page: Page, side: "交班人" | "接班人"): Locator =>
  page.getByRole("region", { name: side, exact: true });

/** Draws a name on a pad. */
export async function draw(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error("no pad");
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 70, { steps: 6 });
  await page.mouse.move(box.x + 180, box.y + 30, { steps: 6 });
  await page.mouse.up();
}

/** Somebody takes over: their own PIN in the first step. */
export async function arrive(page: Page, name: string, pin: string): Promise<void> {
  const card = page.getByRole("region", { name: "接班到岗" });
  await card.getByRole("combobox").click();
  await page.locator(".ant-select-item-option", { hasText: name }).last().click();
  await card.getByLabel("本人 PIN").fill(pin);
  await card.getByRole("button", { name: "登记到岗" }).click();
  await card.getByText(name).first().waitFor();
}

/** DUTY-4: whoever came confirms by their own PIN that they have read the log of so many lines. */
export async function readLog(page: Page, lines: number, pin: string): Promise<void> {
  const card = page.getByRole("region", { name: "上一班日志" });
  await card.getByText(`接班人看本班日志（${lines} 行）`).waitFor();
  await card.getByLabel("本人 PIN").fill(pin);
  await card.getByRole("button", { name: "已阅，确认" }).click();
  await card.getByText("已阅", { exact: false }).first().waitFor();
}

/** One side signs: pad and own PIN. */
export async function signAs(page: Page, side: "交班人" | "接班人", pin: string): Promise<void> {
  const own = strip(page, side);
  await draw(page, own.locator("canvas"));
  await own.getByLabel("本人 PIN").fill(pin);
  await own.getByRole("button", { name: "签字", exact: true }).click();
}
