import { normaliseIdentityNumber } from "../../kernel/identity-number.ts";
import type { RosterPerson } from "./import/verdict.ts";
import type { PersonState } from "./person-fold.ts";

/** A person's relation to the unit is that of somebody who lives there. */
export function isResident(person: Pick<PersonState, "relation">): boolean {
  return person.relation !== "helper" && person.relation !== "relative";
}

/** Moved out on or before this site date. */
export function hasLeft(person: Pick<PersonState, "moveOut">, today: string): boolean {
  return person.moveOut !== null && person.moveOut <= today;
}

/** VIS-2: this person may come into this unit now without asking. `today` is the site's date. */
export function authorisationHolds(
  person: Pick<PersonState, "authorisation" | "moveOut" | "unit">,
  unit: string,
  nowMs: number,
  today: string,
): boolean {
  return (
    person.authorisation !== null &&
    person.unit === unit &&
    nowMs >= person.authorisation.atMs &&
    nowMs < person.authorisation.untilMs &&
    !hasLeft(person, today)
  );
}

/** Names that mean one person however they were typed: width, spaces and case do not count. */
export function sameName(left: string, right: string): boolean {
  const plain = (name: string): string => name.normalize("NFKC").replaceAll(/\s+/gu, "").toLowerCase();
  return plain(left) === plain(right);
}

/** What of a row is new to a person; null and empty: nothing. */
export interface RosterNews {
  readonly relation: RosterPerson["relation"];
  readonly relationWord: string | null;
  readonly moveIn: string | null;
  readonly moveOut: string | null;
  readonly document: RosterPerson["document"];
  readonly emergencyContact: string | null;
  readonly note: string | null;
  readonly phones: readonly string[];
  readonly emergencyPhones: readonly string[];
}

/**
 * What a roster's row tells that is to be written. A blank never wipes anything. A value that an earlier
 * roster told already is not news, whatever it was corrected to since; so the same file read twice changes
 * nothing and undoes no correction. With `fillOnly` what is known already stays (another row of the same
 * person, or a person only likely to be the same).
 */
export function rosterNews(person: PersonState, row: RosterPerson, fillOnly: boolean): RosterNews | null {
  const { told } = person;
  const news = <T extends string>(value: T | null, known: string | null, before: string | null): T | null =>
    value === null || value === known || value === before || (fillOnly && known !== null) ? null : value;
  const more = (values: readonly string[], known: readonly string[], before: readonly string[]) =>
    values.filter((value) => !known.includes(value) && !before.includes(value));
  const relation = news(row.relation, person.relation, told.relation);
  const number = news(row.document?.number ?? null, person.document, told.document);
  const found: RosterNews = {
    relation,
    relationWord: relation === null ? null : row.relationWord,
    moveIn: news(row.moveIn, person.moveIn, told.moveIn),
    moveOut: news(row.moveOut, person.moveOut, told.moveOut),
    document: number === null ? null : row.document,
    emergencyContact: news(row.emergencyContact, person.emergencyContact, told.emergencyContact),
    note: news(row.note, person.note, told.note),
    phones: more(row.phones, person.phones, told.phones),
    emergencyPhones: more(row.emergencyPhones, person.emergencyPhones, told.emergencyPhones),
  };
  const hasNews = Object.values(found).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null,
  );
  return hasNews ? found : null;
}

/**
 * Whether a row with this name most likely tells of this person of the unit: the same document, or, where
 * one of them has none, a phone in common or no phone to compare. Two documents that differ are two persons.
 */
export function isLikelySame(person: PersonState, row: RosterPerson): boolean {
  if (person.name === null || !sameName(person.name, row.name)) return false;
  if (person.document !== null && row.document !== null) {
    return normaliseIdentityNumber(person.document) === normaliseIdentityNumber(row.document.number);
  }
  if (person.phones.length === 0 || row.phones.length === 0) return true;
  return person.phones.some((phone) => row.phones.includes(phone));
}
