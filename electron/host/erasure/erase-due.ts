import { emitter } from "../../../shared/kernel/register.ts";
import type { Actor } from "../../../shared/kernel/command.ts";
import {
  erasureEvents,
  erasureRegister,
  ordersOf,
  type ErasedRecord,
} from "../../../shared/modules/erasure/index.ts";
import type { Core } from "../core.ts";
import { noteEvent } from "../note-event.ts";
import { PROGRAM } from "./carry-out.ts";
import { dueRecords, type Due } from "./due.ts";
import { createMarks } from "./marks.ts";

const emit = emitter(erasureEvents);

function order(core: Core, days: number, records: readonly ErasedRecord[], actor: Actor | null): void {
  const at = core.clock.nowMs();
  for (const part of ordersOf(records)) {
    noteEvent(core, emit("ordered", { at, cause: "retention", reason: "", days, records: [...part] }), {
      kind: erasureRegister.kind,
      id: core.newId(),
      actor: actor?.id ?? PROGRAM,
    });
  }
}

function take(core: Core, group: readonly Due[], actor: Actor | null): void {
  const [first] = group;
  const retention = first?.source.retention;
  if (first === undefined || retention === undefined || retention === null) return;
  const { kind } = first.source.table.register;
  const records = group
    .filter(({ held, vault }) => !held && vault.length > 0)
    .map(({ id, vault }) => ({ kind, id, vault: [...vault] }));
  if (records.length > 0) order(core, core.desk.settings.retentionDays[retention.key], records, actor);
  // What goes part by part is looked at every day: its next part may be due tomorrow.
  const blank = group.filter(({ vault, source }) => vault.length === 0 && source.byPart === undefined);
  if (blank.length === 0) return;
  const mark = createMarks(core.store.db);
  core.store.transaction(() => {
    for (const { id, rev } of blank) mark(id, rev);
  });
}

/**
 * Orders the erasure of everything that is due and not on hold; carrying it out follows. `actor` is the manager who
 * asked for it to be done now, null when the day's own run does it. False when the books were closed in between.
 */
export async function orderDue(core: Core, open: () => Core | null, actor: Actor | null): Promise<boolean> {
  const closed = (): boolean => open() !== core;
  for await (const group of dueRecords(core, { cancelled: closed })) {
    if (closed()) return false;
    take(core, group, actor);
  }
  return !closed();
}
