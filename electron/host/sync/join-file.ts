import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomically } from "../store/atomic-file.ts";

const joinSchema = z.object({
  v: z.literal(1),
  url: z.string(),
  site: z.string(),
  siteName: z.string(),
  server: z.string(),
  serverKey: z.string(),
  offsetMs: z.int(),
  deskCode: z.string(),
  postName: z.string(),
  /** False: the operator's first code, with which this desk founds the site's books itself. */
  handedKey: z.boolean(),
  /** Such a code, but the site has books already: nothing comes before its key was typed from the recovery sheet. */
  needsKey: z.boolean().default(false),
});

/** The code was used up and the books are not here yet: a start in between goes on from this. */
export type JoinFile = z.output<typeof joinSchema>;

const fileIn = (folder: string): string => join(folder, "join.json");

/** Null when nothing was begun. Throws when the file is not what was written. */
export function readJoinFile(folder: string): JoinFile | null {
  if (!existsSync(fileIn(folder))) return null;
  return joinSchema.parse(JSON.parse(readFileSync(fileIn(folder), "utf8")));
}

export function writeJoinFile(folder: string, content: JoinFile): void {
  writeFileAtomically(fileIn(folder), `${JSON.stringify(content)}\n`);
}

export function removeJoinFile(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}
