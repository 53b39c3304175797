import { z } from "zod";
import { isDeviceId } from "../kernel/ids.ts";

/**
 * What travels between a desk and the server, version 1 (docs/sync-protocol.md). Unknown members of requests
 * and answers are ignored.
 */
export const PROTOCOL = 1;
/** Decoded bytes of a request's body. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;
export const MAX_BLOB_BYTES = 10 * 1024 * 1024;
export const MAX_PUSH_EVENTS = 1000;
export const MAX_PUSH_VAULT = 1000;
export const MAX_CIPHER_BYTES = 64 * 1024;
export const MAX_PULL = 5000;
export const DEFAULT_PULL = 500;
export const CODE_LIFE_MS = 15 * 60_000;
/** So many wrong verifiers make a code void. */
export const CODE_TRIES = 5;
export const MAX_TOKEN_LIFE_S = 60;
export const CLOCK_TOLERANCE_S = 300;

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const base64url = (max: number) =>
  z
    .string()
    .max(Math.ceil((max * 4) / 3))
    .regex(/^[A-Za-z0-9_-]*$/)
    // 4n + 1 characters are no bytes at all.
    .refine((text) => text.length % 4 !== 1);

export const hashSchema = hex(64);
export const vaultIdSchema = hex(32);
export const deviceSchema = z.string().refine(isDeviceId);
/** The base64url of 32 raw bytes. */
export const publicKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);
/** `A`, `B`, `A2` */
export const deskSchema = z.string().regex(/^[A-Z][0-9]{0,3}$/);
const cipher = base64url(MAX_CIPHER_BYTES);

export const checkpointSchema = z.object({
  device: deviceSchema,
  seq: z.int().min(1),
  hash: hashSchema,
  sig: signature,
});
export type Checkpoint = z.output<typeof checkpointSchema>;

export const pushSchema = z.object({
  events: z.array(z.string()).max(MAX_PUSH_EVENTS),
  /** Its form is told apart from a push that is malformed: BAD_CHECKPOINT. */
  checkpoint: z.unknown().optional(),
  vault: z
    .array(z.object({ id: vaultIdSchema, cipher }))
    .max(MAX_PUSH_VAULT)
    .default([]),
});

const lookup = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/);

export const enrolSchema = z.object({
  lookup,
  verifier: hex(64),
  device: deviceSchema,
  name: z.string().min(1).max(100),
  desk: deskSchema,
  publicKey: publicKeySchema,
});

export const newCodeSchema = z.object({
  lookup,
  verifier: hex(64),
  /** nonce (12) + the 32-byte site key encrypted + tag (16). */
  wrappedSiteKey: z.string().regex(/^[A-Za-z0-9_-]{80}$/),
});

export const successorSchema = z.object({
  device: deviceSchema,
  publicKey: publicKeySchema,
  desk: deskSchema,
  successorOf: deviceSchema,
});

export const eraseSchema = z.object({
  ids: z.array(vaultIdSchema).max(1000),
  reason: z.string().max(200),
});

export const pullQuerySchema = z.object({
  after: z.string().regex(/^\d{1,15}$/),
  limit: z
    .string()
    .regex(/^\d{1,5}$/)
    .optional(),
});
