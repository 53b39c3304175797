import { scrypt } from "node:crypto";
import type { EnrolmentCode } from "../shared/protocol/code.ts";

/** What a code opens: the key that wraps the site key, and the proof that the server is shown. */
export interface EnrolmentKey {
  /** 32 bytes; never travels. */
  readonly wrappingKey: Uint8Array;
  /** 64 hex digits. */
  readonly verifier: string;
}

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

/** scrypt(secret, salt = lookup) as docs/sync-protocol.md has it; about 0.1 s on another thread. */
export async function enrolmentKey({ lookup, secret }: EnrolmentCode): Promise<EnrolmentKey> {
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    scrypt(secret, lookup, 64, COST, (cause, key) => (cause === null ? resolve(key) : reject(cause)));
  });
  return { wrappingKey: bytes.subarray(0, 32), verifier: bytes.subarray(32).toString("hex") };
}
