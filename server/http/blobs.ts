import { hash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { hashSchema } from "../../shared/protocol/wire.ts";
import type { Parts } from "./parts.ts";
import { asSchema } from "./body.ts";
import { openDevice } from "./devices.ts";
import { Refusal } from "./refusal.ts";

/** Attachments, encrypted by the desks; the server knows their hash and their size. */
export function addBlobRoutes(app: FastifyInstance, parts: Parts): void {
  const { storage, blobQuota } = parts;
  app.put<{ Params: { hash: string }; Body: Buffer | undefined }>(
    "/v1/blobs/:hash",
    async (request, reply) => {
      const { site } = await openDevice(parts, request);
      const name = asSchema(hashSchema, request.params.hash);
      const bytes = request.body ?? Buffer.alloc(0);
      if (hash("sha256", bytes) !== name) throw new Refusal("HASH");
      const put = await storage.putBlob(site, name, bytes, blobQuota);
      if (put === "quota") throw new Refusal("QUOTA");
      return reply.status(put === "new" ? 201 : 200).send({});
    },
  );
  app.get<{ Params: { hash: string } }>("/v1/blobs/:hash", async (request, reply) => {
    const { site } = await openDevice(parts, request);
    const bytes = await storage.blob(site, asSchema(hashSchema, request.params.hash));
    if (bytes === null) throw new Refusal("NOT_FOUND");
    return reply.header("Content-Type", "application/octet-stream").send(Buffer.from(bytes));
  });
}
