import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { writeFileAtomically } from "./store/atomic-file.ts";

/** A desk code and the device id that numbers records with it. */
export interface UsedCode {
  readonly code: string;
  readonly device: string;
}

/** `desk-codes.json` is there but cannot be read: nobody can say which numbers were given out. */
export type DeskCodesProblem = { readonly code: "desk-codes-damaged" };
/** Another device of this PC numbers with that code. */
export type CodeTaken = { readonly code: "desk-code-taken" };

const content = z.object({
  v: z.literal(1),
  codes: z.array(z.object({ code: z.string(), device: z.string() })),
});

function fileIn(folder: string): string {
  return join(folder, "desk-codes.json");
}

/**
 * The desk codes that were ever used on this PC. They are kept beside the database and outside its backups, so
 * that a restored database cannot bring a code back into use (product.md, numbers). None when there is no file.
 */
export function readUsedCodes(folder: string): Result<readonly UsedCode[], DeskCodesProblem> {
  let text: string;
  try {
    text = readFileSync(fileIn(folder), "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return ok([]);
    throw cause;
  }
  try {
    return ok(content.parse(JSON.parse(text)).codes);
  } catch {
    return err({ code: "desk-codes-damaged" });
  }
}

/** Writes a code down, durably, before the first record is numbered with it. Again for the same device is fine. */
export function recordUsedCode(folder: string, used: UsedCode): Result<null, DeskCodesProblem | CodeTaken> {
  const known = readUsedCodes(folder);
  if (!known.ok) return known;
  const same = known.value.find(({ code }) => code === used.code);
  if (same !== undefined) return same.device === used.device ? ok(null) : err({ code: "desk-code-taken" });
  const codes = [...known.value, { code: used.code, device: used.device }];
  writeFileAtomically(fileIn(folder), `${JSON.stringify({ v: 1, codes }, null, 2)}\n`);
  return ok(null);
}

/** The next code for a desk letter: A, then A2, A3 … one beyond the highest that was used. */
export function nextDeskCode(letter: string, used: readonly Pick<UsedCode, "code">[]): string {
  const numbers = used
    .filter(({ code }) => code.startsWith(letter) && /^\d*$/.test(code.slice(letter.length)))
    .map(({ code }) => Number(code.slice(letter.length) || "1"));
  return numbers.length === 0 ? letter : `${letter}${Math.max(...numbers) + 1}`;
}
