import type { FastifyInstance, FastifyRequest } from "fastify";
import { successorSchema } from "../../shared/protocol/wire.ts";
import type { DeviceRow } from "../storage/storage.ts";
import type { Parts } from "./parts.ts";
import { asSchema, parseJson } from "./body.ts";
import { Refusal } from "./refusal.ts";

const toWire = (row: DeviceRow) => ({
  device: row.device,
  desk: row.desk,
  name: row.name,
  publicKey: row.publicKey,
  enrolledAt: row.enrolledAtMs,
  lastSeenAt: row.lastSeenAtMs,
  seq: row.head.seq,
  hash: row.head.hash,
  ...(row.revokedAtMs === null ? {} : { revokedAt: row.revokedAtMs }),
  ...(row.successorOf === null ? {} : { successorOf: row.successorOf }),
});

/** The device of a request, which must not have been closed by a successor. */
export async function openDevice(parts: Parts, request: FastifyRequest): Promise<DeviceRow> {
  const device = await parts.deviceOf(request);
  if (device.closed) throw new Refusal("DEVICE_REVOKED");
  return device;
}

/** The site's desks: list, heads, a successor's id, revoking. */
export function addDeviceRoutes(app: FastifyInstance, parts: Parts): void {
  const { storage, now } = parts;
  app.get("/v1/devices", async (request) => {
    const { site } = await openDevice(parts, request);
    return (await storage.devices(site)).map(toWire);
  });
  app.get("/v1/heads", async (request) => {
    const { site } = await openDevice(parts, request);
    return Object.fromEntries((await storage.devices(site)).map(({ device, head }) => [device, head]));
  });
  app.post<{ Body: Buffer }>("/v1/devices", async (request, reply) => {
    const body = parseJson(request.body);
    // Closed is no obstacle here: an answer that was lost is asked for again by the old id, and of two PCs with the
    // same disk each becomes a successor of its own.
    const caller = await parts.deviceOf(request);
    const { device, publicKey, desk, successorOf } = asSchema(successorSchema, body);
    if (successorOf !== caller.device) throw new Refusal("MALFORMED", { path: "successorOf" });
    const added = await storage.addSuccessor({
      site: caller.site,
      device,
      publicKey,
      desk,
      successorOf,
      nowMs: now(),
    });
    if (added !== "ok") throw new Refusal(added);
    return reply.status(201).send({ device });
  });
  app.post<{ Params: { device: string } }>("/v1/devices/:device/revoke", async (request) => {
    const { site } = await openDevice(parts, request);
    if (!(await storage.revoke(site, request.params.device, now()))) throw new Refusal("NOT_FOUND");
    return {};
  });
}
