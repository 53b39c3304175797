import type { HandoverItem, ShiftView } from "../../../shared/contract/shifts.ts";

/** What stands on one sheet: the head with its counts, items `from` to `to`, the foot with the signatures. */
export interface PaperPart {
  readonly head: boolean;
  readonly from: number;
  readonly to: number;
  readonly foot: boolean;
}

/** Lines of a table that an A4 page holds below its title. */
const PAGE_LINES = 34;
const FOOT_LINES = 6;
/** Chinese characters that a cell takes in one line. */
const SUBJECT_WIDTH = 30;
const WHY_WIDTH = 12;

function itemLines({ subject, why }: HandoverItem): number {
  const wrapped = Math.max(Math.ceil(subject.length / SUBJECT_WIDTH), Math.ceil(why.length / WHY_WIDTH) - 1);
  return 1 + Math.max(1, wrapped);
}

function headLines(shift: ShiftView): number {
  const tables = [shift.property, shift.keys].flatMap((one) => (one === null ? [] : [one.items.length]));
  return 12 + tables.reduce((sum, rows) => sum + (rows === 0 ? 0 : rows + 2), 0);
}

/** The record in sheets of A4, so that each says which page it is; a short one is one. */
export function paperParts(shift: ShiftView): readonly PaperPart[] {
  const parts: PaperPart[] = [];
  let left = PAGE_LINES - headLines(shift);
  let from = 0;
  let head = true;
  const close = (to: number, foot: boolean): void => {
    parts.push({ head, from, to, foot });
    head = false;
    from = to;
    left = PAGE_LINES;
  };
  for (const [index, item] of shift.items.entries()) {
    const lines = itemLines(item);
    if (lines > left && (head || index > from)) close(index, false);
    left -= lines;
  }
  if (left < FOOT_LINES + shift.overrides.length) close(shift.items.length, false);
  close(shift.items.length, true);
  return parts;
}
