import type { Readable } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
import type { z } from "zod";
import { Refusal } from "./refusal.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decoder(encoding: string | undefined) {
  switch (encoding?.toLowerCase()) {
    case undefined:
    case "":
    case "identity":
      return null;
    case "gzip":
      return createGunzip();
    case "zstd":
      return createZstdDecompress();
    default:
      throw new Refusal("MALFORMED", { path: "content-encoding" });
  }
}

/**
 * A request's bytes, decoded. The limit counts decoded bytes, so a small body that unpacks to a large one is
 * refused while it unpacks. Throws TOO_LARGE, or MALFORMED for what cannot be decoded.
 */
export async function readBody(
  payload: Readable,
  encoding: string | undefined,
  limit: number,
): Promise<Buffer> {
  const unpack = decoder(encoding);
  const source: Readable = unpack === null ? payload : payload.pipe(unpack);
  // A client that goes away in the middle ends the unpacking too.
  if (unpack !== null) payload.on("error", (cause: Error) => unpack.destroy(cause));
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of source) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > limit) throw new Refusal("TOO_LARGE", { limit });
      chunks.push(bytes);
    }
  } catch (cause) {
    unpack?.destroy();
    if (cause instanceof Refusal) throw cause;
    throw new Refusal("MALFORMED");
  }
  return Buffer.concat(chunks);
}

/** Parses a body strictly: valid UTF-8, valid JSON. Throws MALFORMED. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new Refusal("MALFORMED");
  }
}

/** The value as its schema says. Throws MALFORMED with the first path that is not. */
export function asSchema<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.map(String).join(".") ?? "";
  throw new Refusal("MALFORMED", path === "" ? {} : { path });
}
