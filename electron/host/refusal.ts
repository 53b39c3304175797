import { ORPCError } from "@orpc/server";
import type { DomainError, Result } from "../../shared/kernel/result.ts";

/** A refusal on its way to the screen (contract's REFUSED). */
export function refused(error: DomainError): ORPCError<"REFUSED", DomainError> {
  return new ORPCError("REFUSED", { status: 422, defined: true, data: error });
}

/** The value, or the refusal thrown to the screen. Only for procedures. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw refused(result.error);
  return result.value;
}
