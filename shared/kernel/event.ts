import { err, ok, type Result } from "./result.ts";
import { isDeviceId, isUuid7 } from "./ids.ts";

/** A JSON object as it stands in an event. */
export type JsonObject = { readonly [key: string]: unknown };

/** What an event says, without the chain (sync-protocol.md, Event). Times are ms since the epoch. */
export interface Envelope {
  readonly device: string;
  readonly seq: number;
  readonly rev: number;
  readonly at: number;
  readonly off?: number;
  readonly actor: string;
  readonly approver?: string;
  readonly cmd?: string;
  readonly kind: string;
  readonly id: string;
  readonly type: string;
  readonly v: number;
  readonly data: JsonObject;
  readonly prev: string;
}

export type EventTextProblem =
  | "too-large"
  | "not-json"
  | "not-canonical"
  | "not-an-object"
  | "too-deep"
  | "lone-surrogate"
  | "device"
  | "seq"
  | "rev"
  | "at"
  | "off"
  | "actor"
  | "approver"
  | "cmd"
  | "kind"
  | "id"
  | "type"
  | "v"
  | "data"
  | "prev";

export const MAX_EVENT_BYTES = 64 * 1024;
export const MAX_EVENT_DEPTH = 16;
/** `prev` of a device's first event. */
export const NO_PREV = "0".repeat(64);

const NAME = /^[a-z][a-z0-9-]{0,39}$/;
const HASH = /^[0-9a-f]{64}$/;

/** The one text of an event: its bytes are stored, hashed and synced and never made a second time. */
export function eventText(event: Envelope): string {
  return JSON.stringify({
    device: event.device,
    seq: event.seq,
    rev: event.rev,
    at: event.at,
    ...(event.off === undefined ? {} : { off: event.off }),
    actor: event.actor,
    ...(event.approver === undefined ? {} : { approver: event.approver }),
    ...(event.cmd === undefined ? {} : { cmd: event.cmd }),
    kind: event.kind,
    id: event.id,
    type: event.type,
    v: event.v,
    data: event.data,
    prev: event.prev,
  });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shapeProblem(value: unknown, depth: number): "too-deep" | "lone-surrogate" | null {
  if (typeof value === "string") return value.isWellFormed() ? null : "lone-surrogate";
  if (typeof value !== "object" || value === null) return null;
  if (depth > MAX_EVENT_DEPTH) return "too-deep";
  if (Array.isArray(value)) {
    for (const item of value) {
      const problem = shapeProblem(item, depth + 1);
      if (problem !== null) return problem;
    }
    return null;
  }
  for (const [key, item] of Object.entries(value)) {
    if (!key.isWellFormed()) return "lone-surrogate";
    const problem = shapeProblem(item, depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}

/** How many objects and arrays a text can open at most: brackets inside strings count too. */
function openings(line: string): number {
  let count = 0;
  for (const bracket of "{[") {
    for (let at = line.indexOf(bracket); at >= 0; at = line.indexOf(bracket, at + 1)) count += 1;
  }
  return count;
}

/** Most texts cannot have a problem of shape, which spares them the walk through every member. */
function mayHaveShapeProblem(line: string): boolean {
  return !line.isWellFormed() || /\\u[dD]/.test(line) || openings(line) > MAX_EVENT_DEPTH;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
  }
  return bytes;
}

const positive = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1;
const text = (value: unknown): value is string => typeof value === "string" && value !== "";

function memberProblem(event: JsonObject): EventTextProblem | null {
  const { device, seq, rev, at, off, actor, approver, cmd, kind, id, type, v, data, prev } = event as {
    readonly [member in keyof Envelope]?: unknown;
  };
  if (typeof device !== "string" || !isDeviceId(device)) return "device";
  if (!positive(seq)) return "seq";
  if (!positive(rev)) return "rev";
  if (!Number.isSafeInteger(at)) return "at";
  if (off !== undefined && !Number.isSafeInteger(off)) return "off";
  if (!text(actor)) return "actor";
  if (approver !== undefined && !text(approver)) return "approver";
  if (cmd !== undefined && !(typeof cmd === "string" && isUuid7(cmd))) return "cmd";
  if (typeof kind !== "string" || !NAME.test(kind)) return "kind";
  if (typeof id !== "string" || !isUuid7(id)) return "id";
  if (typeof type !== "string" || !NAME.test(type)) return "type";
  if (!positive(v)) return "v";
  if (!isObject(data)) return "data";
  if (typeof prev !== "string" || !HASH.test(prev)) return "prev";
  return null;
}

/**
 * Reads an event's text and checks that it is well-formed as sync-protocol.md defines it: members and their
 * types, canonical JSON, no lone surrogate, at most 16 deep and 64 KiB.
 */
export function parseEventText(line: string): Result<Envelope, EventTextProblem> {
  // No character takes more than three bytes a unit.
  if (line.length > MAX_EVENT_BYTES / 3 && utf8Length(line) > MAX_EVENT_BYTES) return err("too-large");
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err("not-json");
  }
  if (!isObject(value)) return err("not-an-object");
  const shape = mayHaveShapeProblem(line) ? shapeProblem(value, 1) : null;
  if (shape !== null) return err(shape);
  if (JSON.stringify(value) !== line) return err("not-canonical");
  const member = memberProblem(value);
  if (member !== null) return err(member);
  // Checked member by member just above; members that this version does not know stay in the text.
  return ok(value as unknown as Envelope);
}

/**
 * Reads a text that was well-formed when it came into the log: its members are checked, its form is not walked
 * and written again. Whether the log's bytes are still the same is the chain's word, not this one's.
 */
export function readEventText(line: string): Result<Envelope, EventTextProblem> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err("not-json");
  }
  if (!isObject(value)) return err("not-an-object");
  const member = memberProblem(value);
  return member === null ? ok(value as unknown as Envelope) : err(member);
}
