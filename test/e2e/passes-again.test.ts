import { expect, test } from "vitest";
import { PIN } from "../fixtures/host.ts";
import { sofa } from "../shared/modules/passes/desk.ts";
import { desks } from "./harness/desk.ts";

const open = desks();

test("GDS-1 a pass like an old one asks before it writes over one that is half written", async () => {
  const desk = await open();
  const { id } = await desk.bench().must("pass.draft", { ...sofa, submit: false });
  await desk.signIn("张敏", PIN);
  const { page } = desk;
  const go = (place: string) =>
    page.evaluate((to) => {
      window.location.hash = `#/passes/${to}`;
    }, place);
  const again = async (): Promise<void> => {
    await go(id);
    await page.locator(".panel:visible .panel-foot button[aria-haspopup=menu]").click();
    await page.getByRole("menuitem", { name: "照此另开一张" }).click();
  };
  await go("new");
  const reason = page.getByLabel("放行事由");
  await reason.fill("还没写完");
  await again();
  const asks = page.getByRole("region", { name: "这里还有一张没填完的" });
  await asks.waitFor();
  const keep = asks.getByRole("button", { name: "保留已填的" });
  await expect.poll(() => keep.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
  await asks.waitFor({ state: "hidden" });
  expect(await reason.inputValue()).toBe("还没写完");
  await again();
  await asks.getByRole("button", { name: "删掉，换成另一张" }).click();
  await expect.poll(() => reason.inputValue()).toBe(sofa.reason);
  // Nothing half written: nothing to ask.
  await page.getByRole("button", { name: "清空" }).click();
  await again();
  await expect.poll(() => reason.inputValue()).toBe(sofa.reason);
  expect(await asks.count()).toBe(0);
});
