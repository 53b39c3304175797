import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** The text of what the page would print, and what `pdfinfo` says of it (pages, page size in points). */
export async function printed(
  page: Page,
  folder: string,
): Promise<{ readonly text: string; readonly info: string }> {
  const file = join(folder, "printed.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  return {
    text: execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }),
    info: execFileSync("pdfinfo", [file], { encoding: "utf8" }),
  };
}
