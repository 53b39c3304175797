import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { AttemptStore } from "../access/pin-attempts.ts";
import { writeFileAtomically } from "../store/atomic-file.ts";

const content = z.record(
  z.string(),
  z.object({ failures: z.int().min(0), waitMs: z.number().min(0), alarmed: z.boolean() }),
);

/** Wrong PINs while the books cannot be opened, counted in a file of their own (A1). */
export function createAttemptsFile(folder: string): AttemptStore {
  const path = join(folder, "recovery-attempts.json");
  const read = (): z.output<typeof content> => {
    try {
      return content.parse(JSON.parse(readFileSync(path, "utf8")));
    } catch (cause) {
      if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return {};
      throw cause;
    }
  };
  return {
    get: (staffId) => read()[staffId] ?? null,
    set: (staffId, record) =>
      writeFileAtomically(path, `${JSON.stringify({ ...read(), [staffId]: record })}\n`),
  };
}
