import { writeFile } from "node:fs/promises";
import type { BrowserWindow, Dialog, PrintToPDFOptions, WebContentsPrintOptions } from "electron";
import { z } from "zod";
import {
  paperSizes,
  type PaperSize,
  type PrintOptions,
  type PrintOutcome,
} from "../shared/contract/desktop-bridge.ts";

const printOptions = z.strictObject({
  to: z.enum(["printer", "pdf"]),
  paper: z.enum(paperSizes),
  copies: z.int().min(1).max(9),
  title: z.string().min(1).max(120),
});

const rollMm = { width: 80, height: 200 };
const mmPerInch = 25.4;

/** Prints what the window shows, or saves it as PDF where the person says. The options come from the page. */
export async function printWindow(
  window: BrowserWindow,
  dialog: Pick<Dialog, "showSaveDialog">,
  options: unknown,
): Promise<PrintOutcome> {
  const parsed = printOptions.safeParse(options);
  if (!parsed.success) return { outcome: "failed", reason: "unknown print options" };
  try {
    return await (parsed.data.to === "pdf"
      ? savePdf(window, dialog, parsed.data)
      : print(window, parsed.data));
  } catch (error) {
    return { outcome: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

async function print({ webContents }: BrowserWindow, { paper, copies }: PrintOptions): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    webContents.print(printerSettings(paper, copies), (success, reason) => {
      if (success) resolve({ outcome: "done" });
      else resolve(/cancel/i.test(reason) ? { outcome: "cancelled" } : { outcome: "failed", reason });
    });
  });
}

async function savePdf(
  window: BrowserWindow,
  dialog: Pick<Dialog, "showSaveDialog">,
  { paper, title }: PrintOptions,
): Promise<PrintOutcome> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `${title.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "-")}.pdf`,
    filters: [{ name: "PDF", extensions: ["pdf"] }],
  });
  if (canceled || filePath === "") return { outcome: "cancelled" };
  await writeFile(filePath, await window.webContents.printToPDF(pdfSettings(paper)));
  return { outcome: "done" };
}

/** The system's print dialog opens with this paper; a roll is measured in micrometres. */
export function printerSettings(paper: PaperSize, copies: number): WebContentsPrintOptions {
  const common = { silent: false, printBackground: true, copies };
  switch (paper) {
    case "A4":
      return { ...common, pageSize: "A4", landscape: false };
    case "A5-landscape":
      return { ...common, pageSize: "A5", landscape: true };
    case "roll-80":
      return {
        ...common,
        pageSize: { width: rollMm.width * 1000, height: rollMm.height * 1000 },
        landscape: false,
        margins: { marginType: "none" },
      };
  }
}

/** The same papers for a PDF; a roll is measured in inches. */
export function pdfSettings(paper: PaperSize): PrintToPDFOptions {
  const common = { printBackground: true, preferCSSPageSize: false };
  switch (paper) {
    case "A4":
      return { ...common, pageSize: "A4", landscape: false };
    case "A5-landscape":
      return { ...common, pageSize: "A5", landscape: true };
    case "roll-80":
      return {
        ...common,
        pageSize: { width: rollMm.width / mmPerInch, height: rollMm.height / mmPerInch },
        landscape: false,
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
      };
  }
}
