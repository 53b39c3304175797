import { z } from "zod";
import { timeMs, uuid7Text } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";

/** What an approver reads of a request, line by line, in the order in which the screen shows it. */
export const shownNames = [
  "record",
  "unit",
  "label",
  "loan",
  "borrower",
  "copies",
  "reason",
  "dueAt",
  "escort",
  "consent",
  "consentBy",
  "consentAt",
  "occurredAt",
  "lateReason",
  "field",
  "note",
  "items",
  "quantity",
] as const;
/** `value` is text, ms for a time, a word's code for `field` and `consent`. */
export const shownFactSchema = z.object({ name: z.enum(shownNames), value: z.string().max(4000) });
export type ShownFact = z.output<typeof shownFactSchema>;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const reason = z.string().max(2000);

/** Why a request that was approved can no longer be carried out. */
export const lapseReasons = ["changed", "impossible"] as const;

/** 批准申请: what somebody wants to do that needs a second person, and what became of it. */
export const approvalEvents = {
  /** `rev` is the record's when it was asked; `digest` is of exactly what the approver is shown. */
  requested: eventSpec(
    1,
    z.object({
      at: timeMs,
      command: z.string().max(60),
      record: z.object({ kind: z.string().max(40), id: uuid7Text }),
      rev: z.int().min(0),
      rank: z.int().min(1).max(5),
      minutes: z.int().min(1),
      digest,
    }),
    z.object({ input: z.string(), shown: z.array(shownFactSchema).max(40) }),
  ),
  /** By the approver as the actor, after the host of their desk checked their PIN for this very digest. */
  approved: eventSpec(1, z.object({ at: timeMs, digest })),
  refused: eventSpec(1, z.object({ at: timeMs, reason })),
  withdrawn: eventSpec(1, z.object({ at: timeMs, reason })),
  /** In one transaction with what it allowed. */
  "carried-out": eventSpec(1, z.object({ at: timeMs })),
  lapsed: eventSpec(1, z.object({ at: timeMs, why: z.enum(lapseReasons), code: z.string().max(60) })),
};
