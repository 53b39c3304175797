import type { KeyObject } from "node:crypto";
import type { Database } from "better-sqlite3";
import type { ChainHead, Sha256 } from "../../../shared/kernel/chain.ts";
import { eventText, MAX_EVENT_BYTES, type Envelope, type JsonObject } from "../../../shared/kernel/event.ts";
import { foldAll, foldNext, type Folded, type OpenEvent } from "../../../shared/kernel/fold.ts";
import type { AnyRegister, NewEvent } from "../../../shared/kernel/register.ts";
import { seal } from "../vault/seal.ts";
import { createEventLog, type EventLog } from "./event-log.ts";
import { openText, type Unsealer } from "./open-event.ts";
import { createProjections, type Projections } from "./projections.ts";
import type { AnyTable, TableTools } from "./table.ts";

/** What the host knows of a command and its events do not. */
export interface WriteFacts {
  readonly device: string;
  readonly at: number;
  readonly off: number | null;
  readonly actor: string;
  readonly approver: string | null;
  readonly cmd: string;
  /** The aggregate of events that name none. */
  readonly kind: string;
  readonly id: string;
  /** That aggregate as it is, when the decision folded it already. */
  readonly folded?: Folded<unknown>;
}

export interface StoreOptions {
  readonly db: Database;
  readonly tables: readonly AnyTable[];
  readonly vaultKey: KeyObject;
  readonly tools: TableTools;
  readonly sha256: Sha256;
  readonly newVaultId: (nowMs: number) => string;
}

export interface Store {
  readonly db: Database;
  readonly log: EventLog;
  readonly unsealer: Unsealer;
  readonly projections: Projections;
  readonly sha256: Sha256;
  /** The device's newest event here, or seq 0 and 64 zeros. */
  readonly head: (device: string) => ChainHead;
  /** Adds an event to the log as it is, after its device's head. Must run inside `transaction`. */
  readonly append: (event: Envelope, text: string, hash: string) => void;
  /** An aggregate folded from the log; `rev` 0 when this desk has none of its events. */
  readonly folded: <State>(register: AnyRegister<State>, id: string) => Folded<State>;
  readonly eventsOf: (id: string) => readonly OpenEvent[];
  /** Appends, seals, folds, projects and indexes. Must run inside `transaction`. */
  readonly write: (events: readonly NewEvent[], facts: WriteFacts) => readonly Envelope[];
  /** Runs all or nothing; nested calls are savepoints. */
  readonly transaction: <T>(work: () => T) => T;
  readonly close: () => void;
}

/** An event whose text would not fit its 64 KiB; thrown inside a transaction so that nothing of it stays. */
export class EventTooLarge extends Error {}

/** The store over an open, migrated database whose tables are up to date. */
export function createStore(options: StoreOptions): Store {
  const { db, sha256 } = options;
  const log = createEventLog(db);
  const projections = createProjections(db, options.tables, options.tools);
  const unsealer: Unsealer = { cipherOf: log.cipherOf, vaultKey: options.vaultKey };
  const heads = new Map<string, ChainHead>();

  const head = (device: string): ChainHead => heads.get(device) ?? log.head(device);

  const append: Store["append"] = (event, line, hash) => {
    log.append(event, line, hash);
    heads.set(event.device, { seq: event.seq, hash });
  };

  const eventsOf = (id: string): readonly OpenEvent[] =>
    log.textsOf(id).map((line) => openText(line, unsealer));

  const folded = <State>(register: AnyRegister<State>, id: string): Folded<State> =>
    foldAll(
      register,
      eventsOf(id).filter((event) => event.envelope.kind === register.kind),
    );

  const sealed = (event: NewEvent, nowMs: number): JsonObject => {
    if (event.personal === null) return event.data;
    const vault = options.newVaultId(nowMs);
    const { cipher, hash } = seal(vault, event.personal, options.vaultKey);
    log.seal({ id: vault, cipher });
    return { ...event.data, sealed: { vault, hash } };
  };

  const write = (events: readonly NewEvent[], facts: WriteFacts): readonly Envelope[] => {
    const touched = new Map<
      string,
      { before: Folded<unknown>; after: Folded<unknown>; register: AnyRegister }
    >();
    const written: Envelope[] = [];
    for (const event of events) {
      const kind = event.kind ?? facts.kind;
      const id = event.id ?? facts.id;
      const register = projections.registerOf(kind);
      if (register === null) throw new Error(`no register of kind ${kind}`);
      const known = touched.get(id);
      const own = kind === facts.kind && id === facts.id ? facts.folded : undefined;
      const before = known?.before ?? own ?? folded(register, id);
      const current = known?.after ?? before;
      const { seq, hash: prev } = head(facts.device);
      const envelope: Envelope = {
        device: facts.device,
        seq: seq + 1,
        rev: current.rev + 1,
        at: facts.at,
        ...(facts.off === null ? {} : { off: facts.off }),
        actor: facts.actor,
        ...(facts.approver === null ? {} : { approver: facts.approver }),
        cmd: facts.cmd,
        kind,
        id,
        type: event.type,
        v: event.v,
        data: sealed(event, facts.at),
        prev,
      };
      const line = eventText(envelope);
      if (Buffer.byteLength(line) > MAX_EVENT_BYTES) throw new EventTooLarge();
      append(envelope, line, sha256(line));
      written.push(envelope);
      const after = foldNext(register, current, { envelope, personal: event.personal });
      touched.set(id, { before, after, register });
    }
    for (const [id, { before, after, register }] of touched) {
      projections.write(register.kind, id, before.rev === 0 ? null : before, after);
    }
    return written;
  };

  const atomically = db.transaction((work: () => unknown) => work());

  return {
    db,
    log,
    unsealer,
    projections,
    sha256,
    head,
    append,
    folded,
    eventsOf,
    write,
    transaction: <T>(work: () => T) => {
      try {
        // What it answers is what `work` did.
        return atomically.immediate(work) as T;
      } catch (cause) {
        // What was rolled back must not be remembered as the head.
        heads.clear();
        throw cause;
      }
    },
    close: () => {
      heads.clear();
      db.close();
    },
  };
}
