import { implement } from "@orpc/server";
import { erasureContract, type DuePreview, type FoundPreview } from "../../../shared/contract/erasure.ts";
import { mayCommand } from "../../../shared/contract/access.ts";
import type { Actor } from "../../../shared/kernel/command.ts";
import { refuse } from "../../../shared/kernel/result.ts";
import { checkOwnPin } from "../access/authenticate.ts";
import type { Core } from "../core.ts";
import { following } from "../following.ts";
import { must } from "../refusal.ts";
import type { Door } from "./door.ts";

interface Looking {
  readonly step: "looking";
  readonly done: number;
  readonly total: number;
}

/** 个人信息清除: what the manager's page asks the host. Whoever may order an erasure may read here, nobody else. */
export function createErasureRouter<Connection extends object>({ host, read, acting }: Door<Connection>) {
  const os = implement(erasureContract).$context<Connection>();
  const manager = (connection: Connection): { readonly core: Core; readonly actor: Actor } => {
    const core = read(connection);
    const actor = acting(connection);
    if (!mayCommand(actor.role, "erasure.order")) must(refuse("not-allowed"));
    return { core, actor };
  };
  /** The manager's own PIN, typed again for this very act. */
  const confirmed = async (connection: Connection, pin: string): Promise<Actor> => {
    const { core, actor } = manager(connection);
    return must(await checkOwnPin(core, host.attempts, actor.id, pin));
  };
  const failed = (cause: unknown) => {
    host.log.error({ err: cause }, "looking for personal data failed");
    return refuse("unexpected");
  };
  return os.router({
    overview: os.overview.handler(({ context }) => {
      const { core } = manager(context);
      return {
        holds: [...core.queries.erasures.holds()],
        erasures: [...core.queries.erasures.list(core.keys.deviceId)],
        running: host.erasures.running(),
        lastRunMs: host.erasures.lastRunMs(),
        clockDays: host.erasures.clockDays(),
      };
    }),
    due: os.due.handler(({ context, signal }) => {
      manager(context);
      return following<Looking, DuePreview>({
        signal,
        failed,
        work: (tell, cancelled) =>
          host.erasures.due((done, total) => tell({ step: "looking", done, total }), cancelled),
      });
    }),
    find: os.find.handler(({ input, context, signal }) => {
      manager(context);
      return following<Looking, FoundPreview>({
        signal,
        failed,
        work: (tell, cancelled) =>
          host.erasures.find(input, (done, total) => tell({ step: "looking", done, total }), cancelled),
      });
    }),
    order: os.order.handler(async ({ input, context }) => {
      const actor = await confirmed(context, input.pin);
      must(await host.erasures.order(input, actor, host.execute));
      return {};
    }),
    runDue: os.runDue.handler(async ({ input, context }) => {
      must(host.erasures.runDue(await confirmed(context, input.pin)));
      return {};
    }),
  });
}
