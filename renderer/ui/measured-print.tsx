import { useLayoutEffect, useRef, useState, type ReactElement, type ReactNode } from "react";
import type { Measured } from "./cut-pieces.ts";
import { PrintPage, PrintSheet, type PrintPageProps } from "./print-page.tsx";

/** A printer rounds each line its own way. */
const SPARE_PX = 4;

/** Reads the endless sheet: its pieces one below the other, and what a sheet leaves for them. */
function measure(endless: Element, empty: Element): Measured {
  const body = endless.getBoundingClientRect();
  const boxes = [...endless.querySelectorAll("[data-piece]")].map((piece) => {
    const { top, bottom } = piece.getBoundingClientRect();
    return { piece, top, bottom };
  });
  // A piece ends where the next one begins; the last by itself, for its sheet may go on below it.
  const ends = boxes.slice(1).map(({ top }) => top);
  // What stands in a section above its first piece, as a title and the heads of columns, is drawn on each sheet.
  const above = boxes.map(({ piece, top }, index) => {
    const section = piece.closest("[data-section]");
    const before = boxes[index - 1]?.piece.closest("[data-section]") ?? null;
    return section === null || section === before ? 0 : top - section.getBoundingClientRect().top;
  });
  const first = (boxes[0]?.top ?? body.top) - body.top;
  // What only the first sheet has, with the gap behind it.
  const once = [...endless.querySelectorAll("[data-once]")].map((part) => {
    const { top, bottom } = part.getBoundingClientRect();
    return (part.nextElementSibling?.getBoundingClientRect().top ?? bottom) - top;
  });
  return {
    page: empty.getBoundingClientRect().height - SPARE_PX,
    first,
    repeated: Math.max(first - once.reduce((sum, height) => sum + height, 0), ...above),
    pieces: boxes.map(({ top, bottom }, index) => (ends[index] ?? bottom) - top),
  };
}

/**
 * Paper over as many sheets as it takes: everything is drawn once on an endless sheet that nobody sees, and cut
 * where the browser says that a page ends, so that no sheet runs over and each says which page it is.
 */
export function MeasuredPrint({
  whole,
  sheetsOf,
  ...page
}: Omit<PrintPageProps, "sheets"> & {
  /**
   * All of it; what must stay together carries `data-piece`, what repeats its title `data-section`, what no further
   * sheet repeats `data-once`.
   */
  readonly whole: ReactNode;
  readonly sheetsOf: (measured: Measured) => readonly ReactNode[];
}): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<Measured | null>(null);
  useLayoutEffect(() => {
    const [endless, empty] = root.current?.querySelectorAll(".sheet-body") ?? [];
    if (endless === undefined || empty === undefined) return undefined;
    const read = (): void => {
      const now = measure(endless, empty);
      setMeasured((known) => (JSON.stringify(known) === JSON.stringify(now) ? known : now));
    };
    read();
    // Signatures and letters that come later change the heights.
    const watch = new ResizeObserver(read);
    watch.observe(endless);
    watch.observe(empty);
    return () => watch.disconnect();
  }, []);
  return (
    <>
      <PrintPage {...page} sheets={measured === null ? [] : sheetsOf(measured)} />
      <div className="print-measure" aria-hidden="true" ref={root}>
        <PrintSheet {...page} page={1} pages={1}>
          {whole}
        </PrintSheet>
        <PrintSheet {...page} page={1} pages={1}>
          {null}
        </PrintSheet>
      </div>
    </>
  );
}
