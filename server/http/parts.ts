import type { FastifyRequest } from "fastify";
import type { Logger } from "pino";
import type { openSigningKey } from "../../node/signing-key.ts";
import type { DeviceRow, Storage } from "../storage/storage.ts";
import type { createMetrics } from "./metrics.ts";

/** What the parts of the server share. */
export interface Parts {
  readonly storage: Storage;
  readonly log: Logger;
  readonly now: () => number;
  readonly minClient: string;
  readonly blobQuota: number;
  readonly metricsToken: string | undefined;
  readonly metrics: ReturnType<typeof createMetrics>;
  readonly signing: ReturnType<typeof openSigningKey>;
  /** The device that a request's token names; throws TOKEN, DEVICE_REVOKED, CLIENT_TOO_OLD. */
  readonly deviceOf: (request: FastifyRequest) => Promise<DeviceRow>;
  readonly checkToken: (jwt: string | null) => Promise<DeviceRow>;
}
