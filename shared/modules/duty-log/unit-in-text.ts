import { parseUnitCode } from "../../kernel/unit-code.ts";

/** 3-2-1201 (not a date: 2026-11-23, not part of a longer number), 3栋2单元1201, 3栋1201. */
const WRITTEN =
  /(?<![\d-])(?:[A-Za-z]?\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])|[A-Za-z\d]{1,3}[栋幢座](?:\d{1,2}单元)?\d{3,4})/u;

/** The first unit that a text names, as its code; null for none. */
export function unitInText(text: string): string | null {
  const written = WRITTEN.exec(text)?.[0];
  const code = written === undefined ? null : parseUnitCode(written);
  return code?.ok === true ? code.value : null;
}
