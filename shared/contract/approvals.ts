import { z } from "zod";
import { uuid7Text } from "../kernel/fields.ts";
import { approvalStatuses, shownFactSchema } from "../modules/approvals/index.ts";
import { outcomeSchema } from "./commands.ts";
import { procedure } from "./procedure.ts";

/** 批准申请 as a person reads it. */
export const approvalViewSchema = z.object({
  id: z.string(),
  command: z.string(),
  recordKind: z.string(),
  recordId: z.string(),
  /** Exactly what is approved, line by line; null when it was erased. */
  shown: z.array(shownFactSchema).nullable(),
  /** Of what is shown; an approval names it (A3). */
  digest: z.string(),
  /** The least rank that may answer. */
  rank: z.number(),
  requester: z.string(),
  desk: z.string(),
  requestedAtMs: z.number(),
  expiresAtMs: z.number(),
  status: z.enum(approvalStatuses),
  answers: z.array(
    z.object({
      kind: z.enum(["approved", "refused"]),
      by: z.string(),
      desk: z.string(),
      atMs: z.number(),
      reason: z.string(),
    }),
  ),
  endedAtMs: z.number().nullable(),
  /** Why it was withdrawn, in the requester's words. */
  reason: z.string(),
  /** Why it lapsed: the record changed, or the command was refused with `code`. */
  why: z.enum(["changed", "impossible"]).nullable(),
  code: z.string(),
  /** What whoever is signed in here may do with it. */
  mine: z.boolean(),
  mayAnswer: z.boolean(),
  mayCarryOut: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type ApprovalView = z.output<typeof approvalViewSchema>;

export const approvalsContract = {
  /** The newest requests of the site, those that wait first. */
  list: procedure.output(z.array(approvalViewSchema)),
  /** What was asked about one record and is open, or was settled within a day. */
  of: procedure.input(z.object({ id: uuid7Text })).output(z.array(approvalViewSchema)),
  /** Asks for approval of a command that would go through but for the second person. */
  request: procedure
    .input(z.object({ cmd: uuid7Text, command: z.string().max(60), id: uuid7Text, input: z.json() }))
    .output(z.object({ id: z.string() })),
  /** Approves what `digest` was made of, with the approver's own PIN typed anew. */
  approve: procedure
    .input(z.object({ id: uuid7Text, digest: z.string().max(64), pin: z.string().max(200) }))
    .output(z.object({})),
  /** Does what was approved, at the desk that asked; `value` is a number that is shown by it. */
  carryOut: procedure
    .input(z.object({ id: uuid7Text }))
    .output(z.object({ outcome: outcomeSchema, value: z.string().nullable() })),
};
