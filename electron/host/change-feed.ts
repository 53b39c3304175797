import type { Change, Changes } from "./changes.ts";

/**
 * The change feed of one window: what changed since the last word is told in one word, so that a slow window
 * holds no queue.
 */
export async function* changeFeed(
  changes: Changes,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ kinds: string[]; ids: string[] }> {
  const kinds = new Set<string>();
  const ids = new Set<string>();
  let wake: () => void = () => undefined;
  const stop = changes.listen((change: Change) => {
    for (const kind of change.kinds) kinds.add(kind);
    // More than a screenful of ids says nothing more than "much": asking for all of the kind is cheaper.
    if (ids.size < 200) for (const id of change.ids) ids.add(id);
    wake();
  });
  const aborted = (): void => wake();
  signal?.addEventListener("abort", aborted);
  try {
    for (;;) {
      if (signal?.aborted === true) return;
      if (kinds.size === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      const change = { kinds: [...kinds], ids: [...ids] };
      kinds.clear();
      ids.clear();
      yield change;
    }
  } finally {
    stop();
    signal?.removeEventListener("abort", aborted);
  }
}
