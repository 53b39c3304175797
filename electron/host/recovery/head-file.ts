import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { hash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import type { VouchedHead } from "./finding.ts";

const stored = z.object({
  device: z.string(),
  seq: z.int().min(1),
  hash: z.string(),
  atMs: z.number(),
});

const fileIn = (folder: string): string => join(folder, "head.json");
const checkOf = (content: string): string => hash("sha256", content).slice(0, 16);

export interface HeadFile {
  readonly note: (head: VouchedHead) => void;
  readonly close: () => void;
}

/**
 * Keeps this desk's newest event in a small file beside the database, so that a log that lost its tail (a damaged
 * WAL, a file rolled back) is noticed. It is written after the commit and not synced, which costs a save next to
 * nothing: after a power cut it may be behind the log or unreadable, never ahead of it.
 */
export function openHeadFile(folder: string): HeadFile {
  const file = openSync(fileIn(folder), constants.O_RDWR | constants.O_CREAT, 0o600);
  /** Bytes in the file at most. */
  let written = Number.POSITIVE_INFINITY;
  return {
    note: ({ device, seq, hash: head, atMs }) => {
      const content = JSON.stringify({ device, seq, hash: head, atMs });
      const bytes = Buffer.from(`${checkOf(content)} ${content}\n`);
      writeSync(file, bytes, 0, bytes.length, 0);
      if (bytes.length < written) ftruncateSync(file, bytes.length);
      written = bytes.length;
    },
    close: () => closeSync(file),
  };
}

/** The head that was noted last, or null when there is none or the file did not survive. */
export function readHeadFile(folder: string): VouchedHead | null {
  let text: string;
  try {
    text = readFileSync(fileIn(folder), "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw cause;
  }
  const content = text.slice(17).trimEnd();
  if (text.slice(0, 16) !== checkOf(content)) return null;
  const parsed = stored.safeParse(JSON.parse(content));
  return parsed.success ? parsed.data : null;
}
