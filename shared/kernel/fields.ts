import { z } from "zod";
import { normaliseParagraphs, normaliseText } from "./text.ts";

/**
 * Schemas of fields that several registers share. Lengths are what fits a form and a print; longer text is
 * refused with the field named, never cut in silence.
 */
const clean = (max: number) => z.string().max(max).transform(normaliseParagraphs);

/**
 * An id of a record or a command. Capitals are the same id to a person, but not in an event's text, where only small
 * letters are well-formed: they are written small.
 */
export const uuid7Text = z.uuidv7().toLowerCase();

/** One line: a name, a badge, a place. */
export const shortText = z.string().max(100).transform(normaliseText);
export const requiredShortText = shortText.refine((text) => text !== "", { error: "required" });
/** A few sentences: a fault, a reason, an answer. */
export const longText = clean(2000);
export const requiredLongText = longText.refine((text) => text !== "", { error: "required" });

/** Milliseconds since the epoch, any that a Date can hold. */
export const timeMs = z.int().min(-8_640_000_000_000_000).max(8_640_000_000_000_000);

/** 补录: the time it really happened and why it is entered only now. */
export const lateEntry = z.object({ occurredAt: timeMs, reason: requiredShortText });
export type LateEntry = z.output<typeof lateEntry>;

/** A slip of the pen, corrected: both readings stay (product.md). */
export const correctedData = z.object({
  field: z.string().max(40),
  from: z.string().max(2000).nullable(),
  to: z.string().max(2000).nullable(),
  reason: z.string().max(2000),
});
/** The same for a sealed field: what it said stays sealed too. */
export const correctedPersonal = z.object({ from: z.string().nullable(), to: z.string().nullable() });

/** A sealed field was shown in full, and why (PRV-1). */
export const revealedData = z.object({
  field: z.string().max(40),
  purpose: z.string().max(40),
  note: z.string().max(200),
});
/**
 * Why a sealed field is wanted: for a call that the record itself asks for, or to hand it to a third party,
 * which needs a supervisor (PRV-1).
 */
export const revealInput = z.object({
  field: z.string().max(40),
  purpose: z.enum(["own-call", "third-party"]),
  note: shortText,
});

/** What `revealed` keeps of the request. */
export function revealedEvent(input: z.output<typeof revealInput>): z.input<typeof revealedData> {
  return { field: input.field, purpose: input.purpose, note: input.note };
}

export const voidedData = z.object({ reason: z.string().max(2000) });
