import type { DutyDay, DutyLineView } from "../../../shared/contract/duty-log.ts";

/** A line on paper, or the heading of a shift. */
export type PaperRow =
  | { readonly line: DutyLineView; readonly shift: string; readonly staff: string }
  | { readonly line: null; readonly shift: string; readonly staff: string };

/** Text lines that an A4 page holds between its head and its foot, and how many characters one of them does. */
const PAGE_LINES = 42;
const FIRST_LINES = 3;
const END_LINES = 4;
const WIDTH = 54;
const SMALL_WIDTH = 60;

/** Chinese characters are twice as wide as Latin ones. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}

const linesOf = (text: string, width: number): number =>
  text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil(widthOf(part) / width)), 0);

/** How many lines of text a row of the book takes on paper: its words, and each thing that stands below it. */
function heightOf(line: DutyLineView): number {
  const words = `【重要 · 待跟进】${line.unit} ${line.text} → ${line.result}${line.note === null ? "" : " ".repeat(80)}`;
  const below = [
    ...line.corrections.map(
      ({ from, to, reason }) => `${from} → ${to} 更正内容：${reason} · 王某某 11-23 14:05`,
    ),
    ...line.additions.map(
      ({ text, reason }) => `越级报告部门负责人 王某某（电话）：${text}${reason} 王某某 11-23 14:05`,
    ),
    ...(line.struck === null ? [] : [line.struck.reason]),
    ...(line.lateReason === null ? [] : [line.lateReason]),
  ];
  return below.reduce((sum, text) => sum + linesOf(text, SMALL_WIDTH) * 0.9, linesOf(words, WIDTH)) + 0.5;
}

/** The day's rows, cut into sheets so that each fits its page and the signatures fit the last one. */
export function paperSheets(data: DutyDay): readonly (readonly PaperRow[])[] {
  const rows = [...Map.groupBy(data.lines, ({ shift }) => shift)].flatMap(([shift, lines]): PaperRow[] => {
    const staff = [...new Set(lines.map(({ by }) => by))].join("、");
    const heading: readonly PaperRow[] = [{ line: null, shift, staff }];
    return heading.concat(lines.map((line) => ({ line, shift, staff })));
  });
  const sheets: PaperRow[][] = [[]];
  let used = FIRST_LINES;
  for (const row of rows) {
    const height = row.line === null ? 1.5 : heightOf(row.line);
    if (used + height > PAGE_LINES && (sheets.at(-1)?.length ?? 0) > 0) {
      sheets.push([]);
      used = FIRST_LINES;
    }
    sheets.at(-1)?.push(row);
    used += height;
  }
  if (used + END_LINES > PAGE_LINES) sheets.push([]);
  return sheets;
}
