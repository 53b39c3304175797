import { readFileSync } from "node:fs";
import type { Readable } from "node:stream";
import rateLimit from "@fastify/rate-limit";
import websocket from "@fastify/websocket";
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from "fastify";
import type { Logger } from "pino";
import { openSigningKey } from "../../node/signing-key.ts";
import { MAX_BLOB_BYTES, MAX_BODY_BYTES } from "../../shared/protocol/wire.ts";
import type { DeviceRow, Storage } from "../storage/storage.ts";
import { addBlobRoutes } from "./blobs.ts";
import { readBody } from "./body.ts";
import { addDeviceRoutes } from "./devices.ts";
import { addEnrolRoutes } from "./enrol.ts";
import { addEventRoutes } from "./events.ts";
import { answerFailure } from "./failure.ts";
import { addHealthRoutes } from "./health.ts";
import { addLiveRoute } from "./live.ts";
import { createMetrics } from "./metrics.ts";
import type { Parts } from "./parts.ts";
import { Refusal } from "./refusal.ts";
import { bearer, createTokenCheck } from "./token.ts";
import { isOlder } from "./version.ts";

export interface ServerOptions {
  readonly storage: Storage;
  readonly log: Logger;
  /** Tests only: no shipped entry sets it. */
  readonly now?: () => number;
  /** Tests only. */
  readonly limits?: typeof LIMITS;
  /** Oldest client that is served, as semver. */
  readonly minClient?: string;
  /** Lets others than this machine read /metrics. */
  readonly metricsToken?: string | undefined;
  /** Bytes of attachments a site may keep; 2 GiB. */
  readonly blobQuota?: number;
  readonly tls?: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** Behind a proxy of one's own: whose X-Forwarded-For names the caller. */
  readonly trustProxy?: boolean;
}

/** How long a caller may take; whoever takes longer is let go. */
const LIMITS = { requestMs: 30_000, headersMs: 10_000, lookEveryMs: 2000 };
/** How often a device's last call is written down. */
const SEEN_MS = 30_000;

function createDeviceCheck(
  storage: Storage,
  now: () => number,
  minClient: string,
  checkToken: (jwt: string | null) => Promise<DeviceRow>,
): Parts["deviceOf"] {
  return async (request) => {
    const device = await checkToken(bearer(request.headers.authorization));
    const client = request.headers["lodgebook-client"];
    if (typeof client === "string" && isOlder(client, minClient))
      throw new Refusal("CLIENT_TOO_OLD", { minClient });
    if (now() - device.lastSeenAtMs >= SEEN_MS) await storage.seen(device.device, now());
    return device;
  };
}

/** Every call of the protocol over a storage. `close` answers the requests under way first. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { storage, log, tls, now = Date.now, minClient = "0.1.0", blobQuota = 2 * 1024 ** 3 } = options;
  const { requestMs, headersMs, lookEveryMs } = options.limits ?? LIMITS;
  const limits = {
    headersTimeout: headersMs,
    maxHeaderSize: 16 * 1024,
    connectionsCheckingInterval: lookEveryMs,
  };
  const logger: FastifyBaseLogger = log;
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    // A line a request is the metrics' business.
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: requestMs,
    connectionTimeout: 0,
    keepAliveTimeout: 60_000,
    forceCloseConnections: "idle",
    trustProxy: options.trustProxy ?? false,
    ...(tls === undefined
      ? { http: limits }
      : { https: { ...limits, cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) } }),
  });
  const metrics = createMetrics();
  const checkToken = createTokenCheck({ storage, now });
  const parts: Parts = {
    storage,
    log,
    now,
    minClient,
    blobQuota,
    metricsToken: options.metricsToken,
    metrics,
    signing: openSigningKey(storage.identity.seed),
    deviceOf: createDeviceCheck(storage, now, minClient, checkToken),
    checkToken,
  };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", async (request: FastifyRequest, payload: Readable) => {
    const limit = request.url.startsWith("/v1/blobs/") ? MAX_BLOB_BYTES : MAX_BODY_BYTES;
    return readBody(payload, request.headers["content-encoding"], limit);
  });
  app.setErrorHandler((cause, request, reply) => answerFailure(parts, cause, request, reply));
  app.setNotFoundHandler(() => {
    throw new Refusal("NOT_FOUND");
  });
  app.addHook("onResponse", (request, reply, done) => {
    metrics.answered(request.routeOptions.url ?? "none", reply.statusCode, reply.elapsedTime);
    done();
  });
  await app.register(rateLimit, { global: false });
  await app.register(websocket, { options: { maxPayload: 4096 } });
  addHealthRoutes(app, parts);
  addEnrolRoutes(app, parts);
  addDeviceRoutes(app, parts);
  addEventRoutes(app, parts);
  addBlobRoutes(app, parts);
  addLiveRoute(app, parts);
  const sweep = setInterval(() => {
    storage.forgetTokens(now()).catch((cause: unknown) => log.warn({ err: cause }, "old tokens stay"));
  }, 60_000);
  sweep.unref();
  app.addHook("onClose", () => clearInterval(sweep));
  return app;
}
