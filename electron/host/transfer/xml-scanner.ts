import { fail } from "./table-error.ts";

/** What the scanner tells of a piece of XML. Names come without their namespace prefix. */
export interface XmlHandler {
  /** `attributes` is the raw text after the name; ask xmlAttribute for one. */
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** Reads XML in pieces of any size, holding back only an unfinished tag. */
export interface XmlScanner {
  readonly add: (piece: string) => void;
}

const MAX_TAG = 1024 * 1024;
const ENTITY = /&(?:#x(?<hex>[0-9a-f]{1,6})|#(?<decimal>\d{1,7})|(?<name>amp|lt|gt|quot|apos));/giu;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function fromCode(code: number): string {
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : "";
}

/** Resolves the five named and the numeric entities; others cannot be defined, as DTDs are refused. */
function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(ENTITY, (...found: unknown[]) => {
    const [, hex, decimal, name] = found;
    if (typeof hex === "string") return fromCode(Number.parseInt(hex, 16));
    if (typeof decimal === "string") return fromCode(Number.parseInt(decimal, 10));
    return typeof name === "string" ? (NAMED[name.toLowerCase()] ?? "") : "";
  });
}

/** One attribute's value; a prefixed one (`r:id`) is asked for with its prefix. */
export function xmlAttribute(attributes: string, name: string): string | undefined {
  let from = 0;
  for (;;) {
    const at = attributes.indexOf(`${name}=`, from);
    if (at === -1) return undefined;
    const quote = attributes.charAt(at + name.length + 1);
    const whole = at === 0 || attributes.charCodeAt(at - 1) <= 32;
    if (whole && (quote === '"' || quote === "'")) {
      const start = at + name.length + 2;
      const end = attributes.indexOf(quote, start);
      return end === -1 ? undefined : decodeEntities(attributes.slice(start, end));
    }
    from = at + 1;
  }
}

const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const GREATER = 62;
const EXCLAMATION = 33;
const QUESTION = 63;

/** Where the tag that starts at `from` ends; `>` may stand inside a quoted value. -1 when unfinished. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at;
    else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
  }
  return -1;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const SKIPPED: readonly (readonly [start: string, end: string])[] = [
  ["<!--", "-->"],
  ["<?", "?>"],
];

export function createXmlScanner(handler: XmlHandler): XmlScanner {
  let rest = "";

  function tag(inside: string): void {
    if (inside.startsWith("/")) {
      handler.close(localName(inside.slice(1).trimEnd()));
      return;
    }
    const closed = inside.endsWith("/");
    const body = closed ? inside.slice(0, -1) : inside;
    const space = body.search(/\s/u);
    const name = localName(space === -1 ? body : body.slice(0, space));
    handler.open(name, space === -1 ? "" : body.slice(space + 1));
    if (closed) handler.close(name);
  }

  /** A comment, CDATA section or declaration at `at`; like markup. */
  function special(text: string, at: number): number {
    if (text.startsWith("<![CDATA[", at)) {
      const end = text.indexOf("]]>", at);
      if (end !== -1) handler.text(text.slice(at + 9, end));
      return end === -1 ? -1 : end + 3;
    }
    if (text.startsWith("<!DOCTYPE", at)) return fail({ code: "damaged", part: "xml" });
    const found = SKIPPED.find(([start]) => text.startsWith(start, at));
    if (found !== undefined) {
      const end = text.indexOf(found[1], at + found[0].length);
      return end === -1 ? -1 : end + found[1].length;
    }
    return text.length - at < 9 ? -1 : fail({ code: "damaged", part: "xml" });
  }

  /** Takes what starts at `at`; returns where it ends, or -1 when it is unfinished. */
  function markup(text: string, at: number): number {
    const code = text.charCodeAt(at + 1);
    if (code === EXCLAMATION || code === QUESTION) return special(text, at);
    const end = tagEnd(text, at + 1);
    if (end !== -1) tag(text.slice(at + 1, end));
    return end === -1 ? -1 : end + 1;
  }

  return {
    add: (piece) => {
      const text = rest + piece;
      let at = 0;
      for (;;) {
        const next = text.indexOf("<", at);
        if (next === -1) break;
        if (next > at) handler.text(decodeEntities(text.slice(at, next)));
        at = next;
        const end = markup(text, at);
        if (end === -1) break;
        at = end;
      }
      rest = text.slice(at);
      if (rest.length > MAX_TAG * 2) fail({ code: "damaged", part: "xml" });
    },
  };
}
