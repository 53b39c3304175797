import { expect } from "vitest";
import { databaseFile } from "../../electron/host/host.ts";
import type { Core } from "../../electron/host/core.ts";
import { holds, reportLines, verifyLog } from "../../build/verify-log.ts";
import { digests } from "../fixtures/stores.ts";

/** The log holds by the independent verifier, and the tables are what a full refold makes of it (C6, H1). */
export async function expectWhole(core: Core, folder: string): Promise<void> {
  const report = verifyLog(databaseFile(folder));
  expect(holds(report), reportLines(report).join("\n")).toBe(true);
  const { kept, rebuilt } = await digests(core.store, core.keys);
  expect(rebuilt).toBe(kept);
}
