import Database from "better-sqlite3";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Parts } from "./parts.ts";
import { Refusal } from "./refusal.ts";

const numberOf = (cause: unknown, member: string): number | null => {
  const value: unknown = typeof cause === "object" && cause !== null ? Reflect.get(cause, member) : null;
  return typeof value === "number" ? value : null;
};

/** The storage's own troubles: a full disk, a database that went away. They pass, so the client tries again. */
function isStorageTrouble(cause: unknown): boolean {
  if (cause instanceof Database.SqliteError) return true;
  const code: unknown = typeof cause === "object" && cause !== null ? Reflect.get(cause, "code") : null;
  // PostgreSQL's classes 08, 53, 57, 58 and the socket's own words.
  return typeof code === "string" && /^(?:08|53|57|58)|^(?:ECONN|EPIPE|ETIMEDOUT|EAI_)/.test(code);
}

/** Writes a refusal as the protocol has it; what nobody expected is a 500 that says nothing, and a line in the log. */
export function answerFailure(
  parts: Parts,
  cause: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const refusal = asRefusal(cause);
  if (refusal !== null) {
    if (refusal.code === "SLOW_DOWN") void reply.header("Retry-After", refusal.carries["retryAfter"] ?? 60);
    // What was not read to its end cannot be followed by another request.
    if (refusal.code === "TOO_LARGE") void reply.header("Connection", "close");
    return reply
      .status(refusal.status)
      .send({ code: refusal.code, message: refusal.message, ...refusal.carries });
  }
  parts.log.error({ err: cause, route: request.routeOptions.url }, "a request failed");
  if (
    isStorageTrouble(cause) ||
    (cause instanceof Error && /timeout exceeded|terminated|not queryable/.test(cause.message))
  )
    return reply.status(503).send({ code: "UNAVAILABLE", message: "the storage does not answer" });
  return reply.status(500).send({ code: "INTERNAL", message: "the server failed" });
}

function asRefusal(cause: unknown): Refusal | null {
  if (cause instanceof Refusal) return cause;
  const status = numberOf(cause, "statusCode");
  if (status === 413) return new Refusal("TOO_LARGE");
  if (status !== null && status >= 400 && status < 500) return new Refusal("MALFORMED");
  return null;
}
