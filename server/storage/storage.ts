import type { ChainHead } from "../../shared/kernel/chain.ts";

/** What a server is: made once with its database (sync-protocol.md, hello). */
export interface Identity {
  /** A random id. */
  readonly server: string;
  /** Ed25519 seed of the key that signs receipts. */
  readonly seed: Uint8Array;
}

export interface SiteRow {
  readonly id: string;
  readonly name: string;
  /** The site's last position. */
  readonly head: number;
  readonly devices: number;
  readonly createdAtMs: number;
}

export interface DeviceRow {
  readonly device: string;
  readonly site: string;
  readonly desk: string;
  readonly name: string;
  readonly publicKey: string;
  readonly enrolledAtMs: number;
  readonly lastSeenAtMs: number;
  readonly head: ChainHead;
  readonly revokedAtMs: number | null;
  readonly successorOf: string | null;
  /** A successor took over: this id is closed. */
  readonly closed: boolean;
}

export interface NewCode {
  readonly site: string;
  readonly lookup: string;
  /** SHA-256 of the verifier: what the database holds opens nothing. */
  readonly verifierHash: Uint8Array;
  readonly wrappedSiteKey: string | null;
  readonly expiresAtMs: number;
}

export interface Enrolment {
  readonly lookup: string;
  readonly verifierHash: Uint8Array;
  readonly device: string;
  readonly name: string;
  readonly desk: string;
  readonly publicKey: string;
  readonly nowMs: number;
}

export type Enrolled =
  | {
      readonly ok: true;
      readonly site: string;
      readonly siteName: string;
      readonly wrappedSiteKey: string | null;
    }
  | { readonly ok: false; readonly code: "CODE" | "DESK_TAKEN" | "DEVICE_TAKEN" };

export interface NewSuccessor {
  readonly site: string;
  readonly device: string;
  readonly publicKey: string;
  readonly desk: string;
  readonly successorOf: string;
  readonly nowMs: number;
}

export interface SealedRow {
  readonly id: string;
  readonly cipher: Uint8Array;
}

/** A push whose chain and checkpoint hold. `prev` is what its first event names. */
export interface Push {
  readonly site: string;
  readonly device: string;
  readonly events: readonly { readonly seq: number; readonly hash: string; readonly text: string }[];
  readonly prev: string;
  readonly checkpointSig: string | null;
  readonly vault: readonly SealedRow[];
  readonly nowMs: number;
}

export type Pushed =
  | {
      readonly ok: true;
      readonly accepted: number;
      readonly head: ChainHead;
      /** The site's head before and after it. */
      readonly before: number;
      readonly position: number;
    }
  | { readonly ok: false; readonly code: "GAP"; readonly expected: number }
  | { readonly ok: false; readonly code: "FORK"; readonly seq: number; readonly hash: string };

export interface Page {
  readonly events: readonly {
    readonly position: number;
    readonly receivedAt: number;
    readonly text: string;
  }[];
  readonly vault: readonly {
    readonly position: number;
    readonly id: string;
    /** Null once erased. */
    readonly cipher: Uint8Array | null;
  }[];
  readonly checkpoints: readonly {
    readonly device: string;
    readonly seq: number;
    readonly hash: string;
    readonly sig: string;
  }[];
  readonly next: number;
  readonly head: number;
}

export type Pulled =
  | { readonly ok: true; readonly page: Page }
  | { readonly ok: false; readonly code: "CURSOR"; readonly head: number };

/** What moved, for `/v1/live`. */
export type Moved =
  | { readonly site: string; readonly position: number }
  /** Messages were missed: ask for every site's head again. */
  | "unknown";

/**
 * What the server keeps. One interface, two engines: embedded SQLite and PostgreSQL, held to the same contract by
 * one suite. Every write is durable when its promise settles. All ids belong to a site; no call crosses it.
 */
export interface Storage {
  readonly identity: Identity;
  /** Answers when the storage does; else rejects. */
  readonly ready: () => Promise<void>;
  readonly createSite: (site: {
    readonly id: string;
    readonly name: string;
    readonly nowMs: number;
  }) => Promise<void>;
  readonly sites: () => Promise<readonly SiteRow[]>;
  /** False when a living code has that lookup already. */
  readonly addCode: (code: NewCode, nowMs: number) => Promise<boolean>;
  /** Uses a code up and adds the device in one transaction; a wrong verifier is counted. */
  readonly enrol: (enrolment: Enrolment) => Promise<Enrolled>;
  readonly device: (device: string) => Promise<DeviceRow | null>;
  readonly devices: (site: string) => Promise<readonly DeviceRow[]>;
  /** Adds a further id for the same PC and closes the old one. Repeating it is harmless. */
  readonly addSuccessor: (successor: NewSuccessor) => Promise<"ok" | "DESK_TAKEN" | "DEVICE_TAKEN">;
  /** False when the site has no such device. */
  readonly revoke: (site: string, device: string, nowMs: number) => Promise<boolean>;
  readonly seen: (device: string, nowMs: number) => Promise<void>;
  /** True once for each jti of a device until it expired. */
  readonly useToken: (device: string, jti: string, expiresAtMs: number) => Promise<boolean>;
  /** Forgets tokens that expired before. */
  readonly forgetTokens: (beforeMs: number) => Promise<void>;
  /** All or nothing: positions are given under the site's lock, in the transaction that stores the rows. */
  readonly push: (push: Push) => Promise<Pushed>;
  /** `limit` counts positions; the page ends with a whole push. */
  readonly pull: (site: string, after: number, limit: number) => Promise<Pulled>;
  /** Bytes of the ids go, here and for ids that are not here yet; answers how many became erased. */
  readonly erase: (site: string, ids: readonly string[]) => Promise<number>;
  readonly head: (site: string) => Promise<number>;
  /** `quota` when the site would hold more than `maxBytes`. */
  readonly putBlob: (
    site: string,
    hash: string,
    bytes: Uint8Array,
    maxBytes: number,
  ) => Promise<"new" | "known" | "quota">;
  readonly blob: (site: string, hash: string) => Promise<Uint8Array | null>;
  /** Texts of a device from seq 1, in order, for `verify`. */
  readonly textsOf: (device: string) => AsyncIterable<string>;
  readonly checkpointsOf: (
    device: string,
  ) => Promise<readonly { readonly seq: number; readonly hash: string; readonly sig: string }[]>;
  /** Told of every head that moved, also by another copy of the server. Answers how to stop. */
  readonly onMoved: (listener: (moved: Moved) => void) => () => void;
  /** A verified copy of everything in one file; null where the engine has tools of its own. */
  readonly backup: ((path: string) => Promise<void>) | null;
  readonly close: () => Promise<void>;
}
