import { lastFour } from "../../../shared/kernel/masks.ts";
import { maskNumbersIn, numbersIn } from "../../../shared/kernel/mask-text.ts";
import type { SearchFields } from "../../../shared/kernel/search-tokens.ts";
import {
  dutyLineRegister,
  isOpen,
  owedLevels,
  type DutyLineState,
} from "../../../shared/modules/duty-log/index.ts";
import { defineTable, flag, integer, text } from "../store/table.ts";

/** What a row's search tokens are made of. */
export interface SoughtLine {
  readonly number: string;
  readonly unit: string;
  readonly text: string | null;
  readonly results: string;
  readonly tails: string;
}

export function dutyLineFields({ number, unit, text: written, results, tails }: SoughtLine): SearchFields {
  return {
    unit,
    number,
    phoneTails: tails.split(" ").filter((tail) => tail !== ""),
    texts: [written ?? "", results],
  };
}

/** Everything that was said of the line later: results and instructions. */
function laterTexts(line: DutyLineState): readonly string[] {
  const said = line.additions.flatMap((one) => ("text" in one && one.text !== null ? [one.text] : []));
  return [line.result ?? "", ...said].filter((one) => one !== "");
}

const resultsOf = (line: DutyLineState): string => maskNumbersIn(laterTexts(line).join(" "));
const tailsOf = (line: DutyLineState): string =>
  numbersIn([line.text ?? "", ...laterTexts(line)].join("\n"))
    .map(lastFour)
    .join(" ");
const textOf = (line: DutyLineState): string | null => (line.text === null ? null : maskNumbersIn(line.text));

/** 值班日志: one row a line. Numbers typed into a text stand here masked (PRV-1). */
export const dutyLinesTable = defineTable<DutyLineState>({
  name: "duty_lines",
  version: 1,
  register: dutyLineRegister,
  columns: {
    number: text((line) => line.number),
    post: text((line) => line.post),
    volume: text((line) => line.volume),
    ordinal: integer((line) => line.ordinal),
    page: integer((line) => line.page),
    line: integer((line) => line.line),
    day: text((line) => line.day),
    shift: text((line) => line.shift),
    at: integer((line) => line.atMs),
    category: text((line) => line.category),
    written_category: text((line) => line.writtenCategory),
    unit: text((line) => line.unit ?? ""),
    text: text(textOf),
    results: text(resultsOf),
    tails: text(tailsOf),
    by_staff: text((line) => line.by),
    followed_by: text((line) => line.followedBy),
    handled: flag((line) => line.handled),
    important: flag((line) => line.important),
    /** Who must still be told (DUTY-8), apart by blanks. */
    owed: text((line) => (line.struck === null ? owedLevels(line).levels.join(" ") : "")),
    open: flag(isOpen),
    struck: flag((line) => line.struck !== null),
    late: flag((line) => line.lateReason !== null),
    note: text((line) => line.note?.type ?? null),
    note_date: text((line) => (line.note?.type === "repair-review" ? line.note.date : null)),
  },
  indexes: [
    "duty_lines_by_day ON duty_lines (post, day, at)",
    "duty_lines_by_place ON duty_lines (post, volume, ordinal)",
    "duty_lines_by_time ON duty_lines (at)",
    "duty_lines_open ON duty_lines (at) WHERE open = 1",
    "duty_lines_reviews ON duty_lines (post, note_date) WHERE note = 'repair-review'",
  ],
  number: null,
  search: (line) =>
    dutyLineFields({
      number: line.number,
      unit: line.unit ?? "",
      text: textOf(line),
      results: resultsOf(line),
      tails: tailsOf(line),
    }),
  conflicts: (line) => line.crossings.length,
});
