import type { Database } from "better-sqlite3";
import { z } from "zod";
import { readMeta, writeMeta } from "../store/meta.ts";

const KEY = "sync";

const linkSchema = z.object({
  v: z.literal(1),
  url: z.string(),
  site: z.string(),
  /** Who the server said it is when this desk joined: if either changes, a person is asked. */
  server: z.string(),
  serverKey: z.string(),
  /** The device id that the server knows this desk by. */
  device: z.string(),
  /** Position up to which this desk has taken everything in. */
  cursor: z.int(),
  /** This device's newest event that the server acknowledged. */
  acknowledged: z.int(),
  /** The highest position that a receipt of the server's named. */
  receiptPosition: z.int(),
  /** Lines of `erased.ids` that the server was told of. */
  erasedSent: z.int(),
  lastSuccessMs: z.int(),
  /** Server's clock minus this desk's, ms. */
  offsetMs: z.int(),
});

/** How this desk is joined to a site's server; kept in the books and so rolled back with them. */
export type Link = z.output<typeof linkSchema>;

/** Null when this desk works alone. */
export function readLink(db: Database): Link | null {
  const content = readMeta(db, KEY);
  if (content === null) return null;
  const parsed = linkSchema.safeParse(JSON.parse(content));
  return parsed.success ? parsed.data : null;
}

export function writeLink(db: Database, link: Link): void {
  writeMeta(db, KEY, JSON.stringify(link));
}
