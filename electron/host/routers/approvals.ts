import { implement } from "@orpc/server";
import { z } from "zod";
import { approvalsContract } from "../../../shared/contract/approvals.ts";
import { approvableOf, approvalRegister, statusOf } from "../../../shared/modules/approvals/index.ts";
import { asRequest, requestInput } from "../approvals/ask.ts";
import { approvedCommand, askedOf, hasChanged } from "../approvals/carry-out.ts";
import { approvalList, approvalsOf } from "../approvals/view.ts";
import { checkOwnPin } from "../access/authenticate.ts";
import { outcomeOf, wouldRefuse } from "../execute.ts";
import { must, refused } from "../refusal.ts";
import { sealedValue } from "../reveal.ts";
import { actorOf } from "../tables/staff.ts";
import type { Door } from "./door.ts";

const revealed = z.object({ field: z.string() });

/** Approvals from another desk of the site (product.md, Who; docs/decisions/0015). */
export function createApprovalsRouter<Connection extends object>({
  host,
  read,
  signed,
  acting,
}: Door<Connection>) {
  const os = implement(approvalsContract).$context<Connection>();
  return os.router({
    list: os.list.handler(({ context }) => approvalList(read(context), signed(context).actor)),
    of: os.of.handler(({ input, context }) => approvalsOf(read(context), input.id, signed(context).actor)),
    request: os.request.handler(async ({ input, context }) => {
      const core = read(context);
      const actor = acting(context);
      const { cmd, ...asked } = input;
      const repeated = outcomeOf(core, cmd);
      if (repeated !== null) return { id: repeated.id };
      const facts = must(requestInput(core, asked, actor));
      const request = { cmd, name: "approval.request", id: null, input: facts, approval: null };
      return { id: must(await host.execute(request, { actor, approver: null, pinHash: null })).id };
    }),
    approve: os.approve.handler(async ({ input, context }) => {
      const core = read(context);
      const actor = acting(context);
      const { id, digest, pin } = input;
      must(await checkOwnPin(core, host.attempts, actor.id, pin));
      const { state } = core.store.folded(approvalRegister, id);
      const { request } = state;
      const approvable = request === null ? null : approvableOf(request);
      const waits = statusOf(state, core.clock.nowMs()) === "waiting";
      if (request !== null && approvable !== null && waits && request.by !== actor.id) {
        // What this desk knows of the record may be newer than what was asked: said before anybody approves in vain.
        if (hasChanged(core, approvable)) throw refused({ code: "approval-changed" });
        const requester = core.queries.staff.byId(request.by);
        if (requester === null || !requester.active) throw refused({ code: "staff-disabled" });
        const given = { actor: actorOf(requester), approver: actor, pinHash: null };
        const error = wouldRefuse(core, asRequest(core, askedOf(approvable)), given);
        if (error !== null) throw refused(error);
      }
      const approval = { cmd: core.newId(), name: "approval.approve", id, input: { digest }, approval: null };
      must(await host.execute(approval, { actor, approver: null, pinHash: null }));
      return {};
    }),
    carryOut: os.carryOut.handler(async ({ input, context }) => {
      const core = read(context);
      const actor = acting(context);
      const { asked, request, given } = must(approvedCommand(core, input.id, actor));
      const outcome = must(await host.execute(request, given));
      const field = revealed.safeParse(asked.input);
      const shows = asked.command.endsWith(".reveal") && field.success;
      return {
        outcome,
        value: shows ? must(sealedValue(core, asked.command, asked.id, field.data.field)) : null,
      };
    }),
  });
}
