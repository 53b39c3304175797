import { implement } from "@orpc/server";
import { hazardsContract } from "../../../shared/contract/hazards.ts";
import { addDays, siteDate } from "../../../shared/kernel/site-time.ts";
import { isExpired } from "../../../shared/modules/hazards/index.ts";
import type { Core } from "../core.ts";
import { must } from "../refusal.ts";
import { hazardMonth } from "../tables/hazard-month.ts";
import { hazardView } from "../tables/hazard-view.ts";
import type { Door } from "./door.ts";

/** What waits in the register, for the tabs and the home page. */
function hazardCounts(core: Core, nowMs: number) {
  const { hazards } = core.queries;
  const { timeZone, hazardExpiryDays } = core.desk.settings;
  const out = hazards.out();
  const soon = addDays(siteDate(nowMs, timeZone), hazardExpiryDays + 1);
  const goods = hazards.substances();
  return {
    out: out.length,
    overdue: out.filter(({ dueMs }) => dueMs <= nowMs).length,
    anomalies: hazards.anomalous().length,
    substances: goods.filter(({ retired }) => !retired).length,
    short: goods.filter(
      ({ retired, balance, minimum, nextExpiry }) =>
        !retired && (balance < minimum || isExpired(nextExpiry, soon)),
    ).length,
  };
}

/** 危险品: what its screens ask the host. */
export function createHazardsRouter<Connection extends object>({ host, read }: Door<Connection>) {
  const os = implement(hazardsContract).$context<Connection>();
  return os.router({
    list: os.list.handler(({ input, context }) => ({
      ...read(context).queries.hazards.list(input),
      nowMs: host.clock.nowMs(),
    })),
    counts: os.counts.handler(({ context }) => hazardCounts(read(context), host.clock.nowMs())),
    substances: os.substances.handler(({ context }) => [...read(context).queries.hazards.substances()]),
    batches: os.batches.handler(({ input, context }) => [
      ...read(context).queries.hazards.heldOf(input.substance),
    ]),
    get: os.get.handler(({ input, context }) => must(hazardView(read(context), input.id))),
    month: os.month.handler(({ input, context }) =>
      must(hazardMonth(read(context), input.substance, input.month)),
    ),
    suggest: os.suggest.handler(({ context }) => read(context).queries.hazards.suggest()),
  });
}
