// The list of 100,000 visits served by the real host, beside a bare TanStack virtual list that has the same rows at hand.
import type { Page } from "playwright-core";
import { printBenchRow } from "../../build/bench-row.ts";
import { serveHost } from "../../electron/host/serve.ts";
import { launchBrowser } from "../e2e/harness/browser.ts";
import { benchFolder, coreOf, fillBooks, foundBooks } from "./support/books.ts";
import { ms, quantile, thousands } from "./support/figures.ts";
import { buildBarePage, freshPage, openVisits, programPages } from "./support/pages.ts";

const ROWS = 100_000;
const ROUNDS = 7;
const SCROLL_MS = 5000;
const FRAME_MS = 50;

const host = await foundBooks(benchFolder());
fillBooks(host, ROWS);
const core = coreOf(host);
const rows = [];
for (let offset = 0; offset < ROWS; offset += 1000) {
  const request = { tab: "all", search: "", category: null, offset, limit: 1000 } as const;
  rows.push(...core.queries.visits.list(request, host.clock.nowMs(), core.desk.settings).rows);
}
if (rows.length !== ROWS) throw new Error(`${rows.length} rows`);

const bare = await buildBarePage(
  `
  import { createElement as h, useRef, useState } from "react";
  import { createRoot } from "react-dom/client";
  import { useVirtualizer } from "@tanstack/react-virtual";
  const cells = ["timeInMs", "name", "unit", "category", "consentBy", "plate", "leftAtMs", "status"];
  const line = { position: "absolute", inset: "0 0 auto", height: 40, display: "grid", alignItems: "center",
    gridTemplateColumns: "repeat(8, minmax(0, 1fr))", whiteSpace: "nowrap", borderBottom: "1px solid #dfe4ec" };
  function List({ rows }) {
    const scroller = useRef(null);
    const virtual = useVirtualizer({
      count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => 40, overscan: 8,
    });
    return h("div", { ref: scroller, className: "scroll", style: { height: 600, overflowY: "auto", contain: "strict" } },
      h("div", { style: { height: virtual.getTotalSize(), position: "relative" } },
        virtual.getVirtualItems().map(({ index, start }) =>
          h("div", { key: index, className: "row", style: { ...line, transform: "translateY(" + start + "px)" } },
            cells.map((cell) => h("div", { key: cell }, rows[index][cell]))))));
  }
  function Page({ rows }) {
    const [shown, setShown] = useState(false);
    return shown ? h(List, { rows }) : h("button", { type: "button", onClick: () => setShown(true) }, "全部");
  }
  const rows = await (await fetch("/rows.json")).json();
  createRoot(document.querySelector("#root")).render(h(Page, { rows }));
`,
  { "rows.json": JSON.stringify(rows) },
);
const program = await serveHost({ host, port: 0, pages: programPages });
const floor = await serveHost({ host, port: 0, pages: bare });

interface List {
  readonly open: (page: Page) => Promise<void>;
  /** What is clicked, and a row with its words (not one still loading). */
  readonly click: string;
  readonly row: string;
  readonly scroller: string;
}

const lists: Readonly<Record<"program" | "floor", List>> = {
  program: {
    open: async (page) => openVisits(page, program.url),
    click: ".list-tools .tab:last-child",
    row: ".vlist-row strong",
    scroller: ".vlist-scroll",
  },
  floor: {
    open: async (page) => {
      await page.goto(floor.url);
      await page.locator("button").waitFor();
    },
    click: "button",
    row: ".row",
    scroller: ".scroll",
  },
};

/** From the click until the frame with the first rows is done, ms by the page's own clock. */
async function paint(page: Page, { click, row }: List): Promise<number> {
  return page.evaluate(
    async (selectors) =>
      new Promise<number>((resolve) => {
        if (document.querySelector(selectors.row) !== null) throw new Error("rows before the click");
        const before = performance.now();
        const look = (): void => {
          if (document.querySelector(selectors.row) === null) requestAnimationFrame(look);
          else setTimeout(() => resolve(performance.now() - before));
        };
        document.querySelector<HTMLElement>(selectors.click)?.click();
        requestAnimationFrame(look);
      }),
    { click, row },
  );
}

/** Turns the wheel for five seconds; answers how long each frame was and how far it came, px. */
async function scroll(page: Page, { scroller }: List) {
  try {
    await page.locator(scroller).hover();
  } catch (cause) {
    // It happened once, and nobody knew what was there instead.
    const shown = await page.evaluate(() => `${location.hash} ${document.body.innerText.slice(0, 600)}`);
    throw new Error(`no list on the page, but: ${shown}`, { cause });
  }
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const next = (): void => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    Object.assign(window, { frames });
  });
  const end = performance.now() + SCROLL_MS;
  while (performance.now() < end) await page.mouse.wheel(0, 400);
  const frames = await page.evaluate(() => {
    const found: unknown = Reflect.get(window, "frames");
    return Array.isArray(found) ? found.map(Number) : [];
  });
  const reached = await page.locator(scroller).evaluate(({ scrollTop }) => scrollTop);
  if (reached < 10_000) throw new Error(`the list came only ${reached} px far`);
  return { frames, reached };
}

const browser = await launchBrowser();
const paints = { program: [] as number[], floor: [] as number[] };
const frames = { program: [] as number[], floor: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const which of ["floor", "program"] as const) {
    const page = await freshPage(browser);
    await lists[which].open(page);
    paints[which].push(await paint(page, lists[which]));
    if (round === ROUNDS - 1) {
      const scrolled = await scroll(page, lists[which]);
      frames[which].push(...scrolled.frames);
      console.log(`${which}: ${scrolled.frames.length} frames over ${Math.round(scrolled.reached)} px`);
    }
    await page.context().close();
  }
}
await browser.close();
await program.close();
await floor.close();
host.close();

const measured = quantile(paints.program, 0.5);
const bareMs = quantile(paints.floor, 0.5);
printBenchRow({
  what: `list of ${thousands(ROWS)} visits, click to painted rows, median of ${ROUNDS}`,
  measured: `${ms(measured)} (best ${ms(Math.min(...paints.program))})`,
  floor: `bare virtual list, rows at hand, ${ms(bareMs)} (best ${ms(Math.min(...paints.floor))})`,
  ratio: measured / bareMs,
  atMost: 1.3,
});
const longest = Math.max(...frames.program);
const over = frames.program.filter((frame) => frame > FRAME_MS).length;
printBenchRow({
  what: `longest frame while its wheel turns for ${SCROLL_MS / 1000} s (p99 ${ms(quantile(frames.program, 0.99))}, over ${FRAME_MS} ms: ${over} of ${frames.program.length})`,
  measured: ms(longest),
  floor: `${FRAME_MS} ms (bare list ${ms(Math.max(...frames.floor))}, p99 ${ms(quantile(frames.floor, 0.99))})`,
  ratio: longest / FRAME_MS,
  atMost: 1,
});
