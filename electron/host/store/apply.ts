import { hash } from "node:crypto";
import { walkChain, type ChainBreak } from "../../../shared/kernel/chain.ts";
import { parseEventText, type Envelope, type JsonObject } from "../../../shared/kernel/event.ts";
import { compareEvents, foldAll, foldNext, type OpenEvent } from "../../../shared/kernel/fold.ts";
import { unseal } from "../vault/seal.ts";
import type { SealedRow } from "./event-log.ts";
import { sealedReference } from "./open-event.ts";
import type { Store } from "./store.ts";

/** How many events one transaction should take: more saves no time, fewer cost a sync of the disk each. */
export const APPLY_BATCH = 5000;

/** A stretch of one device's log in order, with the vault rows that its events name. */
export interface PulledRun {
  readonly device: string;
  readonly texts: readonly string[];
  readonly vault: readonly SealedRow[];
  /**
   * Told of an event whose sealed part is neither here nor in the run: an erasure gave it a later place in the
   * server's order. The event is blank until it comes. Absent: such an event breaks the run.
   */
  readonly onAwaited?: (vaultId: string, event: Envelope) => void;
}

/** Why the rest of a run was not stored. */
export type PulledBreak =
  | ChainBreak
  /** Another event is known under this device and seq: a disk was copied or restored. */
  | { readonly device: string; readonly seq: number; readonly problem: "fork" }
  /** The sealed part that the event names did not come, or is not what was sealed. */
  | { readonly device: string; readonly seq: number; readonly problem: "sealed" };

export interface Applied {
  /** Events that were new here. */
  readonly events: number;
  readonly kinds: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  readonly breaks: readonly PulledBreak[];
}

/** So many events are verified, stored and folded before the next are read: little lives long, and each step stays warm. */
const STRETCH = 500;

/** An aggregate with its events of a stretch, in the order they were appended. */
interface Touched {
  readonly kind: string;
  readonly id: string;
  readonly arrived: OpenEvent[];
}

type Opened = { readonly personal: JsonObject | null } | "sealed";

/** Stores the sealed part that an event names and opens it. */
function takeSealed(
  store: Store,
  event: Envelope,
  vault: ReadonlyMap<string, SealedRow>,
  onAwaited: PulledRun["onAwaited"],
): Opened {
  const named = event.data["sealed"];
  if (named === undefined) return { personal: null };
  const reference = sealedReference.safeParse(named);
  if (!reference.success) return "sealed";
  const { vault: id, hash: expected } = reference.data;
  const came = vault.get(id);
  // What the vault has stays: an erased row is never brought back by another desk's copy.
  const row =
    came !== undefined && isSealed(came, expected) && store.log.seal(came) ? came : store.log.sealed(id);
  if (row === null && came === undefined && onAwaited !== undefined) {
    onAwaited(id, event);
    return { personal: null };
  }
  if (row === null || !isSealed(row, expected)) return "sealed";
  if (row.cipher === null) return { personal: null };
  const opened = unseal(id, row.cipher, store.unsealer.vaultKey);
  return { personal: opened.ok ? opened.value : null };
}

function isSealed({ cipher }: SealedRow, expected: string): boolean {
  return cipher === null || hash("sha256", cipher, "hex") === expected;
}

/** How many texts at the start of a run are here already, or the place where another event is. */
function knownTexts(store: Store, { device, texts }: PulledRun): number | PulledBreak {
  const { seq: newest } = store.head(device);
  for (const [index, line] of texts.entries()) {
    const event = parseEventText(line);
    // What does not hold is for the walk to say.
    if (!event.ok || event.value.device !== device || event.value.seq > newest) return index;
    const { seq } = event.value;
    if (store.log.hashAt(device, seq) !== store.sha256(line)) return { device, seq, problem: "fork" };
  }
  return texts.length;
}

/** Brings an aggregate's row up to date; folds it anew only when an event arrived that sorts before a known one. */
function project(store: Store, { kind, id, arrived }: Touched): void {
  const register = store.projections.registerOf(kind);
  if (register === null) return;
  // Most aggregates are new: whether one was known is asked by the way.
  const alone = foldAll(register, arrived);
  if (store.projections.insert(kind, id, alone)) return;
  const all = store.eventsOf(id).filter(({ envelope }) => envelope.kind === kind);
  const known = all.slice(0, -arrived.length);
  const before = foldAll(register, known);
  const late = arrived.some((event) =>
    known.some(({ envelope }) => compareEvents(event.envelope, envelope) < 0),
  );
  const after = late
    ? foldAll(register, [...known, ...arrived])
    : arrived
        .toSorted((left, right) => compareEvents(left.envelope, right.envelope))
        .reduce((folded, event) => foldNext(register, folded, event), before);
  store.projections.write(kind, id, before, after);
}

/** What was applied so far. */
interface Counted {
  events: number;
  readonly kinds: Set<string>;
  readonly ids: Set<string>;
}

/** Walks, stores and projects one stretch of a run; answers where it broke, if it did. */
function takeStretch(
  store: Store,
  { device, texts, onAwaited }: Omit<PulledRun, "vault">,
  vault: ReadonlyMap<string, SealedRow>,
  applied: Counted,
): PulledBreak | null {
  const held: { readonly event: Envelope; readonly hash: string }[] = [];
  const walked = walkChain(device, store.head(device), texts, store.sha256, (event, eventHash) => {
    held.push({ event, hash: eventHash });
  });
  let broken: PulledBreak | null = walked.broken;
  const touched = new Map<string, Touched>();
  for (const [index, { event, hash: eventHash }] of held.entries()) {
    const opened = takeSealed(store, event, vault, onAwaited);
    if (opened === "sealed") {
      broken = { device, seq: event.seq, problem: "sealed" };
      break;
    }
    const { kind, id } = event;
    const key = `${kind} ${id}`;
    const aggregate = touched.get(key) ?? { kind, id, arrived: [] };
    touched.set(key, aggregate);
    store.append(event, texts[index] ?? "", eventHash);
    aggregate.arrived.push({ envelope: event, personal: opened.personal });
  }
  for (const aggregate of touched.values()) {
    project(store, aggregate);
    applied.events += aggregate.arrived.length;
    applied.kinds.add(aggregate.kind);
    applied.ids.add(aggregate.id);
  }
  return broken;
}

/** Takes a run stretch by stretch; answers where it broke, if it did. */
function takeRun(store: Store, run: PulledRun, applied: Counted): PulledBreak | null {
  const { texts } = run;
  const known = knownTexts(store, run);
  if (typeof known !== "number") return known;
  const vault = new Map(run.vault.map((row) => [row.id, row]));
  for (let from = known; from < texts.length; from += STRETCH) {
    const stretch = { ...run, texts: texts.slice(from, from + STRETCH) };
    const broken = takeStretch(store, stretch, vault, applied);
    if (broken !== null) return broken;
  }
  return null;
}

/**
 * Takes other desks' events into this one in one transaction: verifies each chain from the head that is here,
 * keeps texts and vault rows verbatim, folds and projects what they touch. Repeated events are passed over. A run
 * is stored up to the place where it breaks; the break is answered and never fatal (sync-protocol.md, Client
 * duties). Unknown kinds are kept for a later version. Erasing a vault row that is here already is not done here.
 */
export function applyPulled(store: Store, runs: readonly PulledRun[]): Applied {
  return store.transaction(() => {
    const applied: Counted = { events: 0, kinds: new Set(), ids: new Set() };
    const breaks = runs.map((run) => takeRun(store, run, applied)).filter((found) => found !== null);
    return { ...applied, breaks };
  });
}
