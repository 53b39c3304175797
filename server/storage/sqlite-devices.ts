import type { Database } from "better-sqlite3";
import { NO_PREV } from "../../shared/kernel/event.ts";
import { CODE_TRIES } from "../../shared/protocol/wire.ts";
import type { Enrolled, Enrolment, Storage } from "./storage.ts";
import {
  enrolledAgain,
  enrolledBy,
  isLiving,
  isVerified,
  toDeviceRow,
  type StoredCode,
  type StoredDevice,
} from "./stored-device.ts";

/** Codes and devices in SQLite. */
export function createSqliteDevices(
  db: Database,
): Pick<Storage, "addCode" | "enrol" | "device" | "devices" | "addSuccessor" | "revoke" | "seen"> {
  const useCode = db.prepare("UPDATE codes SET used_by = ? WHERE lookup = ?");
  const dropOldCodes = db.prepare("DELETE FROM codes WHERE expires_at <= ?");
  const insertCode = db.prepare(
    `INSERT INTO codes (lookup, site, verifier_hash, wrapped, expires_at, tries_left) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (lookup) DO NOTHING`,
  );
  const code = db.prepare<[string], StoredCode>(
    "SELECT codes.*, sites.name FROM codes JOIN sites ON sites.id = codes.site WHERE lookup = ?",
  );
  const missed = db.prepare("UPDATE codes SET tries_left = tries_left - 1 WHERE lookup = ?");
  const one = db.prepare<[string], StoredDevice>("SELECT * FROM devices WHERE device = ?");
  const ofSite = db.prepare<[string], StoredDevice>(
    "SELECT * FROM devices WHERE site = ? ORDER BY enrolled_at, device",
  );
  const deskTaken = db
    .prepare<[string, string], number>("SELECT 1 FROM devices WHERE site = ? AND desk = ?")
    .pluck();
  const insert = db.prepare(
    `INSERT INTO devices (device, site, desk, name, public_key, enrolled_at, last_seen_at, seq, hash, revoked_at,
       successor_of, closed) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, NULL, ?, 0)`,
  );
  const close = db.prepare("UPDATE devices SET closed = 1 WHERE device = ?");
  const revoke = db.prepare(
    "UPDATE devices SET revoked_at = coalesce(revoked_at, ?) WHERE site = ? AND device = ?",
  );
  const seen = db.prepare("UPDATE devices SET last_seen_at = max(last_seen_at, ?) WHERE device = ?");
  const noHash = Buffer.from(NO_PREV, "hex");

  const enrol = (asked: Enrolment): Enrolled => {
    const found = code.get(asked.lookup);
    if (!isLiving(found, asked.nowMs)) return { ok: false, code: "CODE" };
    if (!isVerified(found, asked)) {
      missed.run(asked.lookup);
      return { ok: false, code: "CODE" };
    }
    const known = one.get(asked.device);
    if (found.used_by !== null) return enrolledAgain(found, asked, known);
    if (known !== undefined) return { ok: false, code: "DEVICE_TAKEN" };
    if (deskTaken.get(found.site, asked.desk) !== undefined) return { ok: false, code: "DESK_TAKEN" };
    insert.run(
      asked.device,
      found.site,
      asked.desk,
      asked.name,
      asked.publicKey,
      asked.nowMs,
      asked.nowMs,
      noHash,
      null,
    );
    useCode.run(asked.device, asked.lookup);
    return enrolledBy(found);
  };

  return {
    addCode: async ({ site, lookup, verifierHash, wrappedSiteKey, expiresAtMs }, nowMs) =>
      db
        .transaction(() => {
          dropOldCodes.run(nowMs);
          return (
            insertCode.run(lookup, site, verifierHash, wrappedSiteKey, expiresAtMs, CODE_TRIES).changes === 1
          );
        })
        .immediate(),
    enrol: async (asked) => db.transaction(enrol).immediate(asked),
    device: async (device) => {
      const found = one.get(device);
      return found === undefined ? null : toDeviceRow(found);
    },
    devices: async (site) => ofSite.all(site).map(toDeviceRow),
    addSuccessor: async ({ site, device, publicKey, desk, successorOf, nowMs }) =>
      db
        .transaction(() => {
          const known = one.get(device);
          if (known !== undefined) {
            const same =
              known.site === site && known.successor_of === successorOf && known.public_key === publicKey;
            return same ? ("ok" as const) : ("DEVICE_TAKEN" as const);
          }
          if (deskTaken.get(site, desk) !== undefined) return "DESK_TAKEN" as const;
          const name = one.get(successorOf)?.name ?? "";
          insert.run(device, site, desk, name, publicKey, nowMs, nowMs, noHash, successorOf);
          close.run(successorOf);
          return "ok" as const;
        })
        .immediate(),
    revoke: async (site, device, nowMs) => revoke.run(nowMs, site, device).changes === 1,
    seen: async (device, nowMs) => {
      seen.run(nowMs, device);
    },
  };
}
