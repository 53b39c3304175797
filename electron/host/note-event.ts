import type { NewEvent } from "../../shared/kernel/register.ts";
import type { Core } from "./core.ts";

/**
 * Writes an event that no command asked for, in a transaction of its own: a lock-out, a void approval, an erasure that
 * was carried out. Whoever calls it tells of the change (`core.committed`).
 */
export function noteEvent(
  core: Core,
  event: NewEvent,
  { kind, id, actor }: { readonly kind: string; readonly id: string; readonly actor: string },
): void {
  core.store.transaction(() =>
    core.store.write([event], {
      device: core.keys.deviceId,
      at: core.clock.nowMs(),
      off: null,
      actor,
      approver: null,
      cmd: core.newId(),
      kind,
      id,
    }),
  );
}
