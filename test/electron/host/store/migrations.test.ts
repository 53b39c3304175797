import { readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { databaseFile } from "../../../../electron/host/host.ts";
import { migrations, SCHEMA_VERSION } from "../../../../electron/host/store/migrations.ts";
import { benchOf, foundTestSite, openTestHost } from "../../../fixtures/host.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { visitForm } from "../../../fixtures/visit-form.ts";

/** The tables that a version brought. */
function tablesOf(version: number): readonly string[] {
  const sql = migrations.find((migration) => migration.version === version)?.sql ?? "";
  return [...sql.matchAll(/CREATE TABLE (\w+)/g)].map(([, name = ""]) => name);
}

/** Makes a database what it was before a version: without its tables, with the number of the version before. */
function turnBack(path: string, version: number): void {
  const db = new Database(path);
  for (const table of tablesOf(version)) db.exec(`DROP TABLE ${table}`);
  db.pragma(`user_version = ${version - 1}`);
  db.close();
}

test("version 2 (desks that agree): a verified backup first, then the new tables, and every record is there", async () => {
  const folder = tempFolder();
  const before = await foundTestSite(folder);
  const { id } = await before.must("visit.register", visitForm());
  before.host.close();
  turnBack(databaseFile(folder), 2);
  const host = await openTestHost(folder, before.clock);
  onTestFinished(host.close);
  expect(host.state().phase).toBe("ready");
  const after = benchOf(host, before.clock, folder);
  expect(after.core().store.eventsOf(id)).toHaveLength(1);
  expect(after.core().store.db.pragma("user_version", { simple: true })).toBe(SCHEMA_VERSION);
  for (const table of tablesOf(2))
    expect(after.core().store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
  const backups = readdirSync(join(folder, "backups")).filter((name) => name.endsWith(".db"));
  expect(backups).toHaveLength(1);
  const copy = new Database(join(folder, "backups", backups[0] ?? ""), { readonly: true });
  expect(copy.pragma("user_version", { simple: true })).toBe(1);
  copy.close();
});
