import { hash, randomBytes } from "node:crypto";
import { SignJWT, importJWK } from "jose";
import { openSigningKey, type SigningKey } from "../../../node/signing-key.ts";
import { eventText, NO_PREV } from "../../../shared/kernel/event.ts";
import { deviceId, uuid7 } from "../../../shared/kernel/ids.ts";
import { checkpointText } from "../../../shared/protocol/texts.ts";

const START_MS = Date.UTC(2026, 10, 23, 6, 5);

/** A device with a chain of its own, written from the protocol's page alone. */
export interface TestDesk {
  readonly device: string;
  readonly key: SigningKey;
  readonly texts: readonly string[];
  readonly head: () => { readonly seq: number; readonly hash: string };
  /** Writes `count` more events and answers their texts. */
  readonly write: (count: number, data?: Readonly<Record<string, unknown>>) => readonly string[];
  readonly checkpoint: (
    site: string,
    seq?: number,
  ) => {
    readonly device: string;
    readonly seq: number;
    readonly hash: string;
    readonly sig: string;
  };
  readonly token: (site: string, claims?: Readonly<Record<string, unknown>>) => Promise<string>;
}

export function createDesk(now: () => number = Date.now): TestDesk {
  const device = deviceId(randomBytes(10));
  const seed = randomBytes(32);
  const key = openSigningKey(seed);
  const texts: string[] = [];
  const hashes: string[] = [];
  return {
    device,
    key,
    texts,
    head: () => ({ seq: texts.length, hash: hashes.at(-1) ?? NO_PREV }),
    write: (count, data = {}) => {
      const from = texts.length;
      for (let made = 0; made < count; made += 1) {
        const seq = texts.length + 1;
        const text = eventText({
          device,
          seq,
          rev: 1,
          at: START_MS + seq,
          actor: "somebody",
          kind: "visit",
          id: uuid7(START_MS + seq, randomBytes(10)),
          type: "registered",
          v: 1,
          data: { ...data, seq },
          prev: hashes.at(-1) ?? NO_PREV,
        });
        texts.push(text);
        hashes.push(hash("sha256", text));
      }
      return texts.slice(from);
    },
    checkpoint: (site, seq = texts.length) => {
      const own = hashes[seq - 1] ?? NO_PREV;
      return { device, seq, hash: own, sig: key.sign(checkpointText(site, device, seq, own)) };
    },
    token: async (site, claims = {}) => {
      const secret = await importJWK(
        { kty: "OKP", crv: "Ed25519", x: key.publicKey, d: seed.toString("base64url") },
        "EdDSA",
      );
      const at = Math.floor(now() / 1000);
      return new SignJWT({
        iss: device,
        aud: site,
        iat: at,
        exp: at + 60,
        jti: randomBytes(9).toString("hex"),
        ...claims,
      })
        .setProtectedHeader({ alg: "EdDSA", kid: device })
        .sign(secret);
    },
  };
}

/** A sealed row as a desk would send it. */
export function sealedRow(size = 40): { readonly id: string; readonly cipher: Buffer } {
  return { id: randomBytes(16).toString("hex"), cipher: randomBytes(size) };
}
