import type { PaperSize, PrintOptions, PrintOutcome } from "../../shared/contract/desktop-bridge.ts";

/** CSS page sizes of the papers. */
const pageSizes: Readonly<Record<PaperSize, string>> = {
  A4: "A4 portrait",
  "A5-landscape": "A5 landscape",
  "roll-80": "80mm 297mm",
};

/** The `@page` rule of a paper; a roll has small margins and is cut below what stands on it, where that is known. */
export function pageRule(paper: PaperSize, rollMm: number | null = null): string {
  const size = paper === "roll-80" && rollMm !== null ? `80mm ${rollMm}mm` : pageSizes[paper];
  return `@page { size: ${size}; margin: ${paper === "roll-80" ? "4mm 3mm" : "10mm 12mm"}; }`;
}

/** Prints what the window shows: by the desktop shell, or by the browser's own dialog. Never rejects. */
export async function printPage(options: PrintOptions): Promise<PrintOutcome> {
  const bridge = window.lodgebook;
  if (bridge !== undefined) return bridge.print(options);
  const before = document.title;
  document.title = options.title;
  window.print();
  document.title = before;
  return { outcome: "done" };
}
