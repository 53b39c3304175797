import { z } from "zod";

import type { RosterField } from "./fields.ts";
import type { Relation, RosterDocumentType, UnitState } from "./roster-words.ts";

/** Why a row is not imported at all; the screen has the words. */
export const refusalReasons = [
  /** No unit, or only a part of one. */
  "no-unit",
  "unit-without-building",
  "unit-without-room",
  "unit-unreadable",
  /** Excel took 1-2-1901 for the second of January 1901. */
  "unit-became-date",
  "no-name",
  "name-unreadable",
  "name-too-long",
] as const;
export const refusalReasonSchema = z.enum(refusalReasons);
export type RefusalReason = z.output<typeof refusalReasonSchema>;

/** Why a field is left out of a row that is imported. */
export const leftOutReasons = [
  "impossible-phone",
  "impossible-plate",
  "impossible-date",
  /** GB 11643: the last character does not fit the others. */
  "wrong-check-digit",
  "document-length",
  "document-date",
  "document-unreadable",
  /** 9.95E+17 or a number whose last digits became zeros: the digits are lost. */
  "damaged-by-excel",
  "formula-error",
  "unknown-value",
  "too-long",
] as const;
export const leftOutReasonSchema = z.enum(leftOutReasons);
export type LeftOutReason = z.output<typeof leftOutReasonSchema>;

export interface LeftOut {
  readonly field: RosterField;
  readonly reason: LeftOutReason;
  /** What the cell said, or the one of several phones or plates that is meant; at most 200 characters. */
  readonly original: string;
}

/** A person as normalised; every text is clean, every number in its one spelling. */
export interface RosterPerson {
  readonly name: string;
  readonly relation: Relation | null;
  /** The roster's own word where it says more than the relation: 子女, 配偶. */
  readonly relationWord: string | null;
  readonly phones: readonly string[];
  readonly document: { readonly type: RosterDocumentType; readonly number: string } | null;
  readonly plates: readonly string[];
  /** Site dates, "2019-03-05". */
  readonly moveIn: string | null;
  readonly moveOut: string | null;
  readonly emergencyContact: string | null;
  readonly emergencyPhones: readonly string[];
  readonly note: string | null;
}

/** What one row gives. `person` is null in a row that tells of a unit only (未交付, nobody there yet). */
export interface RosterEntry {
  /** The unit's code, "3-2-1201". */
  readonly unit: string;
  readonly unitState: UnitState | null;
  readonly person: RosterPerson | null;
}

/** `cells` are the row's own, with carried-down values filled in: what goes back for correction. */
export type RowVerdict =
  | { readonly verdict: "blank"; readonly row: number }
  | {
      readonly verdict: "imported";
      readonly row: number;
      readonly entry: RosterEntry;
      readonly leftOut: readonly [];
    }
  | {
      readonly verdict: "partial";
      readonly row: number;
      readonly cells: readonly string[];
      readonly entry: RosterEntry;
      readonly leftOut: readonly LeftOut[];
    }
  | {
      readonly verdict: "refused";
      readonly row: number;
      readonly cells: readonly string[];
      readonly refusedFor: RefusalReason;
      /** What the unit's or name's cells said, at most 200 characters. */
      readonly original: string;
    };

/**
 * A row that tells again of what row `of` told. `more` is null when it says nothing new; else it is the
 * same person with something else (one line for each car): to be merged into the first, not added.
 */
export interface RepeatVerdict {
  readonly verdict: "repeat";
  readonly row: number;
  readonly cells: readonly string[];
  readonly of: number;
  readonly more: RosterEntry | null;
  readonly leftOut: readonly LeftOut[];
}
