import type { DutyDay, DutyLineView } from "../../../shared/contract/duty-log.ts";

/** A line on paper, or the heading of a shift. */
export type PaperRow =
  | { readonly line: DutyLineView; readonly shift: string; readonly staff: string }
  | { readonly line: null; readonly shift: string; readonly staff: string };

/** The day's lines on paper, below the heading of their shift. */
export function paperRows(data: DutyDay, comma: string): readonly PaperRow[] {
  return [...Map.groupBy(data.lines, ({ shift }) => shift)].flatMap(([shift, lines]): PaperRow[] => {
    const staff = [...new Set(lines.map(({ by }) => by))].join(comma);
    const heading: readonly PaperRow[] = [{ line: null, shift, staff }];
    return heading.concat(lines.map((line) => ({ line, shift, staff })));
  });
}
