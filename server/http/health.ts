import { timingSafeEqual, hash } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { PROTOCOL } from "../../shared/protocol/wire.ts";
import type { Parts } from "./parts.ts";
import { Refusal } from "./refusal.ts";

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Who may read the metrics: this machine, or whoever has the token. */
function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  if (LOOPBACK.test(request.ip)) return true;
  if (token === undefined) return false;
  const digest = (text: string): Buffer => hash("sha256", text, "buffer");
  return timingSafeEqual(digest(request.headers.authorization ?? ""), digest(`Bearer ${token}`));
}

/** hello, healthz, readyz, metrics: what needs no device. */
export function addHealthRoutes(app: FastifyInstance, parts: Parts): void {
  const { storage, now, minClient, signing, metrics, metricsToken } = parts;
  app.get("/v1/hello", () => ({
    server: storage.identity.server,
    publicKey: signing.publicKey,
    protocol: [PROTOCOL],
    minClient,
    time: now(),
  }));
  app.get("/healthz", () => ({ ok: true }));
  app.get("/readyz", async () => {
    try {
      await storage.ready();
    } catch (cause) {
      parts.log.warn({ err: cause }, "the storage does not answer");
      throw new Refusal("UNAVAILABLE");
    }
    return { ok: true };
  });
  app.get("/metrics", async (request, reply) => {
    if (!mayReadMetrics(request, metricsToken)) throw new Refusal("NOT_FOUND");
    return reply.header("Content-Type", metrics.contentType).send(await metrics.text());
  });
}
