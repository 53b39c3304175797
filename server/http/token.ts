import { decodeProtectedHeader, errors, importJWK, jwtVerify } from "jose";
import { isDeviceId } from "../../shared/kernel/ids.ts";
import { CLOCK_TOLERANCE_S, MAX_TOKEN_LIFE_S } from "../../shared/protocol/wire.ts";
import type { DeviceRow, Storage } from "../storage/storage.ts";
import { Refusal } from "./refusal.ts";

export interface TokenCheck {
  readonly storage: Storage;
  readonly now: () => number;
}

const deviceOf = (jwt: string): string | null => {
  try {
    const { alg, kid } = decodeProtectedHeader(jwt);
    return alg === "EdDSA" && kid !== undefined && isDeviceId(kid) ? kid : null;
  } catch {
    return null;
  }
};

/**
 * Checks a device's own token (docs/sync-protocol.md, Authentication). Every fault is the same 401 with the
 * server's time, so that nobody learns which part was wrong; a revoked or closed device is told so.
 */
export function createTokenCheck({ storage, now }: TokenCheck) {
  /** Imported keys by their text; a key never changes, a device's is looked up each time. */
  const keys = new Map<string, Awaited<ReturnType<typeof importJWK>>>();
  const keyOf = async (publicKey: string) => {
    const known = keys.get(publicKey);
    if (known !== undefined) return known;
    const key = await importJWK({ kty: "OKP", crv: "Ed25519", x: publicKey }, "EdDSA");
    if (keys.size > 10_000) keys.clear();
    keys.set(publicKey, key);
    return key;
  };
  const bad = (): Refusal => new Refusal("TOKEN", { serverTime: now() });

  return async (jwt: string | null): Promise<DeviceRow> => {
    const id = jwt === null ? null : deviceOf(jwt);
    if (jwt === null || id === null) throw bad();
    const row = await storage.device(id);
    if (row === null) throw bad();
    try {
      const { payload } = await jwtVerify(jwt, await keyOf(row.publicKey), {
        algorithms: ["EdDSA"],
        issuer: row.device,
        audience: row.site,
        requiredClaims: ["iss", "aud", "iat", "exp", "jti"],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: new Date(now()),
      });
      const { aud, iat = 0, exp = 0, jti = "" } = payload;
      const early = iat - CLOCK_TOLERANCE_S > now() / 1000;
      if (typeof aud !== "string" || early || exp < iat || exp - iat > MAX_TOKEN_LIFE_S) throw bad();
      if (jti === "" || jti.length > 100) throw bad();
      if (!(await storage.useToken(row.device, jti, (exp + CLOCK_TOLERANCE_S) * 1000))) throw bad();
    } catch (cause) {
      if (cause instanceof errors.JOSEError || cause instanceof TypeError) throw bad();
      throw cause;
    }
    if (row.revokedAtMs !== null) throw new Refusal("DEVICE_REVOKED");
    return row;
  };
}

/** The token of an Authorization header, or null. */
export function bearer(header: string | undefined): string | null {
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header ?? "")?.[1] ?? null;
}
