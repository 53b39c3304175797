import { bareNumber } from "../../kernel/bare-number.ts";
import type { JsonObject } from "../../kernel/event.ts";
import { normaliseText } from "../../kernel/text.ts";
import type { ErasedRecord } from "./schema.ts";

/** Somebody as they are looked for: by name, by phone or document number, or both (either is enough). */
export interface Subject {
  readonly name: string;
  readonly number: string;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

const spaceless = (text: string): string => normaliseText(text).replaceAll(" ", "").toLowerCase();

/** Numbers of a text one by one; the pad's strokes (`12,34 56,78`) never join into one. */
const numbersIn = (text: string): readonly string[] => text.split(/[^0-9A-Za-z+\-() ]+/u).map(bareNumber);

/** True when a sealed part names this person anywhere: a host, a signer and a note count like the visitor. */
export function mentions(personal: JsonObject, { name, number }: Subject): boolean {
  const wantedName = spaceless(name);
  const wantedNumber = bareNumber(number);
  return textsIn(personal).some(
    (text) =>
      (wantedName !== "" && spaceless(text).includes(wantedName)) ||
      (wantedNumber !== "" && numbersIn(text).some((found) => found.includes(wantedNumber))),
  );
}

/** Room in one event's 64 KiB for the records that it names, with the envelope's left over. */
const EVENT_ROOM = 48_000;
const weightOf = ({ kind, vault }: ErasedRecord): number => 70 + kind.length + 35 * vault.length;

/** Cuts a long list of records into what one event can name each. */
export function ordersOf(records: readonly ErasedRecord[]): readonly (readonly ErasedRecord[])[] {
  const orders: ErasedRecord[][] = [];
  let room = 0;
  for (const record of records) {
    const weight = weightOf(record);
    if (weight > room) {
      orders.push([]);
      room = EVENT_ROOM;
    }
    orders.at(-1)?.push(record);
    room -= weight;
  }
  return orders;
}
