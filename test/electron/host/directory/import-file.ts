import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ImportResult, Inspection, Preview } from "../../../../shared/contract/directory-import.ts";
import { type Result } from "../../../../shared/kernel/result.ts";
import {
  createRosterImports,
  type RosterImports,
} from "../../../../electron/host/transfer/roster-imports.ts";
import { createRosterUploads } from "../../../../electron/host/transfer/roster-uploads.ts";
import type { Given } from "../../../../electron/host/execute.ts";
import { onTestFinished } from "vitest";
import { fail, foundTestSite, type Bench } from "../../../fixtures/host.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";

export interface Imported {
  readonly imports: RosterImports;
  readonly given: Given;
  readonly importId: string;
  readonly inspection: Inspection;
  readonly preview: Preview;
  readonly result: ImportResult;
}

export function valueOf<T>(result: Result<T>): T {
  return result.ok ? result.value : fail(result.error);
}

/** A founded site of this test's own, closed when it ends. */
export async function openBench(): Promise<Bench> {
  const bench = await foundTestSite(tempFolder());
  onTestFinished(() => bench.host.close());
  return bench;
}

export function fixtureBytes(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, "../../../fixtures", name));
}

export function clerkOf(bench: Bench): Given {
  return { actor: bench.clerk, approver: null, pinHash: null };
}

export function importsOf(bench: Bench): RosterImports {
  return createRosterImports(bench.core, createRosterUploads(join(bench.folder, "imports")));
}

/** Hands a file over in two pieces, as a screen does. */
export async function upload(imports: RosterImports, given: Given, bytes: Uint8Array): Promise<string> {
  const { importId } = valueOf(await imports.begin(given, bytes.byteLength));
  const half = Math.floor(bytes.byteLength / 2);
  valueOf(await imports.chunk(given, importId, bytes.subarray(0, half)));
  valueOf(await imports.chunk(given, importId, bytes.subarray(half)));
  return importId;
}

/** The whole wizard with the proposed columns. */
export async function importBytes(bench: Bench, bytes: Uint8Array): Promise<Imported> {
  const imports = importsOf(bench);
  const given = clerkOf(bench);
  const importId = await upload(imports, given, bytes);
  const inspection = valueOf(await imports.inspect(given, importId, null));
  const choice = { sheet: inspection.sheet, mapping: inspection.mapping };
  let preview: Preview | undefined;
  for await (const step of imports.preview(given, importId, choice)) {
    const told = valueOf(step);
    if (told.step === "done") preview = told.preview;
  }
  let result: ImportResult | undefined;
  for await (const step of imports.run(given, importId, choice)) {
    const told = valueOf(step);
    if (told.step === "done") result = told.result;
  }
  if (preview === undefined || result === undefined) throw new Error("the import did not end");
  return { imports, given, importId, inspection, preview, result };
}

export const importFixture = (bench: Bench, name: string): Promise<Imported> =>
  importBytes(bench, fixtureBytes(name));

const CONTENT = [
  "SELECT code, occupancy, removed FROM units ORDER BY code",
  `SELECT unit, name, relation, relation_word, move_in, move_out, phones, phone_hashes, document_type,
     document_hash, emergency_contact, emergency_phones, note FROM people ORDER BY unit, name, document_hash, phone_hashes`,
  "SELECT unit, plate, removed FROM vehicles ORDER BY unit, plate",
];

/** What the directory's tables say, without ids and places: two desks with the same content give the same. */
export function contentOf(bench: Bench): readonly (readonly unknown[])[] {
  return CONTENT.map((query) => bench.core().store.db.prepare(query).raw().all());
}

export function count(bench: Bench, table: "units" | "people" | "vehicles" | "events"): number {
  const query = `SELECT count(*) FROM ${table}`;
  return bench.core().store.db.prepare<[], number>(query).pluck().get() ?? 0;
}
