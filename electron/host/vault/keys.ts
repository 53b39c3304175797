import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { z } from "zod";
import { deviceId, isDeviceId } from "../../../shared/kernel/ids.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { openSigningKey, type SigningKey } from "../../../node/signing-key.ts";

/** `size` bytes that nobody can guess; node:crypto's randomBytes in the program. */
export type Random = (size: number) => Uint8Array;

/** What a desk can do with its keys. All desks of a site derive the same ones from the site key. */
export interface Keys {
  readonly deviceId: string;
  /** This PC's own key: checkpoints and tokens. */
  readonly device: SigningKey;
  /** 32 bytes; leaves the desk only wrapped for another desk, or on the recovery sheet. */
  readonly siteKey: Uint8Array;
  readonly vault: KeyObject;
  readonly blob: KeyObject;
  readonly draft: KeyObject;
  readonly search: KeyObject;
  readonly pinPepper: KeyObject;
  /** The site's key that signs goods passes' QR codes. */
  readonly pass: SigningKey;
}

export type KeysProblem =
  /** Not what createKeys made: cut, damaged, or some other file. */
  | { readonly code: "keys-damaged" }
  /** Written by a newer version of the program. */
  | { readonly code: "keys-newer" };

const KEY_BYTES = 32;

const key = z
  .base64url()
  .transform((text) => new Uint8Array(Buffer.from(text, "base64url")))
  .refine((bytes) => bytes.length === KEY_BYTES);

const stored = z.object({
  v: z.literal(1),
  siteKey: key,
  /** Ed25519 seed. */
  deviceKey: key,
  deviceId: z.string().refine(isDeviceId),
});
const versioned = z.object({ v: z.int() });

function bytesOf(siteKey: Uint8Array, deviceKey: Uint8Array, device: string): Uint8Array {
  const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  const content = { v: 1, siteKey: base64url(siteKey), deviceKey: base64url(deviceKey), deviceId: device };
  return new TextEncoder().encode(JSON.stringify(content));
}

/**
 * Makes a new device with its own id and key, as bytes for the key store. Without `siteKey` it also founds a
 * site; a desk that joins one, or is restored under a new device id, brings the site's.
 */
export function createKeys(random: Random, siteKey: Uint8Array = random(KEY_BYTES)): Uint8Array {
  if (siteKey.length !== KEY_BYTES) throw new RangeError("a site key has 32 bytes");
  return bytesOf(siteKey, random(KEY_BYTES), deviceId(random(10)));
}

/** The same device with the site key that it was handed when it joined. The bytes are createKeys' own. */
export function adoptSiteKey(bytes: Uint8Array, siteKey: Uint8Array): Uint8Array {
  if (siteKey.length !== KEY_BYTES) throw new RangeError("a site key has 32 bytes");
  const { deviceKey, deviceId: device } = stored.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return bytesOf(siteKey, deviceKey, device);
}

function derive(siteKey: Uint8Array, label: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", siteKey, new Uint8Array(), `lodgebook-${label}-v1`, KEY_BYTES));
}

/** Opens what createKeys made and derives every key from it. */
export function openKeys(bytes: Uint8Array): Result<Keys, KeysProblem> {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return err({ code: "keys-damaged" });
  }
  const parsed = stored.safeParse(content);
  if (!parsed.success) {
    const newer = versioned.safeParse(content).data?.v ?? 0;
    return err({ code: newer > 1 ? "keys-newer" : "keys-damaged" });
  }
  const { siteKey, deviceKey, deviceId: device } = parsed.data;
  const secret = (label: string) => createSecretKey(derive(siteKey, label));
  return ok({
    deviceId: device,
    device: openSigningKey(deviceKey),
    siteKey,
    vault: secret("vault"),
    blob: secret("blob"),
    draft: secret("draft"),
    search: secret("search"),
    pinPepper: secret("pin-pepper"),
    pass: openSigningKey(derive(siteKey, "pass")),
  });
}
