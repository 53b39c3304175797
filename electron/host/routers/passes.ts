import { implement } from "@orpc/server";
import { passesContract } from "../../../shared/contract/passes.ts";
import { refuse } from "../../../shared/kernel/result.ts";
import { passRegister } from "../../../shared/modules/passes/index.ts";
import { createAttachmentUploads } from "../blobs/attachment-uploads.ts";
import { must } from "../refusal.ts";
import { gateCheck, passNow, passReconciliation, passView } from "../tables/pass-view.ts";
import type { Door } from "./door.ts";

/** 物品放行: what its screens ask the host. */
export function createPassesRouter<Connection extends object>({
  host,
  read,
  signed,
  acting,
}: Door<Connection>) {
  const os = implement(passesContract).$context<Connection>();
  const nowMs = (): number => host.clock.nowMs();
  const uploads = createAttachmentUploads(() => (host.core() ?? must<never>(refuse("not-set-up"))).blobs);
  const ownerOf = (connection: Connection): string => signed(connection).actor.id;
  return os.router({
    list: os.list.handler(({ input, context }) => {
      const core = read(context);
      const now = passNow(core, nowMs());
      return { ...core.queries.passes.list(input, now), nowMs: now.nowMs };
    }),
    counts: os.counts.handler(({ context }) => {
      const core = read(context);
      return core.queries.passes.counts(passNow(core, nowMs()));
    }),
    get: os.get.handler(({ input, context }) => must(passView(read(context), input.id, nowMs()))),
    check: os.check.handler(({ input, context }) => gateCheck(read(context), input.text, nowMs())),
    gates: os.gates.handler(({ context }) => {
      const core = read(context);
      const { gates } = core.desk.settings;
      return gates.length > 0 ? [...gates] : core.queries.site.posts().map(({ name }) => name);
    }),
    reconciliation: os.reconciliation.handler(({ input, context }) =>
      passReconciliation(read(context), input, nowMs()),
    ),
    proxy: os.proxy.handler(async ({ input, context }) => {
      const core = read(context);
      const actor = acting(context);
      const request = {
        cmd: input.cmd,
        name: "pass.reveal",
        id: input.id,
        input: { field: "proxy", purpose: "own-call", note: "" },
        approval: null,
      };
      must(await host.execute(request, { actor, approver: null, pinHash: null }));
      const { proxy } = core.store.folded(passRegister, input.id).state;
      if (proxy === null) return must<never>(refuse("attachment-missing"));
      return { ...proxy, base64: must(core.blobs.get(proxy.hash)).toString("base64") };
    }),
    upload: {
      begin: os.upload.begin.handler(({ input, context }) => ({
        uploadId: must(uploads.begin(ownerOf(context), input.bytes)),
      })),
      append: os.upload.append.handler(({ input, context }) => ({
        received: must(uploads.append(ownerOf(context), input.uploadId, Buffer.from(input.base64, "base64"))),
      })),
      finish: os.upload.finish.handler(({ input, context }) =>
        must(uploads.finish(ownerOf(context), input.uploadId, input.name)),
      ),
    },
  });
}
