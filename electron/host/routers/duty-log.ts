import { implement } from "@orpc/server";
import { dutyLogContract } from "../../../shared/contract/duty-log.ts";
import { must } from "../refusal.ts";
import { dutyActivity } from "../tables/duty-activity.ts";
import { dutyLineView } from "../tables/duty-line-view.ts";
import {
  dutyDayView,
  dutyDrawView,
  dutyMonthView,
  reviewedPeriod,
  writtenDay,
} from "../tables/duty-log-view.ts";
import type { Door } from "./door.ts";

/** 值班日志: what its screens ask the host. */
export function createDutyLogRouter<Connection extends object>({ read }: Door<Connection>) {
  const os = implement(dutyLogContract).$context<Connection>();
  return os.router({
    day: os.day.handler(({ input, context }) => dutyDayView(read(context), input)),
    get: os.get.handler(({ input, context }) => must(dutyLineView(read(context), input.id))),
    list: os.list.handler(({ input, context }) => read(context).queries.dutyLog.list(input)),
    counts: os.counts.handler(({ context }) => {
      const core = read(context);
      const { postId } = core.desk;
      const open = core.queries.dutyLog.open().filter(({ post }) => post === postId);
      return {
        today: core.queries.dutyLog.lookups.linesOfDay(postId, writtenDay(core, postId)).length,
        open: open.length,
        important: open.filter(({ important, handled }) => important && !handled).length,
        owed: open.filter(({ owed }) => owed.length > 0).length,
      };
    }),
    activity: os.activity.handler(({ input, context }) => dutyActivity(read(context), input)),
    month: os.month.handler(({ input, context }) => dutyMonthView(read(context), input)),
    draw: os.draw.handler(({ input, context }) => must(dutyDrawView(read(context), input))),
    reviewed: os.reviewed.handler(({ input, context }) => must(reviewedPeriod(read(context), input.id))),
    posts: os.posts.handler(({ context }) => {
      const core = read(context);
      const { postId } = core.desk;
      return core.queries.dutyLog.posts().map(({ id, name }) => ({ id, name, own: id === postId }));
    }),
  });
}
