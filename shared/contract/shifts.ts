import { z } from "zod";
import { openItemKinds } from "../kernel/open-item.ts";
import { shiftSchema } from "../kernel/settings.ts";
import { areaResults, handoverSteps, propertyStates, shiftStatuses } from "../modules/shifts/index.ts";
import { procedure, windowSchema } from "./procedure.ts";
import { signatureSchema } from "./signature.ts";
import { uuid7Text } from "../kernel/fields.ts";

const personSchema = z.object({ id: z.string(), name: z.string() });
const planSchema = z.object({ name: z.string(), date: z.string(), fromMs: z.number(), toMs: z.number() });
const stepSchema = z.object({ atMs: z.number(), by: z.string() });

/** One line of the list of handovers. */
export const shiftRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  status: z.enum(shiftStatuses),
  post: z.string(),
  openedAtMs: z.number(),
  plan: planSchema.nullable(),
  signedAtMs: z.number().nullable(),
  staff: z.string(),
  incoming: z.string(),
  /** Later than the roster's end. */
  late: z.boolean(),
  overridden: z.boolean(),
  /** 待补签: until when, ms. */
  countersignByMs: z.number().nullable(),
  shortages: z.number(),
  conflicts: z.number(),
});
export type ShiftRow = z.output<typeof shiftRowSchema>;

/** An open item as the wizard and the paper show it (DUTY-4). */
const handoverItemSchema = z.object({
  key: z.string(),
  /** Null for a kind that only a newer version knows. */
  kind: z.enum(openItemKinds).nullable(),
  recordKind: z.string(),
  recordId: z.string(),
  number: z.string(),
  subject: z.string(),
  important: z.boolean(),
  sinceMs: z.number().nullable(),
  /** By the register itself: who has it in hand and by when. */
  handler: z.string(),
  dueMs: z.number().nullable(),
  /** Confirmed as it is now; what was answered before stays in the fields below. */
  confirmed: z.boolean(),
  followedById: z.string().nullable(),
  followedBy: z.string(),
  followDueMs: z.number().nullable(),
  why: z.string(),
  /** It stops the signatures now. */
  blocks: z.boolean(),
});
export type HandoverItem = z.output<typeof handoverItemSchema>;

/** One shift with everything that its wizard, its record and its print show. Staff are named. */
export const shiftViewSchema = shiftRowSchema.extend({
  postId: z.string(),
  weather: z.string(),
  arriveByMs: z.number().nullable(),
  tidyByMs: z.number().nullable(),
  previous: z.object({ id: z.string(), number: z.string() }).nullable(),
  next: z.object({ id: z.string(), number: z.string() }).nullable(),
  /** The shift that is to take over, by the roster. */
  nextPlan: planSchema.nullable(),
  planned: z.array(personSchema),
  people: z.array(personSchema),
  standIns: z.array(
    z.object({
      staffId: z.string(),
      name: z.string(),
      instead: z.string(),
      fromMs: z.number(),
      untilMs: z.number(),
      endedAtMs: z.number().nullable(),
      reason: z.string(),
    }),
  ),
  begunAtMs: z.number().nullable(),
  arrivals: z.array(personSchema.extend({ atMs: z.number() })),
  arrivedEarly: z.boolean().nullable(),
  tidied: stepSchema.nullable(),
  /** 补录 of a handover made on paper. */
  paper: stepSchema.extend({ handedOverAtMs: z.number(), reason: z.string() }).nullable(),
  tidiedEarly: z.boolean().nullable(),
  /** What the post's list asks to count now. */
  propertyList: z.array(z.object({ item: z.string(), expected: z.number() })),
  property: stepSchema
    .extend({
      items: z.array(
        z.object({
          item: z.string(),
          expected: z.number(),
          actual: z.number(),
          state: z.enum(propertyStates),
          explanation: z.string(),
        }),
      ),
    })
    .nullable(),
  /** The desk's own keys as they should hang now (KEY-2). */
  keyList: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      expected: z.number(),
      out: z.number(),
      borrower: z.string(),
    }),
  ),
  keys: stepSchema
    .extend({
      items: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          expected: z.number(),
          out: z.number(),
          present: z.number(),
          explanation: z.string(),
        }),
      ),
    })
    .nullable(),
  mail: stepSchema
    .extend({ letters: z.number(), papers: z.number(), parcels: z.number(), note: z.string() })
    .nullable(),
  countCash: z.boolean(),
  /** Fen that this shift took over; null when it took over none. */
  cashExpected: z.number().nullable(),
  cash: stepSchema
    .extend({ expected: z.number().nullable(), amount: z.number(), explanation: z.string() })
    .nullable(),
  /** The duty log of this shift, to be read by the next; empty once both have signed. */
  logLines: z.array(
    z.object({
      id: z.string(),
      atMs: z.number(),
      text: z.string(),
      erased: z.boolean(),
      note: z.enum(["repair-review", "closing"]).nullable(),
      unit: z.string(),
      by: z.string(),
      important: z.boolean(),
      open: z.boolean(),
    }),
  ),
  logRead: stepSchema.extend({ lines: z.number() }).nullable(),
  items: z.array(handoverItemSchema),
  area: stepSchema.extend({ result: z.enum(areaResults), note: z.string() }).nullable(),
  overrides: z.array(
    z.object({
      atMs: z.number(),
      by: z.string(),
      supervisorId: z.string(),
      supervisor: z.string(),
      reason: z.string(),
      countersignByMs: z.number().nullable(),
      countersignedAtMs: z.number().nullable(),
    }),
  ),
  /** Steps that have their answers. */
  done: z.array(z.enum(handoverSteps)),
  /** SHA-256 of what a signer is shown now; goes back with their strokes. */
  digest: z.string(),
  outgoing: signatureSchema.nullable(),
  incoming: signatureSchema.nullable(),
  checksum: z.string(),
  prints: z.number(),
  rivals: z.number(),
  unknownEvents: z.number(),
});
export type ShiftView = z.output<typeof shiftViewSchema>;

/** For the status bar and the home page: the shift that runs at this desk's post. */
export const shiftNowSchema = z.object({
  postId: z.string(),
  post: z.string(),
  shift: z
    .object({
      id: z.string(),
      number: z.string(),
      status: z.enum(shiftStatuses),
      plan: planSchema.nullable(),
      openedAtMs: z.number(),
      arriveByMs: z.number().nullable(),
      /** Who is to come, or has come. */
      incoming: z.string(),
      arrived: z.boolean(),
      counts: z.object({ visits: z.number(), workOrders: z.number(), passes: z.number() }),
      open: z.number(),
      important: z.number(),
    })
    .nullable(),
});
export type ShiftNow = z.output<typeof shiftNowSchema>;

/** What became of a checksum that somebody read off the paper (校验码). */
export const checksumResultSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("holds"), id: z.string(), number: z.string(), signedAtMs: z.number() }),
  /** No handover here has it: mistyped, or the log ends before it. */
  z.object({ outcome: z.literal("unknown") }),
  /** The log is not what it was when this was printed. */
  z.object({ outcome: z.literal("broken"), id: z.string(), number: z.string(), device: z.string() }),
  /** The log holds, but what was signed cannot be read again: personal data was erased since. */
  z.object({ outcome: z.literal("erased"), id: z.string(), number: z.string(), signedAtMs: z.number() }),
]);
export type ChecksumResult = z.output<typeof checksumResultSchema>;

const postSchema = z.object({
  id: z.string(),
  name: z.string(),
  gate: z.boolean(),
  shifts: z.array(shiftSchema).nullable(),
  property: z.array(z.object({ item: z.string(), expected: z.number() })),
  desks: z.array(z.object({ id: z.string(), code: z.string(), here: z.boolean() })),
});
export type PostView = z.output<typeof postSchema>;

export const shiftsContract = {
  now: procedure.output(shiftNowSchema),
  list: procedure
    .input(windowSchema.extend({ search: z.string().max(200) }))
    .output(z.object({ rows: z.array(shiftRowSchema), total: z.number() })),
  get: procedure.input(z.object({ id: uuid7Text })).output(shiftViewSchema),
  check: procedure.input(z.object({ checksum: z.string().max(40) })).output(checksumResultSchema),
  posts: procedure.output(z.array(postSchema)),
  /** 排班 of a week from a date on: shifts by name, each with who is planned day by day. */
  roster: procedure.input(z.object({ post: uuid7Text, from: z.iso.date() })).output(
    z.object({
      days: z.array(z.string()),
      shifts: z.array(
        shiftSchema.extend({ days: z.array(z.object({ date: z.string(), staff: z.array(personSchema) })) }),
      ),
    }),
  ),
};
