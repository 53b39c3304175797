import { hash } from "node:crypto";
import Database from "better-sqlite3";
import { EMPTY_HEAD, walkChain, type ChainHead } from "../../../shared/kernel/chain.ts";
import type { Envelope } from "../../../shared/kernel/event.ts";
import { damagedMeta } from "../store/meta.ts";
import { sealedReference } from "../store/open-event.ts";
import type { DatabaseReport, Finding, SealedProblem, VouchedHead } from "./finding.ts";
import { provenPart } from "./proven-part.ts";

export interface VerifyOptions {
  /** Heads known from elsewhere (`head.json`, a receipt): the log must reach them, so that a cut tail shows. */
  readonly vouched?: readonly VouchedHead[];
  /** A backup that was proven: what is still as it is there, byte for byte, is not followed again. */
  readonly earlier?: string | undefined;
  /** Called about every 2,000 events with how many of all are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** True when nobody wants the answer any more: VerifyCancelled is thrown. */
  readonly cancelled?: () => boolean;
  /** How far SQLite's own check of indexes goes: the log's (`log`, the default), or every one (`all`). */
  readonly structure?: "log" | "all";
}

// quick_check reads every page but does not compare indexes with their tables.
const QUICK = ["quick_check(20)"];
const LOG = ["integrity_check(events)", "integrity_check(vault)", "integrity_check(meta)"];
const ALL = ["integrity_check(20)"];

/** Pages are read in order and once: few of them kept is less to copy about, and 16 MiB less of memory. */
const PAGES_KEPT = "cache_size = -512";

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
function structure(db: Database.Database, checks: readonly string[]): readonly string[] {
  const rows = checks.flatMap((check) => db.pragma(check) as readonly Readonly<Record<string, unknown>>[]);
  return rows.map((row) => String(Object.values(row)[0])).filter((detail) => detail !== "ok");
}

interface Walk {
  readonly events: number;
  readonly head: VouchedHead;
  readonly finding: Finding | null;
}

type Reader = {
  readonly rowsOf: (device: string, afterSeq: number) => Iterable<Row>;
  readonly vaultRow: (id: Buffer) => VaultRow | undefined;
  /** True when the event came before its sealed part, which is still to come (docs/decisions/0011). */
  readonly awaited: (id: Buffer) => boolean;
  readonly tick: () => void;
};

/** Follows one device's events from a head that holds up to the first that does not. */
function walkDevice(
  device: string,
  from: ChainHead & { readonly atMs: number },
  reader: Reader,
  vouched: readonly VouchedHead[],
): Walk {
  let finding: Finding | null = null;
  let current: Row | null = null;
  let { atMs } = from;
  const texts = function* (): Generator<string> {
    for (const row of reader.rowsOf(device, from.seq)) {
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
    const id = Buffer.from(vault, "hex");
    const problem = reference.success ? sealedProblem(reader.vaultRow(id), reference.data.hash) : "reference";
    if (problem === "missing" && reader.awaited(id)) return;
    if (problem !== null) finding = { code: "sealed", device, seq, vault, problem };
  };
  const { head, broken } = walkChain(device, from, texts(), sha256, check);
  const furthest = Math.max(0, ...vouched.filter((each) => each.device === device).map(({ seq }) => seq));
  if (finding === null && broken !== null) finding = { code: "chain", ...broken };
  if (finding === null && head.seq < furthest) {
    finding = { code: "tail", device, seq: furthest, found: head.seq };
  }
  return { events: head.seq - from.seq, head: { device, ...head, atMs }, finding };
}

function readerOf(db: Database.Database, tick: () => void): Reader {
  const rowsOf = db.prepare<[string, number], Row>(
    `SELECT seq, lower(hex(hash)) AS hash, kind, lower(hex(id)) AS id, rev, at,
       iif(cmd IS NULL, NULL, lower(hex(cmd))) AS cmd, text FROM events WHERE device = ? AND seq > ? ORDER BY seq`,
  );
  const vaultRow = db.prepare<[Buffer], VaultRow>("SELECT cipher, erased FROM vault WHERE id = ?");
  // Not there before version 2, which is checked before it is migrated.
  const knowsAwaited = db
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'awaited'")
    .get();
  const awaited =
    knowsAwaited === undefined ? null : db.prepare<[Buffer]>("SELECT 1 FROM awaited WHERE vault = ?");
  return {
    rowsOf: (device, afterSeq) => rowsOf.iterate(device, afterSeq),
    vaultRow: (id) => vaultRow.get(id),
    awaited: (id) => awaited?.get(id) !== undefined,
    tick,
  };
}

function verifyOpened(db: Database.Database, options: VerifyOptions): DatabaseReport {
  const { vouched = [], onProgress, cancelled } = options;
  const all = options.structure === "all";
  const wrong = new Set(structure(db, all ? ALL : QUICK));
  const proven = options.earlier === undefined || wrong.size > 0 ? null : provenPart(db, options.earlier);
  if (!all && proven === null) for (const detail of structure(db, LOG)) wrong.add(detail);
  const findings: Finding[] = [...wrong].map((detail) => ({ code: "structure", detail }));
  const heads: VouchedHead[] = [];
  const unchanged = proven?.events ?? 0;
  let events = unchanged;
  let done = 0;
  const stored = db.prepare<[], number>("SELECT count(*) FROM events").pluck().get() ?? 0;
  const total = stored - unchanged;
  const devices = db.prepare<[], string>("SELECT DISTINCT device FROM events ORDER BY device").pluck().all();
  const tick = (): void => {
    done += 1;
    if (done % 2000 !== 0) return;
    onProgress?.(done, total);
    if (cancelled?.() === true) throw new VerifyCancelled();
  };
  const reader = readerOf(db, tick);
  for (const device of new Set([...devices, ...vouched.map((head) => head.device)])) {
    try {
      const from = proven?.heads.get(device) ?? { ...EMPTY_HEAD, atMs: 0 };
      const walk = walkDevice(device, from, reader, vouched);
      events += walk.events;
      heads.push(walk.head);
      if (walk.finding !== null) findings.push(walk.finding);
    } catch (cause) {
      if (cause instanceof VerifyCancelled) throw cause;
      findings.push({ code: "unreadable", detail: messageOf(cause) });
    }
  }
  findings.push(...damagedMeta(db).map((key): Finding => ({ code: "meta", key })));
  if (findings.length === 0 && events !== stored) {
    findings.push({
      code: "structure",
      detail: `${stored} events, of which ${events} are found by their device`,
    });
  }
  onProgress?.(total, total);
  return { findings, events, unchanged, heads };
}

/**
 * Checks a database file from end to end in one snapshot, beside a running program if need be, and changes
 * nothing: SQLite's own check, every device's chain, every column and sealed part against the texts (B1, H1).
 */
export function verifyDatabase(path: string, options: VerifyOptions = {}): DatabaseReport {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    try {
      db.pragma(PAGES_KEPT);
      return db.transaction(() => verifyOpened(db, options))();
    } finally {
      db.close();
    }
  } catch (cause) {
    if (cause instanceof VerifyCancelled) throw cause;
    return {
      findings: [{ code: "unreadable", detail: messageOf(cause) }],
      events: 0,
      unchanged: 0,
      heads: [],
    };
  }
}
