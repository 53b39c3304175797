import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { PIN } from "../fixtures/host.ts";
import { desks, type Desk } from "./harness/desk.ts";

const open = desks();
const nameField = (page: Page) => page.getByRole("combobox", { name: "来访人" });
const visitCount = (desk: Desk): number =>
  desk.bench().core().queries.visits.counts(desk.clock.nowMs(), desk.bench().core().desk.settings).today;

interface Line {
  /** The line drops now, and every new one at once, until `mend`. */
  readonly cut: () => Promise<void>;
  readonly mend: () => void;
  /** The host's answers are lost from now on; what is asked still arrives. */
  readonly loseAnswers: () => void;
}

/** Puts a hand on the page's line to the host. */
async function lineOf({ page }: Desk): Promise<Line> {
  let [isCut, isDeaf] = [false, false];
  let drop: () => Promise<void> = async () => undefined;
  await page.routeWebSocket(/\/rpc/, (socket) => {
    if (isCut) {
      void socket.close();
      return;
    }
    const host = socket.connectToServer();
    host.onMessage((message) => {
      if (!isDeaf) socket.send(message);
    });
    drop = async () => {
      await host.close();
      await socket.close();
    };
  });
  await page.reload();
  return {
    cut: async () => {
      isCut = true;
      await drop();
    },
    mend: () => {
      isCut = false;
      isDeaf = false;
    },
    loseAnswers: () => {
      isDeaf = true;
    },
  };
}

/** A visit that needs only its last key press. */
async function filled(desk: Desk): Promise<Page> {
  const { page } = desk;
  await desk.signIn("张敏", PIN);
  await page.keyboard.press("F2");
  await nameField(page).fill("顺丰");
  await page.getByRole("radio", { name: "外卖快递" }).click();
  await page.getByRole("combobox", { name: "拜访" }).fill("工程部");
  return page;
}

test("a dropped line is told, keeps the form, and mends by itself", async () => {
  const desk = await open();
  const line = await lineOf(desk);
  const page = await filled(desk);
  await line.cut();
  await page.getByText("连接断开，正在重新连接").waitFor();
  expect(await nameField(page).inputValue()).toBe("顺丰");
  line.mend();
  await page.getByText("连接断开，正在重新连接").waitFor({ state: "detached" });
  await page.keyboard.press("Control+Enter");
  await page.locator(".saved-number").waitFor();
  expect(visitCount(desk)).toBe(1);
});

test("C5 an answer that was lost with the line is no second visit: it is asked for again by the same id", async () => {
  const desk = await open();
  const line = await lineOf(desk);
  const page = await filled(desk);
  line.loseAnswers();
  await page.getByRole("button", { name: /^登记/ }).click();
  // The host has it, the page does not know.
  await expect.poll(() => visitCount(desk)).toBe(1);
  await line.cut();
  line.mend();
  await page.locator(".saved-number").waitFor();
  expect(await page.locator(".saved-number").textContent()).toBe("LF-20261123-A-001");
  expect(visitCount(desk)).toBe(1);
});

test("a host that was started anew has a new address; there the form is as it was left", async () => {
  const desk = await open();
  const page = await filled(desk);
  const kept = () => desk.bench().core().drafts.load(desk.bench().clerk.id, "visit.register");
  await expect.poll(kept).toMatchObject({ name: "顺丰", visiting: "工程部" });
  const before = desk.serving().url;
  await desk.stop();
  await page.getByText("连接断开，正在重新连接").waitFor();
  expect(await nameField(page).inputValue()).toBe("顺丰");
  await desk.start();
  expect(desk.serving().url).not.toBe(before);
  await page.goto("about:blank");
  await page.goto(desk.serving().url);
  await desk.signIn("张敏", PIN);
  await page.keyboard.press("F2");
  await expect.poll(() => nameField(page).inputValue()).toBe("顺丰");
});
