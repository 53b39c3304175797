import { implement } from "@orpc/server";
import { syncContract } from "../../../shared/contract/sync.ts";
import { refuse } from "../../../shared/kernel/result.ts";
import type { Core } from "../core.ts";
import { must } from "../refusal.ts";
import { codeForNextDesk, connect, recoverySheet, refreshPeers, revokeDesk } from "../sync/acts.ts";
import type { Door } from "./door.ts";

/** The desks of the site and their server: what the settings page and the status bar ask the host. */
export function createSyncRouter<Connection extends object>({ host, read, acting }: Door<Connection>) {
  const os = implement(syncContract).$context<Connection>();
  /** Any enrolled desk may do this at the server; here only an administrator does. */
  const admin = (connection: Connection): Core => {
    if (acting(connection).role !== "admin") must(refuse("not-allowed"));
    return read(connection);
  };
  return os.router({
    state: os.state.handler(({ context }) => {
      read(context);
      return host.sync.state();
    }),
    desks: os.desks.handler(async ({ context }) => {
      await refreshPeers(read(context));
      const { desks, aside } = host.sync.desks();
      const codeOf = new Map(desks.map(({ device, desk }) => [device, desk]));
      return {
        desks: [...desks],
        aside: aside.map(({ device, seq, problem, atMs }) => ({
          device,
          seq,
          problem,
          atMs,
          desk: codeOf.get(device) ?? "",
        })),
      };
    }),
    now: os.now.handler(({ context }) => {
      read(context);
      host.sync.start();
      return {};
    }),
    connect: os.connect.handler(async ({ input, context }) => {
      const joined = must(await connect(admin(context), input));
      host.sync.start();
      return joined;
    }),
    makeCode: os.makeCode.handler(async ({ context }) => must(await codeForNextDesk(admin(context)))),
    revoke: os.revoke.handler(async ({ input, context }) => {
      must(await revokeDesk(admin(context), input.device));
      return {};
    }),
    recoverySheet: os.recoverySheet.handler(({ context }) => must(recoverySheet(admin(context)))),
  });
}
