import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomically } from "../store/atomic-file.ts";

const schema = z.object({
  verifiedAtMs: z.number().nullable(),
  tablesAtMs: z.number().nullable(),
  retentionAtMs: z.number().nullable().default(null),
});

/** When the live file was last checked, its tables compared with the log, and what is due erased; ms. */
export type Checks = Readonly<z.output<typeof schema>>;

const NEVER: Checks = { verifiedAtMs: null, tablesAtMs: null, retentionAtMs: null };
const fileIn = (folder: string): string => join(folder, "checks.json");

/** A file that is missing or damaged only means that everything is checked once more. */
export function readChecks(folder: string): Checks {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(fileIn(folder), "utf8")));
    return parsed.success ? parsed.data : NEVER;
  } catch {
    return NEVER;
  }
}

export function writeChecks(folder: string, checks: Checks): void {
  writeFileAtomically(fileIn(folder), `${JSON.stringify(checks)}\n`);
}

/** Whether a check is due: `everyMs` after the last one, or when that one seems to come from the future (T1). */
export function checkDue(lastMs: number | null, nowMs: number, everyMs: number): boolean {
  return lastMs === null || lastMs > nowMs || nowMs - lastMs >= everyMs;
}
