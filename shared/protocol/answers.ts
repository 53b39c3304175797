import { z } from "zod";
import { checkpointSchema, deviceSchema, hashSchema, publicKeySchema, vaultIdSchema } from "./wire.ts";

/** What the server answers, as a desk reads it (docs/sync-protocol.md, Calls). */
export const helloSchema = z.object({
  server: z.string().min(1),
  publicKey: publicKeySchema,
  protocol: z.array(z.int()),
  minClient: z.string(),
  time: z.int(),
});

export const enrolledSchema = z.object({
  site: z.string().min(1),
  siteName: z.string(),
  wrappedSiteKey: z.string().optional(),
  server: z.string(),
});

export const devicesSchema = z.array(
  z.object({
    device: deviceSchema,
    desk: z.string(),
    name: z.string(),
    publicKey: publicKeySchema,
    enrolledAt: z.int(),
    lastSeenAt: z.int(),
    seq: z.int(),
    hash: hashSchema,
    revokedAt: z.int().optional(),
    successorOf: z.string().optional(),
  }),
);
export type DeviceAnswer = z.output<typeof devicesSchema>[number];

export const headsSchema = z.record(z.string(), z.object({ seq: z.int(), hash: hashSchema }));

export const receiptSchema = z.object({
  site: z.string(),
  device: z.string(),
  seq: z.int(),
  hash: hashSchema,
  position: z.int(),
  at: z.int(),
  sig: z.string(),
});

export const pushedSchema = z.object({
  accepted: z.int(),
  head: z.object({ seq: z.int(), hash: hashSchema }),
  /** The site's head when the push came; a server of before 2026-12 does not say it. */
  before: z.int().optional(),
  position: z.int(),
  receipt: receiptSchema,
});

export const pageSchema = z.object({
  events: z.array(z.object({ position: z.int(), receivedAt: z.int(), text: z.string() })),
  vault: z.array(
    z.object({
      position: z.int(),
      id: vaultIdSchema,
      cipher: z.base64url().optional(),
      erased: z.boolean().optional(),
    }),
  ),
  checkpoints: z.array(checkpointSchema),
  next: z.int(),
  head: z.int(),
  more: z.boolean(),
});
export type PageAnswer = z.output<typeof pageSchema>;

export const codeMadeSchema = z.object({ expiresAt: z.int() });
export const succeededSchema = z.object({ device: deviceSchema });
export const emptySchema = z.object({});
