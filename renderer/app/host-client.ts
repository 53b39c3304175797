import { createORPCClient, isDefinedError, ORPCError, safe } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import type { Contract } from "../../shared/contract/contract.ts";
import { errorCodes, type ErrorCode } from "../../shared/kernel/error-codes.ts";
import { err, ok, type DomainError, type Result } from "../../shared/kernel/result.ts";
import { ConnectionLost, type Connection } from "./connection.ts";

/** Every procedure of the contract, typed. */
export type Host = ContractRouterClient<Contract>;

/** The typed client over a connection. */
export function createHost(connection: Connection): Host {
  return createORPCClient<Host>(connection.link);
}

/** An expected refusal as a value; a dropped line and a host's bug have codes of their own. Never rejects. */
export async function asked<T>(call: Promise<T>): Promise<Result<T>> {
  const { error, data } = await safe(call);
  return error === null ? ok(data) : err(errorOf(error));
}

/** What went wrong, in the codes that the screen has words for. */
export function errorOf(error: unknown): DomainError {
  if (error instanceof ConnectionLost) return { code: "connection-lost" };
  if (error instanceof ORPCError && isDefinedError(error)) {
    const { data } = error as ORPCError<string, unknown>;
    if (isDomainError(data)) return data;
  }
  return { code: "unexpected" };
}

/** The host knows of nobody at work here. */
export function isSignedOut({ code }: DomainError): boolean {
  return code === "locked" || code === "not-signed-in";
}

function isDomainError(data: unknown): data is DomainError {
  return typeof data === "object" && data !== null && "code" in data && isErrorCode(data.code);
}

function isErrorCode(code: unknown): code is ErrorCode {
  return errorCodes.some((known) => known === code);
}
