import { z } from "zod";

/**
 * Schemas of fields that several registers share. Lengths are what fits a form and a print; longer text is
 * refused with the field named, never cut in silence.
 */
const clean = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.toWellFormed().normalize("NFC").replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, " ").trim());

/** One line: a name, a badge, a place. */
export const shortText = clean(100);
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
export const revealedData = z.object({ field: z.string().max(40), purpose: z.string().max(200) });

export const voidedData = z.object({ reason: z.string().max(2000) });
