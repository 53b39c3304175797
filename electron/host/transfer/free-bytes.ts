import { statfsSync } from "node:fs";

/** Room that must stay for the day's work beside a copy. */
export const SPARE_BYTES = 64 * 1024 * 1024;

/** Free bytes of a folder's disk, as this user may use them. */
export function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
