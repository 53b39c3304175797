import { implement } from "@orpc/server";
import { shiftsContract } from "../../../shared/contract/shifts.ts";
import { checkedSum, postViews, rosterWeek, shiftNow } from "../tables/shift-now.ts";
import { shiftView } from "../tables/shift-view.ts";
import { must } from "../refusal.ts";
import type { Door } from "./door.ts";

/** 交接班, 岗位 and 排班: what their screens ask the host. */
export function createShiftsRouter<Connection extends object>({ read }: Door<Connection>) {
  const os = implement(shiftsContract).$context<Connection>();
  return os.router({
    now: os.now.handler(({ context }) => shiftNow(read(context))),
    list: os.list.handler(({ input, context }) => read(context).queries.shifts.list(input)),
    get: os.get.handler(({ input, context }) => must(shiftView(read(context), input.id))),
    check: os.check.handler(({ input, context }) => checkedSum(read(context), input.checksum)),
    posts: os.posts.handler(({ context }) => postViews(read(context))),
    roster: os.roster.handler(({ input, context }) => rosterWeek(read(context), input.post, input.from)),
  });
}
