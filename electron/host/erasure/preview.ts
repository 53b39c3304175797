import type { DueLine, DuePreview, Erasable } from "../../../shared/contract/erasure.ts";
import type { Core } from "../core.ts";
import { dueRecords } from "./due.ts";
import { erasableOf } from "./erasable.ts";
import { holdsNow } from "./holds.ts";
import { erasureSources } from "./sources.ts";

/** How far the preview looks ahead, so that a hold can still be placed. */
const SOON_DAYS = 30;
const FIRST = 100;

interface Count {
  due: number;
  held: number;
  soon: number;
}

/** What the next run would erase, and what follows within a month. */
export async function previewDue(
  core: Core,
  open: () => Core | null,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<DuePreview> {
  const cancelled = (): boolean => signal.aborted || open() !== core;
  const counts = new Map<string, Count>();
  const first: Erasable[] = [];
  const holdOf = holdsNow(core.store, core.queries.erasures);
  for (const aheadDays of [0, SOON_DAYS]) {
    const told = (done: number, total: number): void =>
      onProgress(aheadDays === 0 ? done : total + done, 2 * total);
    for await (const group of dueRecords(core, { aheadDays, onProgress: told, cancelled })) {
      if (cancelled()) break;
      for (const { source, id, held, vault } of group) {
        if (vault.length === 0) continue;
        const { kind } = source.table.register;
        const count = counts.get(kind) ?? { due: 0, held: 0, soon: 0 };
        counts.set(kind, count);
        if (aheadDays > 0) count.soon += 1;
        else if (held) count.held += 1;
        else count.due += 1;
        if (aheadDays > 0 || held || first.length >= FIRST) continue;
        const record = erasableOf(core, kind, id, holdOf, null);
        if (record !== null) first.push({ ...record, vault: [...vault] });
      }
    }
  }
  const lines = erasureSources.flatMap(({ table, retention }): readonly DueLine[] => {
    if (retention === null) return [];
    const { kind } = table.register;
    const { due, held, soon } = counts.get(kind) ?? { due: 0, held: 0, soon: 0 };
    const days = core.desk.settings.retentionDays[retention.key];
    return [{ key: retention.key, kind, days, due, held, soon: Math.max(0, soon - due - held) }];
  });
  return { step: "found", lines, first };
}
