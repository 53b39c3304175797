import { implement } from "@orpc/server";
import { keysContract } from "../../../shared/contract/keys.ts";
import { must } from "../refusal.ts";
import { codeSheetView, keyCountView, keyView } from "../tables/key-view.ts";
import type { Door } from "./door.ts";

/** 钥匙管理: what its screens ask the host. */
export function createKeysRouter<Connection extends object>({ host, read, acting }: Door<Connection>) {
  const os = implement(keysContract).$context<Connection>();
  return os.router({
    cabinet: os.cabinet.handler(({ context }) => ({
      rows: [...read(context).queries.keys.cabinet()],
      nowMs: host.clock.nowMs(),
    })),
    list: os.list.handler(({ input, context }) => read(context).queries.keys.list(input, host.clock.nowMs())),
    counts: os.counts.handler(({ context }) => read(context).queries.keys.counts(host.clock.nowMs())),
    get: os.get.handler(({ input, context }) => must(keyView(read(context), input.id))),
    find: os.find.handler(({ input, context }) => [...read(context).queries.keys.find(input.search)]),
    nextCode: os.nextCode.handler(({ context }) => ({ code: read(context).queries.keys.nextCode() })),
    toCount: os.toCount.handler(({ input, context }) => [...read(context).queries.keys.toCount(input.kind)]),
    countList: os.countList.handler(({ context }) => read(context).queries.keys.countList()),
    count: os.count.handler(({ input, context }) => must(keyCountView(read(context), input.id))),
    codeSheet: os.codeSheet.handler(async ({ input, context }) => {
      const actor = acting(context);
      const request = {
        cmd: input.cmd,
        name: "key.view-code-sheet",
        id: null,
        input: { reason: input.reason },
        approval: null,
      };
      must(await host.execute(request, { actor, approver: null, pinHash: null }));
      return codeSheetView(read(context));
    }),
  });
}
