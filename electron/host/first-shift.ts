import type { Actor } from "../../shared/kernel/command.ts";
import type { Host } from "./host.ts";

/**
 * A post's first shift begins at first use: when somebody of those who staff posts signs in. Whether it could be
 * opened or not, they are signed in.
 */
export async function openFirstShift(host: Host, actor: Actor): Promise<void> {
  const core = host.core();
  if (core === null || (actor.role !== "clerk" && actor.role !== "guard")) return;
  const { postId: post } = core.desk;
  if (core.queries.shifts.current(post) !== null) return;
  const request = { cmd: core.newId(), name: "shift.open", id: null, input: { post }, approval: null };
  await host.execute(request, { actor, approver: null, pinHash: null });
}
