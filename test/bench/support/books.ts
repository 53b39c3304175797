import {
  copyFileSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { APPLY_BATCH, applyPulled } from "../../../electron/host/store/apply.ts";
import { hashPin } from "../../../electron/host/access/pin.ts";
import { createHost, databaseFile, type Host } from "../../../electron/host/host.ts";
import type { Core } from "../../../electron/host/core.ts";
import { allTables } from "../../../electron/host/tables/index.ts";
import { createFileKeyStore } from "../../../electron/host/vault/key-store.ts";
import { ADMIN_PIN, CHEAP, PIN } from "../../fixtures/host.ts";
import { EVENTS_PER_VISIT, history, type Writer } from "./history.ts";

/** Visits in the big books: as many as make a million events, or LODGEBOOK_BENCH_EVENTS. */
export const VISITS = Math.round(
  Number(process.env["LODGEBOOK_BENCH_EVENTS"] ?? 1_000_000) / EVENTS_PER_VISIT,
);

const versions = allTables.map(({ name, version }) => `${name}${version}`).join("-");
const home = join(tmpdir(), `lodgebook-bench-${VISITS}`);
const complete = join(home, "complete");

const folders: string[] = [];
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of this benchmark's own, gone when it ends. */
export function benchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "lodgebook-bench-"));
  folders.push(folder);
  return folder;
}

export async function openBooks(folder: string): Promise<Host> {
  const keyStore = createFileKeyStore({ path: join(folder, "keys.json"), onOpenToOthers: () => undefined });
  const host = createHost({ folder, keyStore, log: pino({ level: "silent" }), cost: CHEAP });
  if (!host.ok) throw new Error(host.error.code);
  await host.value.opened;
  return host.value;
}

export function coreOf(host: Host): Core {
  const core = host.core();
  if (core === null) throw new Error(`the books are not open: ${JSON.stringify(host.state())}`);
  return core;
}

/** A site with nothing in it. */
export async function foundBooks(folder: string): Promise<Host> {
  const host = await openBooks(folder);
  const founded = await host.found({
    siteName: "阳光花园",
    timeZone: "Asia/Shanghai",
    postName: "大堂前台",
    deskCode: "A",
    adminName: "陈静",
    adminPin: ADMIN_PIN,
    clerkName: "张敏",
    clerkPin: PIN,
  });
  if (!founded.ok) throw new Error(founded.error.code);
  await keepPin(host);
  return host;
}

/** The clerk goes on with the PIN that the founder gave: no benchmark is about choosing one. */
async function keepPin(host: Host): Promise<void> {
  const core = coreOf(host);
  const [clerk] = core.lookups.staff(["clerk"]);
  if (clerk === undefined) throw new Error("no clerk");
  const request = {
    cmd: core.newId(),
    name: "staff.change-own-pin",
    id: clerk.id,
    input: { pin: PIN },
    approval: null,
  };
  const pinHash = await hashPin(PIN, core.keys.pinPepper, { cost: CHEAP });
  const kept = await host.execute(request, { actor: clerk, approver: null, pinHash });
  if (!kept.ok) throw new Error(kept.error.code);
}

/** Told of each stretch before it is applied, and how long that took. */
export type OnBatch = (texts: readonly string[], appliedMs: number) => void;

/** Applies a log of so many visits, another desk's unless it is said whose. */
export function fillBooks(
  host: Host,
  visits: number,
  onBatch: OnBatch = () => undefined,
  writer?: Writer,
): void {
  const { store, keys } = coreOf(host);
  for (const run of history(keys, visits, APPLY_BATCH, writer)) {
    const before = performance.now();
    const { events, breaks } = applyPulled(store, [run]);
    const took = performance.now() - before;
    if (events !== run.texts.length || breaks.length > 0) throw new Error(JSON.stringify(breaks));
    onBatch(run.texts, took);
  }
}

/** Makes the big books anew from another desk's log; they stay for the benchmarks that follow. */
export async function buildBooks(onBatch: OnBatch = () => undefined): Promise<void> {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const host = await foundBooks(home);
  const { store } = coreOf(host);
  fillBooks(host, VISITS, onBatch);
  store.db.pragma("wal_checkpoint(TRUNCATE)");
  host.close();
  writeFileSync(complete, versions);
}

function ensureBooks(): void {
  if (existsSync(complete) && readFileSync(complete, "utf8") === versions) return;
  console.log(`building the books: ${VISITS} visits`);
  const builder = fileURLToPath(new URL("./build-books.ts", import.meta.url));
  const { status } = spawnSync(process.execPath, [builder], { stdio: "inherit" });
  if (status !== 0) throw new Error("the books were not built");
}

/** The big books to read from: nothing may write into them. */
export function bigBooks(): string {
  ensureBooks();
  return home;
}

/** A copy of the big books that may be written to. */
export function copyOfBigBooks(): string {
  ensureBooks();
  const folder = benchFolder();
  for (const name of readdirSync(home)) {
    const from = join(home, name);
    if (statSync(from).isFile()) copyFileSync(from, join(folder, name), constants.COPYFILE_FICLONE);
  }
  return folder;
}

export const sizeOfBooks = (folder: string): number => statSync(databaseFile(folder)).size;
