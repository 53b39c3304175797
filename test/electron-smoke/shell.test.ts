import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostStateChanged } from "../../shared/contract/desktop-bridge.ts";

/** Electron's program, named by `npm run test:electron`. */
const executablePath = process.env["LODGEBOOK_ELECTRON"];
const timeout = 60_000;

describe.skipIf(executablePath === undefined)("the built program in a real Electron", () => {
  let folder: string;
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lodgebook-electron-"));
    app = await _electron.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium refuses its sandbox to root; nobody else loses it.
      args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ".", `--data=${folder}`, "--lang=zh-CN"],
      timeout,
    });
    page = await app.firstWindow({ timeout });
  }, timeout);

  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("the page is ours and draws itself", async () => {
    await page.waitForFunction(
      () => (document.querySelector("#root")?.childElementCount ?? 0) > 0,
      undefined,
      {
        timeout,
      },
    );
    expect(page.url()).toMatch(/^app:\/\/lodgebook\//);
  });

  test("E1 the page sees the bridge and nothing of Node", async () => {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys(window["lodgebook" as keyof Window] as object),
      node: ["require", "process", "Buffer", "module"].filter((name) => name in window),
    }));
    expect(seen).toEqual({ bridge: ["connect", "print", "language", "platform"], node: [] });
  });

  test("the host is ready behind a port", async () => {
    const state = await page.evaluate(async (type) => {
      const ready = new Promise((resolve) =>
        window.addEventListener("message", ({ data }: MessageEvent<{ type?: string; state?: string }>) => {
          if (data.type === type && data.state === "ready") resolve(data.state);
        }),
      );
      const bridge = window["lodgebook" as keyof Window] as { connect: () => void };
      bridge.connect();
      return ready;
    }, hostStateChanged);
    expect(state).toBe("ready");
  });

  test("E1 the page cannot leave, open windows or reach the network", async () => {
    const reached = await page.evaluate(async () => {
      location.href = "https://example.org/";
      const opened = window.open("https://example.org/");
      const answered = await fetch("https://example.org/").then(
        () => true,
        () => false,
      );
      return { opened: opened !== null, answered };
    });
    expect(reached).toEqual({ opened: false, answered: false });
    expect(page.url()).toMatch(/^app:\/\/lodgebook\//);
  });
});
