const HIDDEN = "[hidden]";
const MAX_TEXT = 4000;
const MAX_DEPTH = 8;

/** Last words of keys whose values are personal, secret, or text that may hold either. */
const HIDDEN_KEYS = new Set(
  `name names phone tel mobile document plate contact address host owner requester reporter mover borrower
   complainant resident visitor personal sealed cipher draft
   pin password pepper seed salt secret key token cookie authorization recovery
   text texts data input content query search value values body`.split(/\s+/),
);

/** ASCII and full-width digits. */
const D = "[0-9０-９]";
const mobile = `(?:(?:[+＋]|00)?86[ -]?|0)?[1１][3-9３-９]${D}[ -]?${D}{4}[ -]?${D}{4}`;
const identity = `${D}{6}[ -]?${D}{8}[ -]?${D}{3}[0-9０-９XxＸｘ]`;
const plate =
  "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z][ ·-]?[A-Z0-9]{4,5}[A-Z0-9挂学警港澳]";
const PERSONAL = new RegExp(`(?<!${D})(?:${identity}|${mobile})(?!${D})|${plate}`, "g");

function isHiddenKey(key: string): boolean {
  const word = key.split(/(?<=[a-z])(?=[A-Z])|[-_.]/).at(-1) ?? "";
  return HIDDEN_KEYS.has(word.toLowerCase());
}

/** `name: "…"` inside a text, however often it was quoted: an object printed into a message, an event's text. Every repetition is bounded: a hostile text takes no longer. */
const PAIR = /(\w{1,40})(\\{0,15}["']?\s{0,9}[:=]\s{0,9}\\{0,15}(["']))(.*?)(?=\\{0,15}\3|$)/gs;

function maskPairs(text: string): string {
  return text.replaceAll(PAIR, (pair, key: string, between: string) =>
    isHiddenKey(key) ? `${key}${between}${HIDDEN}` : pair,
  );
}

/** The text without anything that looks like a Chinese mobile number, an identity number or a plate. */
export function maskText(text: string): string {
  const masked = maskPairs(text.replaceAll(PERSONAL, HIDDEN));
  return masked.length > MAX_TEXT ? `${masked.slice(0, MAX_TEXT)}…` : masked;
}

function mask(value: unknown, depth: number): unknown {
  if (typeof value === "string") return maskText(value);
  if (typeof value === "number") {
    const text = String(value);
    return maskText(text) === text ? value : HIDDEN;
  }
  if (typeof value !== "object" || value === null) return value;
  if (depth > MAX_DEPTH) return "[deep]";
  if (Array.isArray(value)) return value.map((item) => mask(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      maskText(key),
      isHiddenKey(key) ? HIDDEN : mask(item, depth + 1),
    ]),
  );
}

/**
 * A log line (JSON) as it may leave the program: P1. It works on the finished line, so that nothing — a child's
 * bindings, an error's own fields, a message — gets past it. A name inside a message it cannot know: names are
 * not put into messages.
 */
export function maskLine(line: string): string {
  let fields: unknown;
  try {
    fields = JSON.parse(line);
  } catch {
    return `${JSON.stringify({ level: 50, msg: "a log line was not JSON" })}\n`;
  }
  return `${JSON.stringify(mask(fields, 0))}\n`;
}
