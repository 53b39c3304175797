import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ADMIN_PIN } from "../fixtures/host.ts";
import { line as logLine } from "../shared/modules/duty-log/desk.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { desks, MINUTE, type Desk } from "./harness/desk.ts";

const open = desks();

/** What axe calls serious or critical on the screen as it is now, once nothing moves any more. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
  // Pages that were left stay mounted, hidden: each was looked at while it was open.
  const { violations } = await new AxeBuilder({ page })
    .exclude('.page[style*="none"]')
    .options({ resultTypes: ["violations"] })
    // One frame: its results need no page of their own to be put together in.
    .setLegacyMode()
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** A desk with something in every list: a visitor who overstays, one at the door, a call that is owed. */
async function lived(desk: Desk): Promise<void> {
  const { must } = desk.bench();
  await must("unit.add", { code: "3-2-1201", state: "occupied" });
  await must("visit.register", visitForm({ category: "delivery", name: "周涛" }));
  await must("duty-line.write", { ...logLine, important: true, handled: false, unit: "3-2-1201" });
  const awaiting = { method: "intercom", answer: "awaiting", by: "", authorisation: null } as const;
  await must("work-order.take", {
    channel: "phone",
    reporter: "张女士",
    phone: "19900002046",
    resident: null,
    unit: "3-2-1201",
    publicArea: "",
    location: "厨房",
    fault: "水槽下水管漏水",
    grade: "urgent",
    area: "indoor",
    charge: "free",
    appointment: null,
    dispatch: true,
    technician: null,
    reworkOf: null,
    late: null,
  });
  desk.clock.pass(40 * MINUTE);
  await must("visit.register", visitForm({ consent: awaiting }));
  desk.host().alerts.recompute();
}

test.each(["zh-CN", "en"] as const)("the first start has no serious barrier (%s)", async (language) => {
  const { page } = await open({ founded: false, language });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("textbox").first().waitFor();
  expect(await barriers(page)).toEqual([]);
});

test.each(["zh-CN", "en"] as const)("no screen has a serious barrier (%s)", async (language) => {
  const desk = await open({ language });
  const { page } = desk;
  await lived(desk);
  await page.getByRole("button", { name: /陈静/ }).waitFor();
  expect(await barriers(page), "sign-in").toEqual([]);
  await page.getByRole("button", { name: /陈静/ }).click();
  await page.getByLabel("PIN", { exact: true }).waitFor();
  expect(await barriers(page), "PIN").toEqual([]);
  await page.getByLabel("PIN", { exact: true }).fill(ADMIN_PIN);
  await page.keyboard.press("Enter");
  const entries = page.getByRole("navigation").getByRole("link");
  await entries.first().waitFor();
  const count = await entries.count();
  expect(count).toBeGreaterThanOrEqual(6);
  for (let index = 0; index < count; index++) {
    const entry = entries.nth(index);
    const name = await entry.getAttribute("href");
    await entry.click();
    await page.locator(".page:visible :is(h1, h2, input, table, [role=tab], [role=row])").first().waitFor();
    expect(await barriers(page), String(name)).toEqual([]);
  }
  for (const place of ["#/shifts/log", "#/shifts/review"]) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, place);
    await page.locator(".page:visible :is(.log-line, .review-days)").first().waitFor();
    expect(await barriers(page), place).toEqual([]);
  }
  await page.keyboard.press("Control+K");
  await page.getByRole("dialog").waitFor();
  expect(await barriers(page), "Ctrl+K").toEqual([]);
});
