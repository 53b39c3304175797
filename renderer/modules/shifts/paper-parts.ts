import type { ShiftView } from "../../../shared/contract/shifts.ts";
import type { Cut } from "../../ui/cut-pieces.ts";

/** What stands on one sheet: the head, rows of each table, mail and cash, the foot with the signatures. */
export interface PaperPart {
  readonly head: boolean;
  readonly property: Cut;
  readonly keys: Cut;
  readonly mail: boolean;
  readonly items: Cut;
  readonly foot: boolean;
}

/** The pieces of the record in their order, each of which stays together: so many of each section. */
function sections(shift: ShiftView) {
  return {
    head: 1,
    property: shift.property?.items.length ?? 0,
    keys: shift.keys?.items.length ?? 0,
    mail: 1,
    // Nothing open is said in one line.
    items: Math.max(1, shift.items.length),
    foot: 1,
  };
}

/** The sheet that has pieces `cut.from` to `cut.to` of the record. */
export function paperPart(shift: ShiftView, cut: Cut): PaperPart {
  let before = 0;
  const rows = (count: number): Cut => {
    const at = (piece: number): number => Math.min(Math.max(piece - before, 0), count);
    const range = { from: at(cut.from), to: at(cut.to) };
    before += count;
    return range;
  };
  const { head, property, keys, mail, items, foot } = sections(shift);
  const has = ({ from, to }: Cut): boolean => to > from;
  return {
    head: has(rows(head)),
    property: rows(property),
    keys: rows(keys),
    mail: has(rows(mail)),
    items: rows(items),
    foot: has(rows(foot)),
  };
}

/** All of it: what a screen shows. */
export function wholePaper(shift: ShiftView): PaperPart {
  return paperPart(shift, { from: 0, to: Number.MAX_SAFE_INTEGER });
}
