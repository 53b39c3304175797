import { identityVerdict, normaliseIdentityNumber } from "../../../kernel/identity-number.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import type { RosterDocumentType } from "./roster-words.ts";
import type { LeftOutReason, RosterPerson } from "./verdict.ts";

/** A number that Excel turned into 9.95E+17, or whose last digits it replaced by zeros. */
export function isDamagedNumber(text: string): boolean {
  return /^\d(?:\.\d+)?E\+?\d+$/iu.test(text.normalize("NFKC"));
}

function identityReason(number: string): LeftOutReason | undefined {
  switch (identityVerdict(number)) {
    case "ok":
      return undefined;
    case "empty":
      return "document-unreadable";
    case "wrong-length":
      return /^\d+X?$/u.test(number) ? "document-length" : "document-unreadable";
    case "wrong-date":
      return "document-date";
    case "wrong-check-digit":
      return number.endsWith("000") ? "damaged-by-excel" : "wrong-check-digit";
  }
}

/**
 * The document of a row. Without a stated type, digits are an identity number (GB 11643) and must be right
 * as one; letters with digits are kept as some other document.
 */
export function parseRosterDocument(
  text: string,
  statedType: RosterDocumentType | undefined,
): Result<NonNullable<RosterPerson["document"]>, LeftOutReason> {
  if (isDamagedNumber(text)) return err("damaged-by-excel");
  const number = normaliseIdentityNumber(text.normalize("NFKC"));
  const looksLikeIdentity = /^\d+X?$/u.test(number) || identityVerdict(number) === "ok";
  const type = statedType ?? (looksLikeIdentity ? "id-card" : "other");
  if (type === "id-card") {
    const reason = identityReason(number);
    return reason === undefined ? ok({ type, number }) : err(reason);
  }
  const isNumber = /^(?=.*\d)[A-Z0-9()/\p{Script=Han}]{4,30}$/u.test(number);
  return isNumber ? ok({ type, number }) : err("document-unreadable");
}
