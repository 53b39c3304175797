import { hash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { CODE_LIFE_MS, enrolSchema, newCodeSchema } from "../../shared/protocol/wire.ts";
import type { Parts } from "./parts.ts";
import { asSchema, parseJson } from "./body.ts";
import { Refusal } from "./refusal.ts";

const ENROL_A_MINUTE = 10;

/** Joining a site by a one-time code, and making the next code. */
export function addEnrolRoutes(app: FastifyInstance, parts: Parts): void {
  const { storage, now } = parts;
  const digest = (verifier: string): Buffer => hash("sha256", verifier, "buffer");

  app.post<{ Body: Buffer }>(
    "/v1/enrol",
    {
      config: {
        rateLimit: {
          max: ENROL_A_MINUTE,
          timeWindow: 60_000,
          errorResponseBuilder: (_request: unknown, { ttl }: { ttl: number }) =>
            new Refusal("SLOW_DOWN", { retryAfter: Math.max(1, Math.ceil(ttl / 1000)) }),
        },
      },
    },
    async (request, reply) => {
      const { lookup, verifier, device, name, desk, publicKey } = asSchema(
        enrolSchema,
        parseJson(request.body),
      );
      const enrolled = await storage.enrol({
        lookup,
        verifierHash: digest(verifier),
        device,
        name,
        desk,
        publicKey,
        nowMs: now(),
      });
      if (!enrolled.ok) throw new Refusal(enrolled.code);
      const { site, siteName, wrappedSiteKey } = enrolled;
      return reply.status(201).send({
        site,
        siteName,
        ...(wrappedSiteKey === null ? {} : { wrappedSiteKey }),
        server: storage.identity.server,
      });
    },
  );

  app.post<{ Body: Buffer }>("/v1/enrol-codes", async (request, reply) => {
    const body = parseJson(request.body);
    const { site } = await parts.deviceOf(request);
    const { lookup, verifier, wrappedSiteKey } = asSchema(newCodeSchema, body);
    const expiresAtMs = now() + CODE_LIFE_MS;
    const added = await storage.addCode(
      { site, lookup, verifierHash: digest(verifier), wrappedSiteKey, expiresAtMs },
      now(),
    );
    // Forty random bits met another living code: the desk makes another one.
    if (!added) throw new Refusal("MALFORMED", { path: "lookup" });
    return reply.status(201).send({ expiresAt: expiresAtMs });
  });
}
