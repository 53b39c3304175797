import { crockfordCode } from "./crockford.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const DEVICE = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/** True for a lower-case UUID of version 7, the form of every aggregate and command id. */
export function isUuid7(text: string): boolean {
  return UUID.test(text);
}

/** True for a device id: 10 characters of upper-case Crockford base32 (sync-protocol.md, Event). */
export function isDeviceId(text: string): boolean {
  return DEVICE.test(text);
}

function hexToUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

function toHex(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += byte.toString(16).padStart(2, "0");
  return hex;
}

function variantDigit(digit: string): string {
  return ((Number.parseInt(digit, 16) & 0x3) | 0x8).toString(16);
}

/**
 * A UUIDv7 (RFC 9562) of the given time in ms and at least 10 random bytes. Times outside 48 bits are
 * clamped: ids only want locality, the truth about time is the event's `at`.
 */
export function uuid7(nowMs: number, random: Uint8Array): string {
  const clamped = Math.min(Math.max(Math.trunc(nowMs), 0), 2 ** 48 - 1);
  const rest = toHex(random.subarray(0, 10));
  const time = clamped.toString(16).padStart(12, "0");
  return hexToUuid(
    `${time}7${rest.slice(0, 3)}${variantDigit(rest.slice(3, 4))}${rest.slice(4, 7)}${rest.slice(7, 19)}`,
  );
}

/**
 * The id of an aggregate that has a natural key (the site, a unit's code): the same on every desk, so two
 * desks that import the same roster offline speak of the same unit. `sha256` gives lower-case hex.
 */
export function naturalId(kind: string, key: string, sha256: (text: string) => string): string {
  const rest = sha256(`lodgebook-natural-id\n${kind}\n${key}`);
  return hexToUuid(
    `0000000000007${rest.slice(0, 3)}${variantDigit(rest.slice(3, 4))}${rest.slice(4, 7)}${rest.slice(7, 19)}`,
  );
}

/** A device id from at least 10 random bytes. */
export function deviceId(random: Uint8Array): string {
  return crockfordCode(random.subarray(0, 10));
}
