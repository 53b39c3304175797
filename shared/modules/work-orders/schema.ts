import { z } from "zod";
import { correctedData, correctedPersonal, revealedData, timeMs, voidedData } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";
import { chargesSchema, paymentMethodSchema, quoteMethodSchema } from "./charges.ts";
import { strokesSchema } from "../../kernel/signature.ts";

/** 来源: 来电 / 来访 / 巡查 / 线上 */
export const channels = ["phone", "visit", "patrol", "online"] as const;
export const channelSchema = z.enum(channels);
export type Channel = z.output<typeof channelSchema>;

/** 急修 / 一般 / 预约 */
export const grades = ["urgent", "normal", "booked"] as const;
export const gradeSchema = z.enum(grades);
export type Grade = z.output<typeof gradeSchema>;

/** 公共 / 入户 */
export const areas = ["indoor", "public"] as const;
export const areaSchema = z.enum(areas);
export type Area = z.output<typeof areaSchema>;

/** 无偿 / 有偿 / 保修 */
export const charges = ["free", "paid", "warranty"] as const;
export const chargeSchema = z.enum(charges);
export type Charge = z.output<typeof chargeSchema>;

/** How a late call ended: 已接通 / 无人接听 / 已留言 (REP-2). */
export const callOutcomes = ["answered", "no-answer", "message-left"] as const;
export const callOutcomeSchema = z.enum(callOutcomes);
export type CallOutcome = z.output<typeof callOutcomeSchema>;

/** Who signs on the pad: 维修人员 / 住户 */
export const signers = ["technician", "resident"] as const;
export const signerSchema = z.enum(signers);
export type Signer = z.output<typeof signerSchema>;

/** How an order was closed: 正常 / 未回访 / 住户取消 */
export const closings = ["done", "no-follow-up", "cancelled"] as const;
export const closingSchema = z.enum(closings);
export type Closing = z.output<typeof closingSchema>;

/** 补录 of one step: `at` is when it happened, the event's own time when it was written down. */
const step = { at: timeMs, late: z.object({ reason: z.string() }).nullable() };
const staffId = z.string().min(1).max(60);

/** 维修工单: one repair, from the call to the follow-up (REP-1 … REP-4). */
export const workOrderEvents = {
  taken: eventSpec(
    1,
    z.object({
      number: z.string(),
      receivedAt: timeMs,
      /** REP-1: rings when still undispatched so many minutes after it was written down, `at`. */
      dispatchMinutes: z.int().min(1),
      channel: channelSchema,
      unit: z.string().nullable(),
      publicArea: z.string(),
      location: z.string(),
      fault: z.string(),
      grade: gradeSchema,
      area: areaSchema,
      charge: chargeSchema,
      appointment: timeMs.nullable(),
      /** 返工: the order whose repair did not last. */
      reworkOf: z.object({ id: z.string(), number: z.string() }).nullable(),
      ...step,
    }),
    z.object({ reporter: z.string(), phone: z.string().optional() }),
  ),
  /** Sent to engineering: the 20 minutes start here (REP-2). */
  dispatched: eventSpec(
    1,
    z.object({ technician: staffId.nullable(), arrivalMinutes: z.int().min(1), ...step }),
  ),
  reassigned: eventSpec(1, z.object({ at: timeMs, technician: staffId, reason: z.string() })),
  accepted: eventSpec(1, z.object({ technician: staffId.nullable(), ...step })),
  arrived: eventSpec(1, z.object(step)),
  "arrival-withdrawn": eventSpec(1, z.object({ at: timeMs })),
  /** A late call or a try at it (REP-2). */
  "call-logged": eventSpec(
    1,
    z.object({
      outcome: callOutcomeSchema,
      reason: z.string(),
      promisedAt: timeMs.nullable(),
      retryMinutes: z.int().min(1),
      callTries: z.int().min(1),
      ...step,
    }),
    z.object({ answeredBy: z.string() }),
  ),
  suspended: eventSpec(1, z.object({ at: timeMs, reason: z.string(), until: timeMs.nullable() })),
  resumed: eventSpec(1, z.object({ at: timeMs })),
  "appointment-set": eventSpec(1, z.object({ at: timeMs, appointment: timeMs })),
  /** REP-4: not done that day; `newDate` is a site date. */
  "carried-over": eventSpec(1, z.object({ at: timeMs, reason: z.string(), newDate: z.iso.date() })),
  /** REP-5: the quote that the resident agreed to, before the work. */
  "quote-agreed": eventSpec(
    1,
    chargesSchema.extend({ method: quoteMethodSchema, ...step }),
    z.object({ agreedBy: z.string() }),
  ),
  /** REP-5: the materials and the work; the last one stands. */
  "charges-recorded": eventSpec(1, chargesSchema.extend({ at: timeMs, note: z.string() })),
  /** REP-5, `amount` in fen. */
  paid: eventSpec(
    1,
    z.object({
      amount: z.int().min(0),
      method: paymentMethodSchema,
      receipt: z.string(),
      ...step,
    }),
  ),
  finished: eventSpec(
    1,
    z.object({
      result: z.string(),
      /** REP-3: the number then in force and the instant it gave by the calendar then in force. */
      followUpWorkingDays: z.int().min(1),
      followUpDue: timeMs,
      ...step,
    }),
  ),
  signed: eventSpec(
    1,
    z.object({ at: timeMs, signer: signerSchema, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
    z.object({ name: z.string(), strokes: strokesSchema }),
  ),
  "opinion-recorded": eventSpec(1, z.object({ at: timeMs, opinion: z.string() })),
  "follow-up-made": eventSpec(
    1,
    z.object({
      reached: z.boolean(),
      answer: z.string(),
      satisfaction: z.int().min(1).max(5).nullable(),
      ...step,
    }),
  ),
  closed: eventSpec(1, z.object({ at: timeMs, closing: closingSchema, reason: z.string() })),
  /** On paper or as PDF; the next one says that it is a reprint (补打). */
  printed: eventSpec(1, z.object({ at: timeMs })),
  corrected: eventSpec(1, correctedData, correctedPersonal),
  revealed: eventSpec(1, revealedData),
  voided: eventSpec(1, voidedData),
};
