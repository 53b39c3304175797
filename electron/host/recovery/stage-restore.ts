import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { basename, join } from "node:path";
import type { Database } from "better-sqlite3";
import { naturalId, uuid7 } from "../../../shared/kernel/ids.ts";
import { emitter } from "../../../shared/kernel/register.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { deskEvents, siteRegister } from "../../../shared/modules/site/index.ts";
import { openStore } from "../core.ts";
import { SITE_ID, sha256 } from "../sha256.ts";
import { nextDeskCode, readUsedCodes, recordUsedCode } from "../device-codes.ts";
import { createEventLog } from "../store/event-log.ts";
import { deleteMeta } from "../store/meta.ts";
import { openDatabase } from "../store/open-database.ts";
import { BACKUP_META } from "../transfer/backup-files.ts";
import { openKeys, type Keys } from "../vault/keys.ts";
import { unseal } from "../vault/seal.ts";
import { forgetTables } from "./check-tables.ts";
import { copyAside } from "./data-files.ts";
import { applyErasedIds, readErasedIds } from "./erased-ids.ts";
import type { Finding, VouchedHead } from "./finding.ts";
import type { RestoreReport } from "../../../shared/contract/backup.ts";
import { missingPartsOf } from "./missing-from.ts";
import { salvage, type SalvageReport } from "./salvage.ts";
import { verifyDatabase } from "./verify-database.ts";

export interface StageOptions {
  readonly folder: string;
  /** The backup to restore. */
  readonly backup: string;
  readonly backupAtMs: number;
  /** This desk's keys until now and from now on (createKeys with the same site key). */
  readonly oldKeys: Uint8Array;
  readonly newKeys: Uint8Array;
  /** Who restores. */
  readonly actor: string;
  readonly nowMs: number;
  /** The database in use, which the backup replaces. */
  readonly path: string;
  /** It is damaged: what it still holds beyond the backup is saved. Else the backup is restored as it is. */
  readonly damaged: boolean;
  readonly vouched: VouchedHead | null;
  readonly keptIn: string;
  readonly onProgress?: (done: number, total: number) => void;
  readonly cancelled?: () => boolean;
  readonly step?: (name: string) => void;
}

export type StageProblem =
  | { readonly code: "damaged"; readonly findings: readonly Finding[] }
  | { readonly code: "newer" }
  | { readonly code: "other-site" }
  | { readonly code: "desk-codes-damaged" }
  | { readonly code: "erased-ids-damaged" };

/** Where a restore is prepared; whatever is in it before the marker is written counts for nothing. */
export const stagingFolder = (folder: string): string => join(folder, "restoring");
export const stagedDatabase = (folder: string): string => join(stagingFolder(folder), "lodgebook.db");

const emit = emitter(deskEvents);

function keysOf(bytes: Uint8Array): Keys {
  const keys = openKeys(bytes);
  if (!keys.ok) throw new Error(`keys handed to a restore: ${keys.error.code}`);
  return keys.value;
}

/** True when the site's key opens what is sealed in there; a vault that is empty says nothing against it. */
function sameSite(db: Database, keys: Keys): boolean {
  const row = db
    .prepare<[], { id: Buffer; cipher: Buffer }>(
      "SELECT id, cipher FROM vault WHERE cipher IS NOT NULL LIMIT 1",
    )
    .get();
  return row === undefined || unseal(row.id.toString("hex"), row.cipher, keys.vault).ok;
}

interface DeskRow {
  readonly code: string;
  readonly device: string;
  readonly post: string;
}

/** The desk's next code: beyond every one used on this PC and every one known to the books. */
export function nextCode(
  used: ReturnType<typeof readUsedCodes>,
  desks: readonly DeskRow[],
  oldDevice: string,
): Result<string, StageProblem> {
  if (!used.ok) return err({ code: "desk-codes-damaged" });
  const all = [...used.value, ...desks];
  const own = all.find(({ device }) => device === oldDevice) ?? all[0];
  return ok(nextDeskCode(own?.code.slice(0, 1) ?? "A", all));
}

function install(
  db: Database,
  store: Awaited<ReturnType<typeof openStore>>,
  options: StageOptions,
  keys: { readonly old: Keys; readonly next: Keys },
): Result<string, StageProblem> {
  const desks = db.prepare<[], DeskRow>("SELECT code, device, post FROM desks ORDER BY row").all();
  const code = nextCode(readUsedCodes(options.folder), desks, keys.old.deviceId);
  if (!code.ok) return code;
  const device = keys.next.deviceId;
  // Before the first record that is numbered with it; a crash after this only skips a code.
  const recorded = recordUsedCode(options.folder, { code: code.value, device });
  if (!recorded.ok) return err({ code: "desk-codes-damaged" });
  options.step?.("code");
  const before = desks.find((desk) => desk.device === keys.old.deviceId) ?? desks[0];
  const post = before?.post ?? "";
  store.transaction(() =>
    store.write([emit("installed", { code: code.value, device, post, successorOf: keys.old.deviceId })], {
      device,
      at: options.nowMs,
      off: null,
      actor: options.actor,
      approver: null,
      cmd: uuid7(options.nowMs, randomBytes(16)),
      kind: "desk",
      id: naturalId("desk", device, sha256),
    }),
  );
  return code;
}

function syncFile(path: string): void {
  const fd = openSync(path, "r+");
  fsyncSync(fd);
  closeSync(fd);
}

async function prepare(
  db: Database,
  options: StageOptions,
  heads: readonly VouchedHead[],
): Promise<Result<Omit<RestoreReport, "keptIn">, StageProblem>> {
  const { step } = options;
  const keys = { old: keysOf(options.oldKeys), next: keysOf(options.newKeys) };
  if (!sameSite(db, keys.old)) return err({ code: "other-site" });
  const erased = readErasedIds(options.folder);
  if (!erased.ok) return erased;
  deleteMeta(db, BACKUP_META);
  applyErasedIds(db, erased.value);
  step?.("erased");
  let saved: SalvageReport = { events: 0, sealedLost: 0, missing: [] };
  if (options.damaged) {
    const damaged = copyAside(options.path, join(stagingFolder(options.folder), "damaged"));
    saved = salvage({
      damaged,
      sound: options.backup,
      target: db,
      device: keys.old.deviceId,
      vouched: options.vouched,
    });
  } else {
    saved = { ...saved, missing: missingPartsOf(options.path, heads) };
  }
  step?.("salvaged");
  // Every table anew: what was erased must not live on in them, and what was saved must be in them.
  forgetTables(db);
  const store = await openStore({
    db,
    keys: keys.next,
    clock: { nowMs: () => options.nowMs, monoMs: () => 0 },
    onProgress: (done, total) => options.onProgress?.(done, total),
  });
  step?.("folded");
  if (store.folded(siteRegister, SITE_ID).rev === 0) return err({ code: "other-site" });
  const code = install(db, store, options, keys);
  if (!code.ok) return code;
  step?.("installed");
  return ok({
    atMs: options.nowMs,
    backup: basename(options.backup),
    backupAtMs: options.backupAtMs,
    events: createEventLog(db).count(),
    salvaged: saved.events,
    sealedLost: saved.sealedLost,
    missing: [...saved.missing],
    deskCode: code.value,
  });
}

/**
 * Prepares restored books in the staging folder: a checked copy of the backup, erased people erased again, what
 * the damaged file still has added, folded anew, and installed under a new device id and desk code. Nothing in
 * use is touched; a crash leaves only the staging folder (C2).
 */
export async function stageRestore(options: StageOptions): Promise<Result<RestoreReport, StageProblem>> {
  const { folder, backup, keptIn, step } = options;
  const staging = stagingFolder(folder);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true, mode: 0o700 });
  step?.("staging");
  const staged = stagedDatabase(folder);
  copyFileSync(backup, staged);
  step?.("copied");
  const report = verifyDatabase(staged, {
    structure: "all",
    ...(options.cancelled === undefined ? {} : { cancelled: options.cancelled }),
  });
  if (report.findings.length > 0) return err({ code: "damaged", findings: report.findings });
  const opened = openDatabase(staged, { create: false });
  if (!opened.ok) {
    if (opened.error.code === "newer-version") return err({ code: "newer" });
    return err({ code: "damaged", findings: [{ code: "unreadable", detail: opened.error.code }] });
  }
  try {
    const prepared = await prepare(opened.value, options, report.heads);
    if (!prepared.ok) return prepared;
    opened.value.pragma("wal_checkpoint(TRUNCATE)");
    return ok({ ...prepared.value, keptIn });
  } finally {
    opened.value.close();
    if (existsSync(staged)) syncFile(staged);
    step?.("staged");
  }
}
