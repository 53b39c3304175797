import type { Pool, PoolClient } from "pg";
import { NO_PREV } from "../../shared/kernel/event.ts";
import { CODE_TRIES } from "../../shared/protocol/wire.ts";
import { inTransaction } from "./postgres-open.ts";
import type { Enrolled, Enrolment, NewSuccessor, Storage } from "./storage.ts";
import {
  enrolledAgain,
  enrolledBy,
  isLiving,
  isVerified,
  toDeviceRow,
  type StoredCode,
  type StoredDevice,
} from "./stored-device.ts";

interface NewDevice {
  readonly device: string;
  readonly site: string;
  readonly desk: string;
  readonly name: string;
  readonly publicKey: string;
  readonly nowMs: number;
  readonly successorOf: string | null;
}

/** Adds a device; says which of its two keys another one has. Never throws for that. */
async function insertDevice(
  client: PoolClient,
  made: NewDevice,
): Promise<"ok" | "DESK_TAKEN" | "DEVICE_TAKEN"> {
  const { rowCount } = await client.query(
    `INSERT INTO devices (device, site, desk, name, public_key, enrolled_at, last_seen_at, seq, hash, successor_of,
       closed) VALUES ($1, $2, $3, $4, $5, $6, $6, 0, $7, $8, false) ON CONFLICT DO NOTHING`,
    [
      made.device,
      made.site,
      made.desk,
      made.name,
      made.publicKey,
      made.nowMs,
      Buffer.from(NO_PREV, "hex"),
      made.successorOf,
    ],
  );
  if (rowCount === 1) return "ok";
  const { rowCount: taken } = await client.query("SELECT 1 FROM devices WHERE device = $1", [made.device]);
  return taken === 1 ? "DEVICE_TAKEN" : "DESK_TAKEN";
}

async function enrol(client: PoolClient, asked: Enrolment): Promise<Enrolled> {
  const { rows } = await client.query<StoredCode>(
    `SELECT codes.*, sites.name FROM codes JOIN sites ON sites.id = codes.site WHERE lookup = $1
     FOR UPDATE OF codes`,
    [asked.lookup],
  );
  const [code] = rows;
  if (!isLiving(code, asked.nowMs)) return { ok: false, code: "CODE" };
  if (!isVerified(code, asked)) {
    await client.query("UPDATE codes SET tries_left = tries_left - 1 WHERE lookup = $1", [asked.lookup]);
    return { ok: false, code: "CODE" };
  }
  if (code.used_by !== null) {
    const known = await client.query<StoredDevice>("SELECT * FROM devices WHERE device = $1", [asked.device]);
    return enrolledAgain(code, asked, known.rows[0]);
  }
  const added = await insertDevice(client, { ...asked, site: code.site, successorOf: null });
  if (added !== "ok") return { ok: false, code: added };
  await client.query("UPDATE codes SET used_by = $1 WHERE lookup = $2", [asked.device, asked.lookup]);
  return enrolledBy(code);
}

async function addSuccessor(
  client: PoolClient,
  { site, device, publicKey, desk, successorOf, nowMs }: NewSuccessor,
): Promise<"ok" | "DESK_TAKEN" | "DEVICE_TAKEN"> {
  const { rows } = await client.query<StoredDevice>(
    "SELECT * FROM devices WHERE device = ANY($1) FOR UPDATE",
    [[device, successorOf]],
  );
  const known = rows.find((row) => row.device === device);
  if (known !== undefined) {
    const same = known.site === site && known.successor_of === successorOf && known.public_key === publicKey;
    return same ? "ok" : "DEVICE_TAKEN";
  }
  const name = rows.find((row) => row.device === successorOf)?.name ?? "";
  const added = await insertDevice(client, { device, site, desk, name, publicKey, nowMs, successorOf });
  if (added === "ok") await client.query("UPDATE devices SET closed = true WHERE device = $1", [successorOf]);
  return added;
}

/** Codes and devices in PostgreSQL. */
export function createPostgresDevices(
  pool: Pool,
): Pick<Storage, "addCode" | "enrol" | "device" | "devices" | "addSuccessor" | "revoke" | "seen"> {
  return {
    addCode: async ({ site, lookup, verifierHash, wrappedSiteKey, expiresAtMs }, nowMs) => {
      await pool.query("DELETE FROM codes WHERE expires_at <= $1", [nowMs]);
      const { rowCount } = await pool.query(
        `INSERT INTO codes (lookup, site, verifier_hash, wrapped, expires_at, tries_left)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [lookup, site, verifierHash, wrappedSiteKey, expiresAtMs, CODE_TRIES],
      );
      return rowCount === 1;
    },
    enrol: async (asked) => inTransaction(pool, async (client) => enrol(client, asked)),
    device: async (device) => {
      const { rows } = await pool.query<StoredDevice>("SELECT * FROM devices WHERE device = $1", [device]);
      return rows[0] === undefined ? null : toDeviceRow(rows[0]);
    },
    devices: async (site) => {
      const { rows } = await pool.query<StoredDevice>(
        "SELECT * FROM devices WHERE site = $1 ORDER BY enrolled_at, device",
        [site],
      );
      return rows.map(toDeviceRow);
    },
    addSuccessor: async (successor) => inTransaction(pool, async (client) => addSuccessor(client, successor)),
    revoke: async (site, device, nowMs) => {
      const { rowCount } = await pool.query(
        "UPDATE devices SET revoked_at = coalesce(revoked_at, $1) WHERE site = $2 AND device = $3",
        [nowMs, site, device],
      );
      return rowCount === 1;
    },
    seen: async (device, nowMs) => {
      await pool.query("UPDATE devices SET last_seen_at = greatest(last_seen_at, $1) WHERE device = $2", [
        nowMs,
        device,
      ]);
    },
  };
}
