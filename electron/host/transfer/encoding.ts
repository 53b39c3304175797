import { createReadStream } from "node:fs";

import { checkCancelled, fail } from "./table-error.ts";

/** How a text file is written. GB18030 contains GBK and GB2312, what Excel in China saves as CSV. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

export interface TextChunk {
  readonly text: string;
  /** Bytes of the file read so far. */
  readonly readBytes: number;
}

const CHUNK_BYTES = 256 * 1024;
const SAMPLE_BYTES = 1024 * 1024;

async function* readBytes(path: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of stream) {
    checkCancelled(signal);
    if (!Buffer.isBuffer(chunk)) throw new TypeError("a file stream gives buffers");
    yield chunk;
  }
}

function markOf(head: Buffer): TextEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return undefined;
}

/** Tries one encoding over the whole file, piece by piece. */
function createCheck(encoding: TextEncoding): {
  readonly add: (chunk: Buffer) => void;
  readonly end: () => boolean;
} {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let fits = true;
  const attempt = (decode: () => void): void => {
    if (!fits) return;
    try {
      decode();
    } catch {
      fits = false;
    }
  };
  return {
    add: (chunk) => attempt(() => void decoder.decode(chunk, { stream: true })),
    end: () => {
      attempt(() => void decoder.decode());
      return fits;
    },
  };
}

/**
 * UTF-8 with a broken byte or two mostly decodes as GB18030 too, into nonsense. Real GB18030 read as
 * UTF-8 is broken nearly everywhere, so few breaks mean damaged UTF-8.
 */
function isDamagedUtf8(sample: Buffer): boolean {
  const text = new TextDecoder("utf-8").decode(sample);
  const broken = text.split("\u{fffd}").length - 1;
  let others = 0;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) others += 1;
  return others > 0 && broken / others < 0.1;
}

/**
 * Finds the encoding: the byte order mark, else valid UTF-8, else valid GB18030. Reads the whole file
 * once. Fails with `encoding` when nothing fits, since guessing would save wrong names in silence.
 */
export async function detectEncoding(path: string, signal: AbortSignal | undefined): Promise<TextEncoding> {
  const utf8 = createCheck("utf-8");
  const gb18030 = createCheck("gb18030");
  const sample: Buffer[] = [];
  let sampled = 0;
  for await (const chunk of readBytes(path, signal)) {
    if (sampled === 0) {
      const marked = markOf(chunk);
      if (marked !== undefined) return marked;
    }
    if (sampled < SAMPLE_BYTES) sample.push(chunk);
    sampled += chunk.length;
    utf8.add(chunk);
    gb18030.add(chunk);
  }
  if (utf8.end()) return "utf-8";
  if (!gb18030.end() || isDamagedUtf8(Buffer.concat(sample))) fail({ code: "encoding" });
  return "gb18030";
}

/** The file's text in pieces, without the byte order mark. Fails with `encoding` on a byte that does not fit. */
export async function* readText(
  path: string,
  encoding: TextEncoding,
  signal: AbortSignal | undefined,
): AsyncGenerator<TextChunk> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Buffer): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      return fail({ code: "encoding" });
    }
  };
  let done = 0;
  for await (const chunk of readBytes(path, signal)) {
    done += chunk.length;
    const text = decode(chunk);
    if (text !== "") yield { text, readBytes: done };
  }
  const rest = decode();
  if (rest !== "") yield { text: rest, readBytes: done };
}
