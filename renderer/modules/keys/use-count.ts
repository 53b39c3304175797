import { z } from "zod";
import type { KeyRow } from "../../../shared/contract/keys.ts";
import { keyKinds, type KeyKind } from "../../../shared/modules/keys/index.ts";
import { useLive } from "../../app/live.ts";
import { useDraft } from "../../ui/use-draft.ts";

const draftSchema = z.object({
  kind: z.enum(keyKinds),
  /** By key: what hung there, and why that differs. */
  present: z.record(z.string(), z.number()),
  explanations: z.record(z.string(), z.string()),
});
type CountDraft = z.output<typeof draftSchema>;

function readDraft(kept: Readonly<Record<string, unknown>>): CountDraft | null {
  const read = draftSchema.safeParse(kept);
  return read.success ? read.data : null;
}

export interface CountedLine {
  readonly row: KeyRow;
  /** Null: not counted yet. */
  readonly present: number | null;
  readonly explanation: string;
}

/** A count as it goes from hook to hook; kept like every form, so that nobody has to begin again. */
export function useCount(first: KeyKind) {
  const draft = useDraft<CountDraft>("key.count", { kind: first, present: {}, explanations: {} }, readDraft);
  const { kind, present, explanations } = draft.value;
  const { data, isPending } = useLive({
    key: ["keys.toCount", kind],
    kinds: ["key"],
    read: async (host) => host.keys.toCount({ kind }),
    keepPrevious: false,
  });
  const lines = (data ?? []).map((row): CountedLine => ({
    row,
    present: present[row.id] ?? null,
    explanation: explanations[row.id] ?? "",
  }));
  return {
    kind,
    lines,
    loading: isPending,
    done: lines.filter((line) => line.present !== null).length,
    different: lines.filter((line) => line.present !== null && line.present !== line.row.atHook).length,
    choose: (next: KeyKind): void => draft.change({ kind: next, present: {}, explanations: {} }),
    count: (id: string, value: number | null): void => {
      const { [id]: _former, ...others } = present;
      draft.change({ present: value === null ? others : { ...others, [id]: value } });
    },
    explain: (id: string, text: string): void =>
      draft.change({ explanations: { ...explanations, [id]: text } }),
    /** 其余相符: everything that was not counted yet is as expected. */
    rest: (): void => {
      const expected = Object.fromEntries(lines.map(({ row }) => [row.id, row.atHook]));
      draft.change({ present: { ...expected, ...present } });
    },
    /** After it is recorded: the same kind, nothing counted. */
    clear: (): void => {
      draft.clear();
      draft.change({ kind, present: {}, explanations: {} });
    },
  };
}
export type Count = ReturnType<typeof useCount>;
