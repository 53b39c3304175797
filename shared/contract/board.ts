import { z } from "zod";
import { procedure } from "./procedure.ts";

/** What a thing on the board waits for; each register adds its own. */
export const boardKinds = [
  "late-call",
  "reporter-call",
  "arrival",
  "dispatch",
  "resume",
  "follow-up",
  "overstay",
  "awaiting-answer",
  "conflict",
  "handover",
  "stand-in",
  "countersign",
  "hazard-out",
  "hazard-anomaly",
  "hazard-low",
  "hazard-expiring",
  "pass-signature",
  "pass-expired",
  "important-line",
  "report",
  "unsigned-log",
  "key-overdue",
  "key-count-deposited",
  "key-count-vacant",
  "approval",
  "approval-given",
  "approval-refused",
  "locked-out",
] as const;

/** 现在要做: one thing that needs a person. */
export const boardItemSchema = z.object({
  /** Changes when its deadline does. */
  key: z.string(),
  kind: z.enum(boardKinds),
  recordKind: z.string(),
  recordId: z.string(),
  number: z.string(),
  unit: z.string(),
  /** What it is about: a fault, a visitor's name. */
  subject: z.string(),
  /** Who it waits for or came from: technician, host. */
  who: z.string(),
  /** When it should have happened, ms. */
  dueMs: z.number(),
  /** When it began: sent, entered. */
  sinceMs: z.number(),
  /** red: a promise is broken; amber: due soon; blue: waits. */
  tone: z.enum(["red", "amber", "blue"]),
  /** Heard, every minute, until it is handled. */
  loud: z.boolean(),
  phoneMasked: z.string(),
});
export type BoardItem = z.output<typeof boardItemSchema>;

/** For the lock screen: nothing that names anybody. */
export const maskedItemSchema = boardItemSchema.pick({
  key: true,
  kind: true,
  number: true,
  dueMs: true,
  tone: true,
  loud: true,
});
export type MaskedItem = z.output<typeof maskedItemSchema>;

export const boardContract = {
  now: procedure.output(z.object({ items: z.array(boardItemSchema), nowMs: z.number() })),
  /** Ringing things, for every window, signed in or not. Emits at once and whenever they change. */
  ringing: procedure.output(z.object({ items: z.array(maskedItemSchema), nowMs: z.number() })),
};
