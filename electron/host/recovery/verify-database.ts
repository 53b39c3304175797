import { hash } from "node:crypto";
import Database from "better-sqlite3";
import { EMPTY_HEAD, walkChain } from "../../../shared/kernel/chain.ts";
import type { Envelope } from "../../../shared/kernel/event.ts";
import { damagedMeta } from "../store/meta.ts";
import { sealedReference } from "../store/open-event.ts";
import type { DatabaseReport, Finding, SealedProblem, VouchedHead } from "./finding.ts";

export interface VerifyOptions {
  /** Heads known from elsewhere (`head.json`, a receipt): the log must reach them, so that a cut tail shows. */
  readonly vouched?: readonly VouchedHead[];
  /** Called about every 2,000 events with how many of all are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** True when nobody wants the answer any more: VerifyCancelled is thrown. */
  readonly cancelled?: () => boolean;
  /**
   * How far SQLite's own check goes: pages only (`quick`, enough for a file that VACUUM has just written anew), the
   * log's indexes too (`log`, the default), or every index (`all`).
   */
  readonly structure?: keyof typeof CHECKS;
}

const CHECKS = {
  quick: ["quick_check(20)"],
  // quick_check does not compare indexes with their tables, so the log's own tables get the full check.
  log: ["quick_check(20)", "integrity_check(events)", "integrity_check(vault)", "integrity_check(meta)"],
  all: ["integrity_check(20)"],
} as const;

export class VerifyCancelled extends Error {}

/** Hashes and ids in lower-case hex. */
interface Row {
  readonly seq: number;
  readonly hash: string;
  readonly kind: string;
  readonly id: string;
  readonly rev: number;
  readonly at: number;
  readonly cmd: string | null;
  readonly text: string;
}

interface VaultRow {
  readonly cipher: Buffer | null;
  readonly erased: number;
}

const sha256 = (text: string): string => hash("sha256", text);

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** The first column that says something else than the event's text and hash, or null. */
function wrongColumn(row: Row, event: Envelope, eventHash: string): string | null {
  const plain = (id: string) => id.replaceAll("-", "");
  if (row.hash !== eventHash) return "hash";
  if (row.kind !== event.kind) return "kind";
  if (row.id !== plain(event.id)) return "id";
  if (row.rev !== event.rev) return "rev";
  if (row.at !== event.at) return "at";
  return row.cmd === (event.cmd === undefined ? null : plain(event.cmd)) ? null : "cmd";
}

function sealedProblem(row: VaultRow | undefined, named: string): SealedProblem | null {
  if (row === undefined) return "missing";
  if (row.erased !== 0) return row.cipher === null ? null : "not-erased";
  if (row.cipher === null) return "empty";
  return hash("sha256", row.cipher) === named ? null : "hash";
}

/** What SQLite itself finds wrong, in its own words. */
function structure(db: Database.Database, checks: readonly string[]): readonly Finding[] {
  const details = new Set<string>();
  for (const check of checks) {
    const rows = db.pragma(check) as readonly Readonly<Record<string, unknown>>[];
    for (const row of rows) {
      const detail = String(Object.values(row)[0]);
      if (detail !== "ok") details.add(detail);
    }
  }
  return [...details].map((detail) => ({ code: "structure", detail }));
}

interface Walk {
  readonly events: number;
  readonly head: VouchedHead;
  readonly finding: Finding | null;
}

type Reader = {
  readonly rowsOf: (device: string) => Iterable<Row>;
  readonly vaultRow: (id: Buffer) => VaultRow | undefined;
  readonly tick: () => void;
};

/** Follows one device's events up to the first that does not hold. */
function walkDevice(device: string, reader: Reader, vouched: readonly VouchedHead[]): Walk {
  let finding: Finding | null = null;
  let current: Row | null = null;
  let atMs = 0;
  const texts = function* (): Generator<string> {
    for (const row of reader.rowsOf(device)) {
      if (finding !== null) return;
      reader.tick();
      current = row;
      yield row.text;
    }
  };
  const check = (event: Envelope, eventHash: string): void => {
    const { seq } = event;
    atMs = event.at;
    const column = current === null ? null : wrongColumn(current, event, eventHash);
    if (column !== null) {
      finding = { code: "column", device, seq, column };
      return;
    }
    if (vouched.some((head) => head.device === device && head.seq === seq && head.hash !== eventHash)) {
      finding = { code: "tail", device, seq, found: seq };
      return;
    }
    const sealed = event.data["sealed"];
    if (sealed === undefined) return;
    const reference = sealedReference.safeParse(sealed);
    const vault = reference.success ? reference.data.vault : "";
    const problem = reference.success
      ? sealedProblem(reader.vaultRow(Buffer.from(vault, "hex")), reference.data.hash)
      : "reference";
    if (problem !== null) finding = { code: "sealed", device, seq, vault, problem };
  };
  const { head, broken } = walkChain(device, EMPTY_HEAD, texts(), sha256, check);
  const furthest = Math.max(0, ...vouched.filter((each) => each.device === device).map(({ seq }) => seq));
  if (finding === null && broken !== null) finding = { code: "chain", ...broken };
  if (finding === null && head.seq < furthest) {
    finding = { code: "tail", device, seq: furthest, found: head.seq };
  }
  return { events: head.seq, head: { device, ...head, atMs }, finding };
}

function verifyOpened(db: Database.Database, options: VerifyOptions): DatabaseReport {
  const { vouched = [], onProgress, cancelled } = options;
  const findings: Finding[] = [...structure(db, CHECKS[options.structure ?? "log"])];
  const heads: VouchedHead[] = [];
  let events = 0;
  let done = 0;
  const total = db.prepare<[], number>("SELECT coalesce(max(pos), 0) FROM events").pluck().get() ?? 0;
  const rowsOf = db.prepare<[string], Row>(
    `SELECT seq, lower(hex(hash)) AS hash, kind, lower(hex(id)) AS id, rev, at,
       iif(cmd IS NULL, NULL, lower(hex(cmd))) AS cmd, text FROM events WHERE device = ? ORDER BY seq`,
  );
  const vaultRow = db.prepare<[Buffer], VaultRow>("SELECT cipher, erased FROM vault WHERE id = ?");
  const devices = db.prepare<[], string>("SELECT DISTINCT device FROM events ORDER BY device").pluck().all();
  const tick = (): void => {
    done += 1;
    if (done % 2000 !== 0) return;
    onProgress?.(done, total);
    if (cancelled?.() === true) throw new VerifyCancelled();
  };
  const reader: Reader = {
    rowsOf: (device) => rowsOf.iterate(device),
    vaultRow: (id) => vaultRow.get(id),
    tick,
  };
  for (const device of new Set([...devices, ...vouched.map((head) => head.device)])) {
    try {
      const walk = walkDevice(device, reader, vouched);
      events += walk.events;
      heads.push(walk.head);
      if (walk.finding !== null) findings.push(walk.finding);
    } catch (cause) {
      if (cause instanceof VerifyCancelled) throw cause;
      findings.push({ code: "unreadable", detail: messageOf(cause) });
    }
  }
  findings.push(...damagedMeta(db).map((key): Finding => ({ code: "meta", key })));
  onProgress?.(total, total);
  return { findings, events, heads };
}

/**
 * Checks a database file from end to end in one snapshot, beside a running program if need be, and changes
 * nothing: SQLite's own check, every device's chain, every column and sealed part against the texts (B1, H1).
 */
export function verifyDatabase(path: string, options: VerifyOptions = {}): DatabaseReport {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    try {
      return db.transaction(() => verifyOpened(db, options))();
    } finally {
      db.close();
    }
  } catch (cause) {
    if (cause instanceof VerifyCancelled) throw cause;
    return { findings: [{ code: "unreadable", detail: messageOf(cause) }], events: 0, heads: [] };
  }
}
