import { z } from "zod";
import { correctedData, correctedPersonal, revealedData, timeMs, voidedData } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";
import { strokesSchema } from "../../kernel/signature.ts";

/** 前台 / 公共 / 业主寄存 / 空置房 / 危化品库 / 车辆 */
export const keyKinds = ["desk", "public", "deposited", "vacant", "hazard-store", "vehicle"] as const;
export const keyKindSchema = z.enum(keyKinds);
export type KeyKind = z.output<typeof keyKindSchema>;

/** How the owner agreed to this use: 电话 / 当面 / 书面 (KEY-3). */
export const consentMethods = ["phone", "in-person", "written"] as const;
export const consentMethodSchema = z.enum(consentMethods);
export type ConsentMethod = z.output<typeof consentMethodSchema>;

/** Who takes the owner's key away: 寄存人本人 / 登记的代取人 / 其他人 (with how that was made sure of). */
export const collectorRelations = ["depositor", "named", "other"] as const;
export const collectorRelationSchema = z.enum(collectorRelations);
export type CollectorRelation = z.output<typeof collectorRelationSchema>;

/** Why a key is out of use: 换锁 / 其他 */
export const retirements = ["lock-changed", "other"] as const;
export const retirementSchema = z.enum(retirements);
export type Retirement = z.output<typeof retirementSchema>;

/** 补录 of one step: `at` is when it happened, the event's own time when it was written down. */
const step = { at: timeMs, late: z.object({ reason: z.string() }).nullable() };
const staffId = z.string().min(1).max(60);
const copies = z.int().min(1).max(99);
/** A loan is named by its number: no two desks make the same one. */
const loanNumber = z.string().min(1).max(40);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** 钥匙: one hook's keys, from the day it was hung up (KEY-1 … KEY-3). */
export const keyEvents = {
  added: eventSpec(
    1,
    z.object({
      at: timeMs,
      code: z.string(),
      kind: keyKindSchema,
      unit: z.string().nullable(),
      /** What it opens where that is no unit: 地下室配电房. */
      place: z.string(),
      quantity: copies,
      hook: z.string(),
      sealNo: z.string(),
      keeper: z.string(),
      /** The post whose desk keys it belongs to (KEY-2). */
      post: z.string(),
    }),
  ),
  /** 编码牌: what stands on the tag instead of a unit. Sealed: who reads the log does not learn it. */
  tagged: eventSpec(1, z.object({ at: timeMs }), z.object({ tag: z.string() })),
  /** 业主寄存, signed by who left it. */
  deposited: eventSpec(
    1,
    z.object({
      number: loanNumber,
      quantity: copies,
      sealNo: z.string(),
      purpose: z.string(),
      until: timeMs.nullable(),
      /** Of `depositText`; null when it was signed on paper (补录). */
      digest: digest.nullable(),
      ...step,
    }),
    z.object({ by: z.string(), collectors: z.string(), strokes: strokesSchema.nullable() }),
  ),
  /** 借出 (KEY-3). Who lends or approves stands in the event itself. */
  lent: eventSpec(
    1,
    z.object({
      number: loanNumber,
      copies,
      /** A borrower of our own staff; a stranger's name is sealed. */
      borrowerStaff: staffId.nullable(),
      department: z.string(),
      reason: z.string(),
      dueAt: timeMs,
      escort: staffId.nullable(),
      consent: z.object({ method: consentMethodSchema, at: timeMs }).nullable(),
      ...step,
    }),
    z.object({
      borrower: z.string().optional(),
      phone: z.string().optional(),
      consentBy: z.string().optional(),
    }),
  ),
  extended: eventSpec(1, z.object({ at: timeMs, loan: loanNumber, dueAt: timeMs, reason: z.string() })),
  /** 归还, to a named receiver. A deposited key may come back under a new seal. */
  returned: eventSpec(
    1,
    z.object({
      loan: loanNumber,
      copies,
      receivedBy: staffId,
      sealNo: z.string().nullable(),
      note: z.string(),
      ...step,
    }),
  ),
  /** 遗失: from a loan, or from its hook. */
  lost: eventSpec(1, z.object({ at: timeMs, loan: loanNumber.nullable(), copies, reason: z.string() })),
  found: eventSpec(1, z.object({ at: timeMs, copies, reason: z.string() })),
  /** 业主取回, signed by who took it. */
  collected: eventSpec(
    1,
    z.object({
      number: loanNumber,
      relation: collectorRelationSchema,
      note: z.string(),
      digest: digest.nullable(),
      ...step,
    }),
    z.object({ by: z.string(), strokes: strokesSchema.nullable() }),
  ),
  /** 停用 */
  retired: eventSpec(1, z.object({ at: timeMs, why: retirementSchema, reason: z.string() })),
  reinstated: eventSpec(1, z.object({ at: timeMs, reason: z.string() })),
  /** KEY-1: a count found another number on the hook than the list said. */
  "count-corrected": eventSpec(
    1,
    z.object({
      at: timeMs,
      count: z.object({ id: z.string(), number: z.string() }),
      expected: z.int().min(0),
      present: z.int().min(0),
      explanation: z.string(),
    }),
  ),
  /** S2: two desks, apart, said what cannot both be; a person said which loans are real. */
  "clash-settled": eventSpec(
    1,
    z.object({ at: timeMs, clash: z.string(), holds: z.array(loanNumber).max(50), reason: z.string() }),
  ),
  /** A slip of the pen, in the key or in one of its loans. */
  corrected: eventSpec(1, correctedData.extend({ loan: loanNumber.nullable() }), correctedPersonal),
  printed: eventSpec(1, z.object({ at: timeMs, slip: loanNumber })),
  revealed: eventSpec(1, revealedData),
  voided: eventSpec(1, voidedData),
};

/** 盘点 (KEY-1): one count of one kind; every difference with its explanation. */
export const keyCountEvents = {
  counted: eventSpec(
    1,
    z.object({
      at: timeMs,
      number: z.string(),
      kind: keyKindSchema,
      /** The days then in force after which it is counted again. */
      againDays: z.int().min(1),
      /** Keys on the list, copies that should hang there, that hung there, that were out. */
      keys: z.int().min(0),
      expected: z.int().min(0),
      present: z.int().min(0),
      out: z.int().min(0),
      differences: z.array(
        z.object({
          key: z.string(),
          code: z.string(),
          label: z.string(),
          expected: z.int().min(0),
          present: z.int().min(0),
          out: z.int().min(0),
          explanation: z.string(),
        }),
      ),
    }),
  ),
};

/** 编码对照表: who looked at it, and why. */
export const codeSheetEvents = {
  viewed: eventSpec(1, z.object({ at: timeMs, reason: z.string() })),
};
