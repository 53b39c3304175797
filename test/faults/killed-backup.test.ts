import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyDatabase } from "../../electron/host/recovery/verify-database.ts";
import { backupFiles, backupFolder } from "../../electron/host/transfer/backup-files.ts";
import { makeBackup } from "../../electron/host/transfer/backup-make.ts";
import { createTestClock, MONDAY_AFTERNOON } from "../fixtures/clock.ts";
import { benchOf } from "../fixtures/host.ts";
import { visitForm } from "../fixtures/visit-form.ts";
import { backedUpBooks, databaseIn, names, reopenBooks, visitors } from "./books.ts";

const child = new URL("./killed-at-step.ts", import.meta.url).pathname;
let prepared = "";

beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), "lodgebook-killed-"));
  await backedUpBooks(prepared, { before: 2, after: 3 });
});
afterAll(() => rmSync(prepared, { recursive: true, force: true }));

/** Runs the child on a copy of the prepared folder, killed at each step in turn, and looks at what it left. */
async function killedAtEach(
  what: "backup" | "restore",
  look: (folder: string, step: number) => Promise<void>,
): Promise<number> {
  for (let step = 1; ; step += 1) {
    const folder = mkdtempSync(join(tmpdir(), "lodgebook-killed-"));
    try {
      cpSync(prepared, folder, { recursive: true });
      const { status, signal, stdout, stderr } = spawnSync(
        process.execPath,
        [child, what, folder, String(step)],
        { encoding: "utf8" },
      );
      expect(stderr.replaceAll(/\(node:.*\n.*--trace-warnings.*\n/g, "")).toBe("");
      await look(folder, step);
      if (status === 0) {
        expect(stdout).toBe(`${step - 1}\n`);
        return step - 1;
      }
      expect(signal).toBe("SIGKILL");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

test("C2 killed between any two steps of a backup: the earlier backup stands, a part never counts, the next one works", async () => {
  const steps = await killedAtEach("backup", async (folder, step) => {
    const files = backupFiles(folder);
    expect(files.length, `step ${step}`).toBeGreaterThanOrEqual(1);
    for (const { name } of files) {
      const report = verifyDatabase(join(backupFolder(folder), name), { structure: "all" });
      expect(report.findings, `step ${step}`).toEqual([]);
    }
    expect(verifyDatabase(databaseIn(folder)).findings, `step ${step}`).toEqual([]);
    const again = await makeBackup({
      folder,
      path: databaseIn(folder),
      nowMs: MONDAY_AFTERNOON,
      reason: "manual",
    });
    expect(again, `step ${step}`).toMatchObject({ ok: true, value: { state: "verified", events: 14 } });
    expect(readdirSync(backupFolder(folder)).filter((name) => name.includes(".part"))).toEqual([]);
  });
  expect(steps).toBeGreaterThanOrEqual(6);
});

test("C2 killed between any two steps of a restore: the old books or the restored ones, whole, and never one device id twice", async () => {
  const seen = new Set<string>();
  const steps = await killedAtEach("restore", async (folder, step) => {
    const clock = createTestClock();
    const host = await reopenBooks(folder, clock);
    const state = host.state();
    if (state.phase !== "ready") throw new Error(`step ${step}: ${state.phase}`);
    seen.add(state.deskCode);
    expect(visitors(host), `step ${step}`).toEqual(names(state.deskCode === "A" ? 5 : 2));
    const { number } = await benchOf(host, clock, folder).must("visit.register", visitForm());
    expect(number).toContain(`-${state.deskCode}-`);
    host.close();
    expect(verifyDatabase(databaseIn(folder), { structure: "all" }).findings, `step ${step}`).toEqual([]);
    expect(existsSync(join(folder, "restore.json"))).toBe(false);
    expect(existsSync(join(folder, "restoring"))).toBe(false);
    if (state.deskCode === "A") return;
    const kept = verifyDatabase(join(folder, "before-restore-20261223-060500", "lodgebook.db"));
    expect(kept.findings).toEqual([]);
    expect(kept.events, `step ${step}`).toBeGreaterThanOrEqual(14);
  });
  expect([...seen].toSorted()).toEqual(["A", "A2"]);
  expect(steps).toBeGreaterThanOrEqual(14);
});
