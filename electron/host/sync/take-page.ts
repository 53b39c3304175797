import { verifySignature } from "../../../node/signing-key.ts";
import { parseEventText } from "../../../shared/kernel/event.ts";
import type { PageAnswer } from "../../../shared/protocol/answers.ts";
import { checkpointText } from "../../../shared/protocol/texts.ts";
import { foldAll } from "../../../shared/kernel/fold.ts";
import { applyPulled, type PulledRun } from "../store/apply.ts";
import type { SealedRow } from "../store/event-log.ts";
import { bytesToId, idToBytes } from "../store/id-bytes.ts";
import { prepared } from "../store/prepared.ts";
import type { Store } from "../store/store.ts";
import type { Peers } from "./peers.ts";

export interface TakePage {
  readonly store: Store;
  readonly peers: Peers;
  readonly site: string;
  readonly nowMs: number;
  /** Runs inside the transaction: the cursor moves with what it stands for. */
  readonly commit: () => void;
}

export interface TakenPage {
  readonly kinds: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  readonly events: number;
  /** Events that were kept aside because they do not verify. */
  readonly aside: number;
}

type ByDevice = Map<string, string[]>;

function byDevice(page: PageAnswer): ByDevice {
  const texts: ByDevice = new Map();
  for (const { text } of page.events) {
    // What is no event at all is kept under nobody's name.
    const event = parseEventText(text);
    const device = event.ok ? event.value.device : "";
    const own = texts.get(device);
    if (own === undefined) texts.set(device, [text]);
    else own.push(text);
  }
  return texts;
}

/** What is wrong with a device's part of a page before its chain is walked; null when its key vouches for it. */
function vouchProblem(
  { store, peers, site }: TakePage,
  page: PageAnswer,
  device: string,
  texts: readonly string[],
) {
  const key = peers.keyOf(device);
  if (key === null) return "unknown-device";
  const checkpoint = page.checkpoints.find((given) => given.device === device);
  const last = texts.at(-1) ?? "";
  if (checkpoint === undefined || store.sha256(last) !== checkpoint.hash) return "checkpoint";
  const signed = checkpointText(site, device, checkpoint.seq, checkpoint.hash);
  if (!verifySignature(key, signed, checkpoint.sig)) return "checkpoint";
  peers.noteCheckpoint(checkpoint);
  return null;
}

interface Record {
  readonly kind: string;
  readonly id: string;
}

const eventsOf = (store: Store, { kind, id }: Record) =>
  store.eventsOf(id).filter(({ envelope }) => envelope.kind === kind);

/** Takes one sealed part or its erasure; a record whose event came before it is folded anew. */
function takeSealedRow(store: Store, row: PageAnswer["vault"][number], waiting: Record | null): void {
  const register = waiting === null ? null : store.projections.registerOf(waiting.kind);
  const before = waiting === null || register === null ? null : foldAll(register, eventsOf(store, waiting));
  if (row.erased === true) store.log.erase(row.id);
  else if (row.cipher !== undefined)
    store.log.seal({ id: row.id, cipher: Buffer.from(row.cipher, "base64url") });
  if (waiting === null || register === null || before === null || before.rev === 0) return;
  store.projections.write(waiting.kind, waiting.id, before, foldAll(register, eventsOf(store, waiting)));
}

interface Sealed {
  /** For the events of this very page. */
  readonly rows: readonly SealedRow[];
  /** Records whose events came before their sealed part; folded anew by now. */
  readonly waited: readonly Record[];
}

/** Takes the erasures of a page and the sealed parts that something waits for; hands on the others. */
function takeVault(store: Store, page: PageAnswer): Sealed {
  const awaited = store.db.prepare<[Buffer], { kind: string; id: Buffer }>(
    "DELETE FROM awaited WHERE vault = ? RETURNING kind, id",
  );
  const rows: SealedRow[] = [];
  const waited: Record[] = [];
  for (const row of page.vault) {
    const found = awaited.get(Buffer.from(row.id, "hex"));
    const waiting = found === undefined ? null : { kind: found.kind, id: bytesToId(found.id) };
    if (waiting !== null) waited.push(waiting);
    if (waiting !== null || row.erased === true) takeSealedRow(store, row, waiting);
    else if (row.cipher !== undefined)
      rows.push({ id: row.id, cipher: Buffer.from(row.cipher, "base64url") });
  }
  return { rows, waited };
}

function keepAside(given: TakePage, device: string, texts: readonly string[], problem: string): number {
  for (const [place, text] of texts.entries()) {
    const event = parseEventText(text);
    const seq = event.ok ? event.value.seq : place;
    given.peers.keepAside({ device, seq, problem, text, atMs: given.nowMs });
  }
  return texts.length;
}

/**
 * Takes one page of the server's into the books, all or nothing and the cursor with it (docs/sync-protocol.md, Client
 * duties): every device's part is verified against its checkpoint and its registered key, then its chain is walked
 * from the head that is here. What does not hold is kept aside and never folded; the rest goes on. A page that comes
 * twice changes nothing.
 */
export function takePage(given: TakePage, page: PageAnswer): TakenPage {
  const { store, commit } = given;
  const await_ = prepared(
    store.db,
    "INSERT INTO awaited (vault, kind, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  return store.transaction(() => {
    const { rows: vault, waited } = takeVault(store, page);
    const runs: PulledRun[] = [];
    let aside = 0;
    for (const [device, texts] of byDevice(page)) {
      const problem = vouchProblem(given, page, device, texts);
      if (problem !== null) {
        aside += keepAside(given, device, texts, problem);
        continue;
      }
      runs.push({
        device,
        texts,
        vault,
        onAwaited: (vaultId, { kind, id }) => {
          await_.run(Buffer.from(vaultId, "hex"), kind, idToBytes(id));
        },
      });
    }
    const applied = applyPulled(store, runs);
    for (const broken of applied.breaks) {
      const texts = runs.find(({ device }) => device === broken.device)?.texts ?? [];
      const rest = texts.filter((text) => {
        const event = parseEventText(text);
        return !event.ok || event.value.seq >= broken.seq;
      });
      aside += keepAside(given, broken.device, rest, broken.problem);
    }
    // A part whose event is in another page, or was kept aside.
    for (const row of vault) store.log.seal(row);
    commit();
    return {
      kinds: new Set([...applied.kinds, ...waited.map(({ kind }) => kind)]),
      ids: new Set([...applied.ids, ...waited.map(({ id }) => id)]),
      events: applied.events,
      aside,
    };
  });
}
