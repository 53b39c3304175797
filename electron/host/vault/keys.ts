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
  /** Ids that this PC had before a restore, the newest first: each can vouch for the one after it at the server. */
  readonly previous: readonly { readonly deviceId: string; readonly device: SigningKey }[];
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
  previous: z.array(z.object({ deviceKey: key, deviceId: z.string().refine(isDeviceId) })).default([]),
});
const versioned = z.object({ v: z.int() });

/** A desk that was restored more often than this without reaching its server is enrolled anew. */
const MOST_PREVIOUS = 8;

interface Device {
  readonly deviceKey: Uint8Array;
  readonly deviceId: string;
}

function bytesOf(siteKey: Uint8Array, own: Device, previous: readonly Device[] = []): Uint8Array {
  const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  const written = ({ deviceKey, deviceId: id }: Device) => ({
    deviceKey: base64url(deviceKey),
    deviceId: id,
  });
  const content = {
    v: 1,
    siteKey: base64url(siteKey),
    ...written(own),
    ...(previous.length === 0 ? {} : { previous: previous.slice(0, MOST_PREVIOUS).map(written) }),
  };
  return new TextEncoder().encode(JSON.stringify(content));
}

/**
 * Makes a new device with its own id and key, as bytes for the key store. Without `siteKey` it also founds a
 * site; a desk that joins one, or is restored under a new device id, brings the site's.
 */
export function createKeys(random: Random, siteKey: Uint8Array = random(KEY_BYTES)): Uint8Array {
  if (siteKey.length !== KEY_BYTES) throw new RangeError("a site key has 32 bytes");
  return bytesOf(siteKey, { deviceKey: random(KEY_BYTES), deviceId: deviceId(random(10)) });
}

/** A further device id for the same PC, after a restore: the site's key stays, the old id can vouch for the new one. */
export function createSuccessorKeys(random: Random, bytes: Uint8Array): Uint8Array {
  const { siteKey, deviceKey, deviceId: id, previous } = storedIn(bytes);
  const own = { deviceKey: random(KEY_BYTES), deviceId: deviceId(random(10)) };
  return bytesOf(siteKey, own, [{ deviceKey, deviceId: id }, ...previous]);
}

/** What `createKeys` wrote; throws for anything else. */
function storedIn(bytes: Uint8Array): z.output<typeof stored> {
  return stored.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** The same device with the site key that it was handed when it joined. The bytes are createKeys' own. */
export function adoptSiteKey(bytes: Uint8Array, siteKey: Uint8Array): Uint8Array {
  if (siteKey.length !== KEY_BYTES) throw new RangeError("a site key has 32 bytes");
  return bytesOf(siteKey, storedIn(bytes));
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
  const { siteKey, deviceKey, deviceId: device, previous } = parsed.data;
  const secret = (label: string) => createSecretKey(derive(siteKey, label));
  return ok({
    deviceId: device,
    device: openSigningKey(deviceKey),
    previous: previous.map((old) => ({ deviceId: old.deviceId, device: openSigningKey(old.deviceKey) })),
    siteKey,
    vault: secret("vault"),
    blob: secret("blob"),
    draft: secret("draft"),
    search: secret("search"),
    pinPepper: secret("pin-pepper"),
    pass: openSigningKey(derive(siteKey, "pass")),
  });
}
