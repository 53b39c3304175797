import type { ChainHead } from "../../shared/kernel/chain.ts";
import type { Push, Pushed, SealedRow } from "./storage.ts";

/** What a push adds, once its place after the device's head is known. */
export interface Addition {
  readonly events: Push["events"];
  readonly head: ChainHead;
}

/**
 * Where a push stands to what is stored: how many of its events are known, whether the rest follows the head.
 * `hashes` are the stored hashes of the push's own first seqs, as far as the head goes.
 */
export function placePush(
  push: Push,
  head: ChainHead,
  hashes: ReadonlyMap<number, string>,
): Addition | Extract<Pushed, { ok: false }> {
  const [first] = push.events;
  if (first === undefined) return { events: [], head };
  if (first.seq > head.seq + 1) return { ok: false, code: "GAP", expected: head.seq + 1 };
  for (const { seq, hash } of push.events) {
    const stored = hashes.get(seq);
    if (stored !== undefined && stored !== hash) return { ok: false, code: "FORK", seq, hash: stored };
  }
  // Inside the push each `prev` was checked; where it begins at the head, the head's own hash decides.
  if (first.seq === head.seq + 1 && push.prev !== head.hash)
    return { ok: false, code: "FORK", seq: head.seq, hash: head.hash };
  const events = push.events.filter(({ seq }) => seq > head.seq);
  const last = events.at(-1);
  return { events, head: last === undefined ? head : { seq: last.seq, hash: last.hash } };
}

/** The vault rows of a push that the site does not have, each id once. */
export function newVaultRows(vault: readonly SealedRow[], known: ReadonlySet<string>): readonly SealedRow[] {
  const seen = new Set(known);
  return vault.filter(({ id }) => {
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
