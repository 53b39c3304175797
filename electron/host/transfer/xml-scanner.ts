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
export function decodeEntities(text: string): string {
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
    const whole = at === 0 || /\s/u.test(attributes.charAt(at - 1));
    if (whole && (quote === '"' || quote === "'")) {
      const start = at + name.length + 2;
      const end = attributes.indexOf(quote, start);
      return end === -1 ? undefined : decodeEntities(attributes.slice(start, end));
    }
    from = at + 1;
  }
}

/** Where the tag that starts at `from` ends; `>` may stand inside a quoted value. -1 when unfinished. */
function tagEnd(text: string, from: number): number {
  let quote = "";
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote === "") {
      if (character === ">") return at;
      if (character === '"' || character === "'") quote = character;
    } else if (character === quote) quote = "";
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

  /** Takes one tag, comment or CDATA section at `at`; returns where it ends, or -1 when it is unfinished. */
  function markup(text: string, at: number): number {
    if (text.startsWith("<![CDATA[", at)) {
      const end = text.indexOf("]]>", at);
      if (end !== -1) handler.text(text.slice(at + 9, end));
      return end === -1 ? -1 : end + 3;
    }
    for (const [start, stop] of SKIPPED) {
      if (text.startsWith(start, at)) {
        const end = text.indexOf(stop, at + start.length);
        return end === -1 ? -1 : end + stop.length;
      }
    }
    if (text.startsWith("<!DOCTYPE", at)) fail({ code: "damaged", part: "xml" });
    if (text.length - at < 9 && "<![CDATA[".startsWith(text.slice(at))) return -1;
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
