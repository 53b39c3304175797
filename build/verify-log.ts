/**
 * Checks a desk's log against docs/sync-protocol.md and shares no code with the program: a second opinion (H1).
 *
 *   node build/verify-log.ts <database file> [<device>=<seq>:<hash> …]
 *
 * Each further argument is a head that a receipt or a printed handover vouches for: the log must reach it, so that
 * a cut tail shows too. Exit code 0 when everything holds, 1 when something does not, 2 for a wrong call.
 */
import { hash as digest } from "node:crypto";
import Database from "better-sqlite3";

export interface Damage {
  /** The seq that should stand at the place. */
  readonly seq: number;
  /** The row, null when it is not there. */
  readonly pos: number | null;
  readonly what: string;
}

export interface DeviceReport {
  readonly device: string;
  /** Events that hold, and the hash of the last of them. */
  readonly events: number;
  readonly head: string;
  readonly sealed: number;
  readonly erased: number;
  readonly damage: Damage | null;
}

export interface Report {
  /** What is wrong with the file as a whole, null when it could be read from end to end. */
  readonly file: string | null;
  readonly devices: readonly DeviceReport[];
}

export interface ExpectedHead {
  readonly device: string;
  readonly seq: number;
  readonly hash: string;
}

interface Row {
  readonly pos: number;
  readonly device: unknown;
  readonly seq: unknown;
  readonly hash: unknown;
  readonly kind: unknown;
  readonly id: unknown;
  readonly rev: unknown;
  readonly at: unknown;
  readonly cmd: unknown;
  readonly storage: string;
  readonly bytes: Buffer | null;
}

interface VaultRow {
  readonly cipher: Buffer | null;
  readonly erased: number;
}

type Members = { readonly [member: string]: unknown };

const MAX_BYTES = 65_536;
const MAX_DEPTH = 16;
const ZEROS = "0".repeat(64);

const sha256 = (bytes: Uint8Array): string => digest("sha256", bytes, "hex");

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const matches = (form: RegExp) => (value: unknown) => typeof value === "string" && form.test(value);
const integer = (value: unknown) => Number.isSafeInteger(value);
const fromOne = (value: unknown) => integer(value) && Number(value) >= 1;
const person = (value: unknown) => typeof value === "string" && value !== "";
const uuid7 = matches(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const slug = matches(/^[a-z][a-z0-9-]{0,39}$/);
const hex64 = matches(/^[0-9a-f]{64}$/);
const hex32 = matches(/^[0-9a-f]{32}$/);
const optional = (check: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || check(value);

/** The protocol's table of members. */
const MEMBERS: readonly (readonly [member: string, check: (value: unknown) => boolean])[] = [
  ["device", matches(/^[0-9A-HJKMNP-TV-Z]{10}$/)],
  ["seq", fromOne],
  ["rev", fromOne],
  ["at", integer],
  ["off", optional(integer)],
  ["actor", person],
  ["approver", optional(person)],
  ["cmd", optional(uuid7)],
  ["kind", slug],
  ["id", uuid7],
  ["type", slug],
  ["v", fromOne],
  ["data", isMembers],
  ["prev", hex64],
];

/** What is wrong inside a value: too deep, or a string or key with half a character. */
function shapeProblem(value: unknown, depth: number): string | null {
  if (typeof value === "string") return value.isWellFormed() ? null : "a lone surrogate";
  if (typeof value !== "object" || value === null) return null;
  if (depth > MAX_DEPTH) return "nested more than 16 deep";
  for (const [key, inner] of Object.entries(value)) {
    const problem = key.isWellFormed() ? shapeProblem(inner, depth + 1) : "a lone surrogate";
    if (problem !== null) return problem;
  }
  return null;
}

/** The event that a text is, or what keeps it from being well-formed. */
function readText(bytes: Buffer): Members | string {
  if (bytes.length > MAX_BYTES) return "text longer than 64 KiB";
  let text: string;
  let event: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    event = JSON.parse(text);
  } catch {
    return "text is not JSON in UTF-8";
  }
  if (!isMembers(event)) return "text is not an object";
  const shape = shapeProblem(event, 1);
  if (shape !== null) return `text has ${shape}`;
  if (JSON.stringify(event) !== text) return "text is not canonical JSON";
  const wrong = MEMBERS.find(([member, check]) => !check(event[member]));
  return wrong === undefined ? event : `member ${wrong[0]} is not as it must be`;
}

const uuidBytes = (uuid: unknown) => (typeof uuid === "string" ? uuid.replaceAll("-", "") : null);
const hexOf = (blob: unknown) => (Buffer.isBuffer(blob) ? blob.toString("hex") : blob);

/** The first column that says something else than the text, or null. */
function columnProblem(row: Row, event: Members): string | null {
  const pairs: readonly (readonly [column: string, stored: unknown, said: unknown])[] = [
    ["device", row.device, event["device"]],
    ["seq", row.seq, event["seq"]],
    ["kind", row.kind, event["kind"]],
    ["id", hexOf(row.id), uuidBytes(event["id"])],
    ["rev", row.rev, event["rev"]],
    ["at", row.at, event["at"]],
    ["cmd", hexOf(row.cmd), uuidBytes(event["cmd"])],
  ];
  const wrong = pairs.find(([, stored, said]) => stored !== said);
  return wrong === undefined ? null : `column ${wrong[0]} differs from the text`;
}

type SealedState = "none" | "kept" | "erased" | { readonly what: string };

/** Whether the vault holds the very bytes that an event names, or says that they were erased. */
function sealedState(data: unknown, vaultRow: (id: Buffer) => VaultRow | undefined): SealedState {
  const sealed = isMembers(data) ? data["sealed"] : undefined;
  if (sealed === undefined) return "none";
  if (!isMembers(sealed) || !hex32(sealed["vault"]) || !hex64(sealed["hash"])) {
    return { what: "data.sealed names no vault row" };
  }
  const row = vaultRow(Buffer.from(String(sealed["vault"]), "hex"));
  if (row === undefined) return { what: "the vault row is missing" };
  if (row.erased !== 0)
    return row.cipher === null ? "erased" : { what: "the vault row is erased but still there" };
  if (row.cipher === null) return { what: "the vault row is empty but not erased" };
  return sha256(row.cipher) === sealed["hash"] ? "kept" : { what: "the vault row has another hash" };
}

type VaultLookup = (id: Buffer) => VaultRow | undefined;

/** What is wrong with a row that should hold the event after `head`; the event's own hash and seal if nothing. */
function checkRow(
  row: Row,
  seq: number,
  head: string,
  vaultRow: VaultLookup,
): { readonly what: string } | { readonly hash: string; readonly seal: "none" | "kept" | "erased" } {
  if (typeof row.seq !== "number" || row.seq > seq)
    return { what: `the event is missing, ${String(row.seq)} follows` };
  if (row.seq < seq) return { what: `a second event with seq ${row.seq}` };
  if (row.storage !== "text" || row.bytes === null) return { what: "text is not stored as text" };
  const event = readText(row.bytes);
  if (typeof event === "string") return { what: event };
  const column = columnProblem(row, event);
  if (column !== null) return { what: column };
  if (event["prev"] !== head) return { what: "prev is not the hash of the event before" };
  const hash = sha256(row.bytes);
  if (hexOf(row.hash) !== hash) return { what: "column hash is not the hash of the text" };
  const seal = sealedState(event["data"], vaultRow);
  return typeof seal === "string" ? { hash, seal } : seal;
}

/** Follows one device's rows in order of seq, up to the first that does not hold. */
function followDevice(
  device: string,
  rows: Iterable<Row>,
  vaultRow: VaultLookup,
  expected: readonly ExpectedHead[],
): DeviceReport {
  let [events, head, sealed, erased] = [0, ZEROS, 0, 0];
  const report = (pos: number | null, what: string | null): DeviceReport => {
    const damage = what === null ? null : { seq: events + 1, pos, what };
    return { device, events, head, sealed, erased, damage };
  };
  try {
    for (const row of rows) {
      const found = checkRow(row, events + 1, head, vaultRow);
      if ("what" in found) return report(row.pos, found.what);
      const vouched = expected.find(({ seq }) => seq === events + 1);
      if (vouched !== undefined && vouched.hash !== found.hash) {
        return report(row.pos, "another event was vouched for");
      }
      events += 1;
      head = found.hash;
      if (found.seal !== "none") sealed += 1;
      if (found.seal === "erased") erased += 1;
    }
  } catch (cause) {
    return report(null, `cannot be read: ${messageOf(cause)}`);
  }
  const furthest = Math.max(0, ...expected.map(({ seq }) => seq));
  return report(null, furthest > events ? `the log ends here, ${furthest} was vouched for` : null);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** What SQLite itself finds wrong: a damaged page, an index that hides rows. */
function fileProblem(db: Database.Database): string | null {
  try {
    const check = String(db.pragma("quick_check(1)", { simple: true }));
    return check === "ok" ? null : check;
  } catch (cause) {
    return messageOf(cause);
  }
}

function verifyOpened(db: Database.Database, expected: readonly ExpectedHead[]): Report {
  const devices = db.prepare<[], string>("SELECT DISTINCT device FROM events ORDER BY device").pluck().all();
  const rowsOf = db.prepare<[string], Row>(
    `SELECT pos, device, seq, hash, kind, id, rev, at, cmd, typeof(text) AS storage, CAST(text AS BLOB) AS bytes
     FROM events WHERE device = ? ORDER BY seq, pos`,
  );
  const vault = db.prepare<[Buffer], VaultRow>("SELECT cipher, erased FROM vault WHERE id = ?");
  const follow = (device: string) => {
    const heads = expected.filter((head) => head.device === device);
    return followDevice(device, rowsOf.iterate(device), (id) => vault.get(id), heads);
  };
  const all = new Set([...devices, ...expected.map(({ device }) => device)]);
  return { file: fileProblem(db), devices: [...all].map(follow) };
}

/** Reads the whole log in one snapshot, beside a running program if need be, and changes nothing. */
export function verifyLog(path: string, expected: readonly ExpectedHead[] = []): Report {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    try {
      return db.transaction(() => verifyOpened(db, expected))();
    } finally {
      db.close();
    }
  } catch (cause) {
    return { file: messageOf(cause), devices: [] };
  }
}

/** True when nothing at all was found wrong. */
export function holds(report: Report): boolean {
  return report.file === null && report.devices.every(({ damage }) => damage === null);
}

/** The report in lines for a person, a device each. */
export function reportLines(report: Report): readonly string[] {
  const file = report.file === null ? [] : [`DAMAGED  file: ${report.file}`];
  const devices = report.devices.map(({ device, events, head, sealed, erased, damage }) => {
    const counts = `${events} events hold, ${sealed} with sealed data (${erased} erased), head ${head}`;
    if (damage === null) return `ok       ${device}: ${counts}`;
    const place = `seq ${damage.seq}${damage.pos === null ? "" : `, pos ${damage.pos}`}`;
    return `DAMAGED  ${device} at ${place}: ${damage.what}; ${counts}`;
  });
  return [...file, ...devices, holds(report) ? "the log holds" : "THE LOG DOES NOT HOLD"];
}

function readHead(argument: string): ExpectedHead | null {
  const [, device, seq, hash] = /^([0-9A-HJKMNP-TV-Z]{10})=([1-9]\d*):([0-9a-f]{64})$/.exec(argument) ?? [];
  return device === undefined || hash === undefined ? null : { device, seq: Number(seq), hash };
}

function main([path, ...rest]: readonly string[]): number {
  const heads = rest.map(readHead).filter((head) => head !== null);
  if (path === undefined || heads.length < rest.length) {
    console.error("node build/verify-log.ts <database file> [<device>=<seq>:<hash> …]");
    return 2;
  }
  const report = verifyLog(path, heads);
  for (const line of reportLines(report)) console.log(line);
  return holds(report) ? 0 : 1;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
