import { implement } from "@orpc/server";
import { visitsContract } from "../../../shared/contract/visits.ts";
import { must } from "../refusal.ts";
import { visitView } from "../tables/visit-view.ts";
import type { Door } from "./door.ts";

/** 来访登记: what its screens ask the host. */
export function createVisitsRouter<Connection extends object>({ host, read }: Door<Connection>) {
  const os = implement(visitsContract).$context<Connection>();
  return os.router({
    list: os.list.handler(({ input, context }) => {
      const core = read(context);
      return core.queries.visits.list(input, host.clock.nowMs(), core.desk.settings);
    }),
    counts: os.counts.handler(({ context }) => {
      const core = read(context);
      return core.queries.visits.counts(host.clock.nowMs(), core.desk.settings);
    }),
    get: os.get.handler(({ input, context }) => must(visitView(read(context), input.id))),
    suggest: os.suggest.handler(({ input, context }) => [
      ...read(context).queries.visits.suggest(input.search, 6),
    ]),
    byBadge: os.byBadge.handler(({ input, context }) => read(context).queries.visits.byBadge(input.badge)),
  });
}
