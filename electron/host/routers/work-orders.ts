import { implement } from "@orpc/server";
import { workOrdersContract } from "../../../shared/contract/work-orders.ts";
import { techniciansNow, workOrderReview, workOrderView } from "../tables/work-order-view.ts";
import { must } from "../refusal.ts";
import type { Door } from "./door.ts";

/** 维修工单: what its screens ask the host. */
export function createWorkOrdersRouter<Connection extends object>({ host, read, signed }: Door<Connection>) {
  const os = implement(workOrdersContract).$context<Connection>();
  return os.router({
    list: os.list.handler(({ input, context }) => {
      const core = read(context);
      const nowMs = host.clock.nowMs();
      const technician = input.mine ? signed(context).actor.id : input.technician;
      const { timeZone } = core.desk.settings;
      return { ...core.queries.workOrders.list({ ...input, technician }, { nowMs, timeZone }), nowMs };
    }),
    counts: os.counts.handler(({ context }) => {
      const core = read(context);
      const { timeZone } = core.desk.settings;
      return core.queries.workOrders.counts({ nowMs: host.clock.nowMs(), timeZone });
    }),
    get: os.get.handler(({ input, context }) => must(workOrderView(read(context), input.id))),
    review: os.review.handler(({ context }) => workOrderReview(read(context), host.clock.nowMs())),
    past: os.past.handler(({ input, context }) => [...read(context).queries.workOrders.past(input.unit)]),
    technicians: os.technicians.handler(({ context }) => techniciansNow(read(context))),
  });
}
