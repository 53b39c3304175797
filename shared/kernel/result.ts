import type { ErrorCode } from "./error-codes.ts";

/** An expected refusal: a code that the screen turns into words, the field it concerns, values for the words. */
export interface DomainError {
  readonly code: ErrorCode;
  readonly field?: string | undefined;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}

export type Result<T, E = DomainError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Refuses with a code; `field` is the form field that the screen should point at. */
export function refuse(
  code: ErrorCode,
  field?: string,
  params?: Readonly<Record<string, string | number>>,
): { readonly ok: false; readonly error: DomainError } {
  return { ok: false, error: { code, field, params } };
}
