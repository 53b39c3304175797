import { implement } from "@orpc/server";
import { backupContract, type BackupProgress } from "../../../shared/contract/backup.ts";
import { ok, refuse } from "../../../shared/kernel/result.ts";
import type { Actor } from "../../../shared/kernel/command.ts";
import type { Role } from "../../../shared/kernel/roles.ts";
import { checkPin } from "../access/authenticate.ts";
import { following } from "../following.ts";
import type { Host } from "../host.ts";
import { must } from "../refusal.ts";
import { backupFolder } from "../transfer/backup-files.ts";

export interface BackupDoor<Connection> {
  readonly host: Host;
  /** Who is signed in at this window; refused when nobody is. */
  readonly actor: (connection: Connection) => Actor;
}

const MAY_MAKE: ReadonlySet<Role> = new Set(["supervisor", "manager", "admin"]);

/** A backup under way as a screen follows it; leaving the iteration cancels it. */
const making = (host: Host, signal: AbortSignal | undefined): AsyncGenerator<BackupProgress, void, void> =>
  following<BackupProgress, BackupProgress>({
    signal,
    work: async (tell, cancelled) => {
      const made = await host.backups.make("manual", {
        signal: cancelled,
        onProgress: ({ step, done, total }) => tell(step === "copying" ? { step } : { step, done, total }),
      });
      return made.ok ? ok({ step: "done", backup: made.value }) : made;
    },
    failed: (cause) => {
      host.log.error({ err: cause }, "a backup failed");
      return refuse("backup-failed");
    },
  });

/** 备份: what the settings page and the problem page ask the host. */
export function createBackupRouter<Connection extends object>({ host, actor }: BackupDoor<Connection>) {
  const os = implement(backupContract).$context<Connection>();
  const allowed = (connection: Connection, roles: ReadonlySet<Role>): Actor => {
    const person = actor(connection);
    if (!roles.has(person.role)) must(refuse("not-allowed"));
    return person;
  };
  const admins: ReadonlySet<Role> = new Set(["admin"]);
  return os.router({
    list: os.list.handler(({ context }) => {
      allowed(context, MAY_MAKE);
      return {
        backups: [...host.backups.list()],
        folder: backupFolder(host.folder),
        running: host.backups.running(),
        failed: host.backups.failed(),
        restored: host.restores.lastReport(),
      };
    }),
    make: os.make.handler(({ context, signal }) => {
      allowed(context, MAY_MAKE);
      return making(host, signal);
    }),
    preview: os.preview.handler(async ({ input, context }) => {
      allowed(context, admins);
      return must(await host.restores.preview(input));
    }),
    restore: os.restore.handler(async ({ input, context }) => {
      const person = allowed(context, admins);
      const core = host.core();
      if (core === null) return must(refuse("not-set-up"));
      must(await checkPin(core, host.attempts, person.id, input.pin));
      return must(await host.restores.restore(input.choice, person.id));
    }),
    recovery: os.recovery.handler(() => host.restores.recovery()),
    recover: os.recover.handler(async ({ input }) =>
      must(await host.restores.recover(input.staffId, input.pin)),
    ),
  });
}
