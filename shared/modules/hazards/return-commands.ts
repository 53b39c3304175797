import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { lateEntry, longText, requiredLongText } from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { emitter } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { roles } from "../../kernel/roles.ts";
import { hazardBatchRegister } from "./batch-fold.ts";
import { anomalyReported, ofBatch } from "./issue-commands.ts";
import { hazardIssueRegister } from "./issue-fold.ts";
import { returnProblem, sameName } from "./rules.ts";
import { hazardBatchEvents, hazardIssueEvents, quantity } from "./schema.ts";

const emit = emitter(hazardIssueEvents);
const emitBatch = emitter(hazardBatchEvents);
const figures = { used: quantity, returned: quantity, spilt: quantity };

/** 退回 (HAZ-4): used + returned + spilt is what was issued; somebody other than the user takes it in, in person. */
export const returnHazard = defineCommand({
  name: "hazard-issue.return",
  register: hazardIssueRegister,
  target: "existing",
  input: z.object({
    ...figures,
    receiver: z.string().min(1).max(60),
    /** 异常: reported with the return; "" for none (HAZ-5). */
    anomaly: longText,
    late: lateEntry.nullable(),
  }),
  decide: (state, input, context) => {
    if (state.status !== "out") return refuse("state-forbids");
    const late = lateProblem(input.late, state.atMs, context.nowMs);
    if (late !== null) return { ok: false, error: late };
    const problem = returnProblem(state.qty, input);
    if (problem !== null) return { ok: false, error: problem };
    const receiver = context.lookups.staff(roles).find(({ id }) => id === input.receiver);
    if (receiver === undefined) return refuse("not-found", "receiver");
    if (receiver.id === state.userId || sameName(receiver.name, state.userName)) {
      return refuse("hazard-receiver-user", "receiver");
    }
    // Whoever takes it in says so: signed in here, or by their own PIN beside who is.
    if (receiver.id !== context.actor.id && receiver.id !== context.approver?.id) {
      return refuse("hazard-receiver-pin", "receiver");
    }
    const { used, returned, spilt, anomaly } = input;
    const step = happenedAt(input.late, context.nowMs);
    const counts = context.lookups.state(hazardBatchRegister, state.batchId)?.counts ?? 0;
    const said = { used, returned, spilt, ...step };
    const back = emitBatch("returned", { issue: context.id, number: state.number, counts, ...said });
    return ok([
      emit("returned", { ...said, receiver: receiver.id }),
      ofBatch(back, state.batchId),
      ...(anomaly === "" ? [] : [anomalyReported(anomaly, step, context)]),
    ]);
  },
});

/** 核定退回: desks that were apart wrote different returns; all stay, this one holds. */
export const settleHazardReturn = defineCommand({
  name: "hazard-issue.settle-return",
  register: hazardIssueRegister,
  target: "existing",
  input: z.object({ ...figures, reason: requiredLongText }),
  decide: (state, input, context) => {
    if (state.conflicts === 0) return refuse("no-conflict");
    const problem = returnProblem(state.qty, input);
    if (problem !== null) return { ok: false, error: problem };
    const { used, returned, spilt, reason } = input;
    const said = { used, returned, spilt, at: context.nowMs, seen: state.endings.all.length };
    const counts = context.lookups.state(hazardBatchRegister, state.batchId)?.counts ?? 0;
    const back = emitBatch("return-settled", { issue: context.id, number: state.number, counts, ...said });
    return ok([emit("return-settled", { ...said, reason }), ofBatch(back, state.batchId)]);
  },
});
