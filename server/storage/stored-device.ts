import { timingSafeEqual } from "node:crypto";
import type { DeviceRow, Enrolled, Enrolment } from "./storage.ts";

/** A row of `devices`, as both engines keep it. */
export interface StoredDevice {
  readonly device: string;
  readonly site: string;
  readonly desk: string;
  readonly name: string;
  readonly public_key: string;
  readonly enrolled_at: number;
  readonly last_seen_at: number;
  readonly seq: number;
  readonly hash: Buffer;
  readonly revoked_at: number | null;
  readonly successor_of: string | null;
  /** SQLite has no boolean of its own. */
  readonly closed: boolean | number;
}

/** A row of `codes`, with the name of its site. */
export interface StoredCode {
  readonly site: string;
  readonly name: string;
  readonly verifier_hash: Buffer;
  readonly wrapped: string | null;
  readonly expires_at: number;
  readonly tries_left: number;
  /** The device that it joined. */
  readonly used_by: string | null;
}

export function toDeviceRow(stored: StoredDevice): DeviceRow {
  return {
    device: stored.device,
    site: stored.site,
    desk: stored.desk,
    name: stored.name,
    publicKey: stored.public_key,
    enrolledAtMs: stored.enrolled_at,
    lastSeenAtMs: stored.last_seen_at,
    head: { seq: stored.seq, hash: stored.hash.toString("hex") },
    revokedAtMs: stored.revoked_at,
    successorOf: stored.successor_of,
    closed: Boolean(stored.closed),
  };
}

/** Whether a code is there, alive and has tries left. */
export function isLiving(code: StoredCode | undefined, nowMs: number): code is StoredCode {
  return code !== undefined && code.expires_at > nowMs && code.tries_left > 0;
}

/** What a used code answers: the same again to the device that used it, whose first answer may have been lost. */
export function enrolledAgain(code: StoredCode, asked: Enrolment, known: StoredDevice | undefined): Enrolled {
  const same =
    known !== undefined &&
    code.used_by === known.device &&
    known.public_key === asked.publicKey &&
    known.desk === asked.desk;
  return same ? enrolledBy(code) : { ok: false, code: "CODE" };
}

/** What a code hands over. */
export const enrolledBy = ({ site, name, wrapped }: StoredCode): Enrolled => ({
  ok: true,
  site,
  siteName: name,
  wrappedSiteKey: wrapped,
});

export function isVerified(code: StoredCode, asked: Enrolment): boolean {
  return timingSafeEqual(code.verifier_hash, asked.verifierHash);
}
