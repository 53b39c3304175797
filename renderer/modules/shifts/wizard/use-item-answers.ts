import { z } from "zod";
import type { HandoverItem, ShiftView } from "../../../../shared/contract/shifts.ts";
import { useNow } from "../../../ui/use-now.ts";
import { useDraft } from "../../../ui/use-draft.ts";

const answerSchema = z.object({
  followedBy: z.string().nullable(),
  due: z.number().nullable(),
  why: z.string(),
});
const draftSchema = z.object({ typed: z.record(z.string(), answerSchema) });
type Draft = z.output<typeof draftSchema>;
export type ItemAnswer = z.output<typeof answerSchema>;

const HOUR_MS = 60 * 60_000;

/** The register's own due time when it is ahead; what is late or due at once is done by the next shift's end. */
function usualDue(item: HandoverItem, shift: ShiftView, nowMs: number): number | null {
  if (item.dueMs !== null && item.dueMs > nowMs + HOUR_MS) return item.dueMs;
  return shift.nextPlan?.toMs ?? null;
}

/** What is typed about each open item and not confirmed yet; it survives a lock and a restart. */
export function useItemAnswers(shift: ShiftView) {
  const draft = useDraft<Draft>(
    `shift.items ${shift.id}`,
    { typed: {} },
    (kept) => draftSchema.safeParse(kept).data ?? null,
  );
  const nowMs = useNow(60_000);
  const incoming = shift.arrivals[0]?.id ?? null;
  const of = (item: HandoverItem): ItemAnswer =>
    draft.value.typed[item.key] ?? {
      // Who takes over follows what is open, unless somebody says otherwise.
      followedBy: item.followedById ?? incoming,
      due: item.followedById === null ? usualDue(item, shift, nowMs) : item.followDueMs,
      why: item.why,
    };
  return {
    of,
    /** Confirmed as it is, and nothing was typed since. */
    confirmed: (item: HandoverItem): boolean => item.confirmed && draft.value.typed[item.key] === undefined,
    change: (item: HandoverItem, patch: Partial<ItemAnswer>): void =>
      draft.change({ typed: { ...draft.value.typed, [item.key]: { ...of(item), ...patch } } }),
    done: (keys: readonly string[]): void =>
      draft.change({
        typed: Object.fromEntries(Object.entries(draft.value.typed).filter(([key]) => !keys.includes(key))),
      }),
  };
}
