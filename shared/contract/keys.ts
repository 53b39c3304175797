import { z } from "zod";
import {
  clashReadings,
  collectorRelations,
  consentMethods,
  keyKinds,
  keyStatuses,
  retirements,
} from "../modules/keys/index.ts";
import { procedure, windowSchema } from "./procedure.ts";
import { signatureSchema } from "./signature.ts";
import { uuid7Text } from "../kernel/fields.ts";

/** One key as the cabinet, the list and the search show it. */
export const keyRowSchema = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(keyKinds),
  unit: z.string(),
  place: z.string(),
  quantity: z.number(),
  hook: z.string(),
  sealNo: z.string(),
  keeper: z.string(),
  status: z.enum(keyStatuses),
  retired: z.boolean(),
  /** Copies on the hook, out, and of unknown place. */
  atHook: z.number(),
  out: z.number(),
  lost: z.number(),
  /** Of what is out, the loan that is due first. */
  loanNumber: z.string(),
  borrower: z.string(),
  borrowerErased: z.boolean(),
  department: z.string(),
  lentAtMs: z.number().nullable(),
  dueMs: z.number().nullable(),
  phoneMasked: z.string(),
  loanReason: z.string(),
  /** 寄存到期 */
  depositUntilMs: z.number().nullable(),
  conflicts: z.number(),
});
export type KeyRow = z.output<typeof keyRowSchema>;

const loanSchema = z.object({
  number: z.string(),
  atMs: z.number(),
  copies: z.number(),
  out: z.number(),
  lentBy: z.string(),
  /** Empty: whoever lent it had the rank themselves. */
  approver: z.string(),
  borrower: z.string(),
  borrowerErased: z.boolean(),
  borrowerIsStaff: z.boolean(),
  department: z.string(),
  phoneMasked: z.string(),
  reason: z.string(),
  dueAtMs: z.number(),
  escort: z.string(),
  consent: z.object({ method: z.enum(consentMethods), atMs: z.number(), by: z.string() }).nullable(),
  extensions: z.array(
    z.object({
      atMs: z.number(),
      dueAtMs: z.number(),
      reason: z.string(),
      by: z.string(),
      approver: z.string(),
    }),
  ),
  returns: z.array(
    z.object({
      atMs: z.number(),
      copies: z.number(),
      receivedBy: z.string(),
      note: z.string(),
      lateReason: z.string(),
    }),
  ),
  lost: z.number(),
  withdrawn: z.boolean(),
  prints: z.number(),
  lateReason: z.string(),
});
export type LoanView = z.output<typeof loanSchema>;

const depositSchema = z.object({
  number: z.string(),
  atMs: z.number(),
  purpose: z.string(),
  untilMs: z.number().nullable(),
  clerk: z.string(),
  by: z.string(),
  collectors: z.string(),
  erased: z.boolean(),
  signature: signatureSchema.nullable(),
  lateReason: z.string(),
  prints: z.number(),
});

const collectionSchema = z.object({
  number: z.string(),
  atMs: z.number(),
  relation: z.enum(collectorRelations),
  note: z.string(),
  clerk: z.string(),
  by: z.string(),
  signature: signatureSchema.nullable(),
  lateReason: z.string(),
});

/** One key with everything that its record and its slips show. Phones are masked, staff are named. */
export const keyViewSchema = keyRowSchema.extend({
  addedAtMs: z.number(),
  clerk: z.string(),
  /** It has a coded tag; which one, only the code sheet says. */
  tagged: z.boolean(),
  lostAtMs: z.number().nullable(),
  retirement: z.object({ atMs: z.number(), why: z.enum(retirements), reason: z.string() }).nullable(),
  deposit: depositSchema.nullable(),
  collection: collectionSchema.nullable(),
  /** Newest first. */
  loans: z.array(loanSchema),
  clashes: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(clashReadings),
      atMs: z.number(),
      by: z.string(),
      loans: z.array(z.string()),
    }),
  ),
  /** S2: another key carries the same code; one of them is corrected or void. */
  sharesCode: z.boolean(),
  /** Its coded tag hangs on another key too. */
  sharesTag: z.boolean(),
  voidReason: z.string(),
  unknownEvents: z.number(),
});
export type KeyView = z.output<typeof keyViewSchema>;

/** 在库 · 借出 · 逾期 · 遗失 · 停用/取回 · 全部 */
export const keyTabs = ["all", "in", "out", "overdue", "lost", "gone"] as const;
export type KeyTab = (typeof keyTabs)[number];

const countRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(keyKinds),
  atMs: z.number(),
  counter: z.string(),
  witness: z.string(),
  keys: z.number(),
  expected: z.number(),
  present: z.number(),
  out: z.number(),
  differences: z.number(),
});
export type KeyCountRow = z.output<typeof countRowSchema>;

export const keyCountViewSchema = countRowSchema.extend({
  lines: z.array(
    z.object({
      key: z.string(),
      code: z.string(),
      label: z.string(),
      expected: z.number(),
      present: z.number(),
      out: z.number(),
      explanation: z.string(),
    }),
  ),
});
export type KeyCountView = z.output<typeof keyCountViewSchema>;

/** One tag of the code sheet. */
export const codeLineSchema = z.object({
  id: z.string(),
  code: z.string(),
  tag: z.string(),
  unit: z.string(),
  place: z.string(),
  hook: z.string(),
  kind: z.enum(keyKinds),
});
export type CodeLine = z.output<typeof codeLineSchema>;

export const keysContract = {
  /** The cabinet: every key that hangs or should hang there. */
  cabinet: procedure.output(z.object({ rows: z.array(keyRowSchema), nowMs: z.number() })),
  list: procedure
    .input(
      windowSchema.extend({
        tab: z.enum(keyTabs),
        kind: z.enum(keyKinds).nullable(),
        search: z.string().max(200),
      }),
    )
    .output(z.object({ rows: z.array(keyRowSchema), total: z.number() })),
  counts: procedure.output(
    z.object({
      out: z.number(),
      overdue: z.number(),
      lost: z.number(),
      conflicts: z.number(),
      byKind: z.array(
        z.object({
          kind: z.enum(keyKinds),
          keys: z.number(),
          /** Copies on the hooks and out. */
          atHook: z.number(),
          out: z.number(),
          overdue: z.number(),
          lost: z.number(),
          lastCountMs: z.number().nullable(),
        }),
      ),
    }),
  ),
  get: procedure.input(z.object({ id: uuid7Text })).output(keyViewSchema),
  /** Keys that a few typed characters may mean, those on their hooks first. */
  find: procedure.input(z.object({ search: z.string().max(100) })).output(z.array(keyRowSchema)),
  /** A code that no key has yet, in the manner of those before. */
  nextCode: procedure.output(z.object({ code: z.string() })),
  /** KEY-1: the keys of a kind that have to be found, in the order of the hooks. */
  toCount: procedure.input(z.object({ kind: z.enum(keyKinds) })).output(z.array(keyRowSchema)),
  /** Counts, newest first. */
  countList: procedure.output(z.array(countRowSchema)),
  count: procedure.input(z.object({ id: uuid7Text })).output(keyCountViewSchema),
  /** 编码对照表: the view is recorded before anything is shown. */
  codeSheet: procedure.input(z.object({ cmd: uuid7Text, reason: z.string().max(100) })).output(
    z.object({
      lines: z.array(codeLineSchema),
      views: z.array(z.object({ atMs: z.number(), by: z.string(), reason: z.string() })),
    }),
  ),
};
