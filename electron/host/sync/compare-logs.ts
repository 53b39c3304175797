import type { ChainHead } from "../../../shared/kernel/chain.ts";
import type { LogDifference } from "../../../shared/contract/sync.ts";
import { shiftRegister } from "../../../shared/modules/shifts/index.ts";
import type { Core } from "../core.ts";
import { createPeers } from "./peers.ts";

export type Heads = Readonly<Record<string, ChainHead>>;
type Found = Omit<LogDifference, "desk">;

/** Handovers that are compared again each time: about a fortnight of a site. */
const HANDOVERS = 40;

/** Where each device's log ended here, of those that the server had more of. */
export type Behind = ReadonlyMap<string, number>;

export interface Compared {
  readonly differences: readonly Found[];
  readonly behind: Behind;
}

/**
 * This desk's log against the server's heads. A head's hash is the digest of the device's whole log up to it, since
 * every event names the hash of the one before: equal at one seq is equal from the first event on, and desks that are
 * each equal to the server are equal to each other. More at the server is no difference as long as it is coming in;
 * when this desk stands where it stood a comparison ago, it does not come in.
 */
export function compareWithServer(core: Core, heads: Heads, before: Behind): Compared {
  const { store } = core;
  const behind = new Map<string, number>();
  const differences = Object.entries(heads).flatMap(([device, { seq, hash }]): readonly Found[] => {
    const here = store.head(device).seq;
    if (here < seq) {
      behind.set(device, here);
      if (before.get(device) !== here) return [];
      return [{ device, seq: here + 1, what: "missing", against: "server", number: "" }];
    }
    if (seq === 0 || store.log.hashAt(device, seq) === hash) return [];
    return [{ device, seq, what: "differs", against: "server", number: "" }];
  });
  return { differences, behind };
}

/** Where every device's log ended at a handover, and its number. */
interface Signed {
  readonly number: string;
  readonly heads: readonly (ChainHead & { readonly device: string })[];
}

/** Handovers by checksum, which is made of their heads: each is folded once, and not in every ten minutes. */
export type KnownHandovers = Map<string, Signed>;

function signedOf(core: Core, id: string): Signed {
  const { completion, number } = core.store.folded(shiftRegister, id).state;
  return { number, heads: completion?.heads ?? [] };
}

/**
 * This desk's log against the ends of every log that the newest handovers carry (DUTY-3, 校验码): what the desk that
 * signed held then. It needs no server, and finds what a server would tell both desks alike.
 */
export function compareWithHandovers(core: Core, known: KnownHandovers = new Map()): readonly Found[] {
  const { store, queries } = core;
  // The end of a log that a copied disk wrote twice is under the successor's id by now.
  const replaced = new Set(
    createPeers(store.db)
      .all()
      .map(({ successorOf }) => successorOf),
  );
  return queries.shifts.newestSigned(HANDOVERS).flatMap(({ id, checksum }) => {
    const signed = known.get(checksum) ?? signedOf(core, id);
    known.set(checksum, signed);
    const { number, heads } = signed;
    return heads.flatMap(({ device, seq, hash }): readonly Found[] => {
      if (replaced.has(device) || store.head(device).seq < seq) return [];
      if (store.log.hashAt(device, seq) === hash) return [];
      return [{ device, seq, what: "differs", against: "handover", number }];
    });
  });
}
