/**
 * What never belongs in a record: control characters and NUL, bidi marks and overrides, invisible spaces,
 * lone surrogates, noncharacters. Line breaks and tabs are handled before.
 */
const UNWANTED =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029]/g;

/**
 * One line of text as it is kept: NFC, without what could hide or reorder it (I1), line breaks and tabs as
 * spaces, trimmed. Everything else stays as written, emoji and rare Han included.
 */
export function normaliseText(text: string): string {
  return normaliseParagraphs(text).replaceAll("\n", " ").trim();
}

/** As `normaliseText`, but line breaks stay (as "\n"): for a fault, a reason, a log line. */
export function normaliseParagraphs(text: string): string {
  return text
    .replaceAll(LINE_BREAKS, "\n")
    .replaceAll("\t", " ")
    .replaceAll(UNWANTED, (character) => (character === "\n" ? "\n" : ""))
    .normalize("NFC")
    .trim();
}

/** Full-width forms (１, Ａ, －, ideographic space) as the half-width ones; nothing else changes. */
export function toHalfWidth(text: string): string {
  return text.replaceAll(/[\uFF01-\uFF5E\u3000]/g, (wide) =>
    wide === "\u3000" ? " " : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

const graphemes = new Intl.Segmenter("zh-CN", { granularity: "grapheme" });
/** More combining marks on one character than any script needs: they would break the layout (I1). */
const UNITS_PER_CHARACTER = 12;

/** The first `count` characters as a person counts them: surrogate pairs and combined emoji stay whole. */
export function firstCharacters(text: string, count: number): string {
  let length = 0;
  let taken = 0;
  if (count <= 0) return "";
  for (const { segment } of graphemes.segment(text.slice(0, count * UNITS_PER_CHARACTER))) {
    length += segment.length;
    taken += 1;
    if (taken === count) break;
  }
  return text
    .slice(0, length)
    .toWellFormed()
    .replace(/\uFFFD$/u, "");
}

/** The text, or its beginning with "…" when it has more than `max` characters (the "…" counts as one). */
export function clipText(text: string, max: number): string {
  if (text.length <= max) return text;
  if (firstCharacters(text, max) === text) return text;
  return max <= 0 ? "" : `${firstCharacters(text, max - 1).trimEnd()}…`;
}
