import type { Result } from "../../shared/kernel/result.ts";
import { must } from "./refusal.ts";

export interface Followed<Told, Done> {
  /** The long work: tells how far it is, stops when the signal says so, answers its last word. */
  readonly work: (tell: (told: Told) => void, signal: AbortSignal) => Promise<Result<Done>>;
  /** What a screen is told when the work threw; it logs the cause. */
  readonly failed: (cause: unknown) => Result<Done>;
  readonly signal: AbortSignal | undefined;
}

/**
 * Long work as a screen follows it: the newest word of how far it is, at last the outcome or its refusal. A slow
 * screen holds no queue; leaving the iteration cancels the work.
 */
export async function* following<Told, Done>({
  work,
  failed,
  signal,
}: Followed<Told, Done>): AsyncGenerator<Told | Done, void, void> {
  const cancel = new AbortController();
  signal?.addEventListener("abort", () => cancel.abort());
  const said: { latest: Told | null; outcome: Result<Done> | null } = { latest: null, outcome: null };
  let wake: () => void = () => undefined;
  const tell = (told: Told): void => {
    said.latest = told;
    wake();
  };
  void work(tell, cancel.signal)
    .catch(failed)
    .then((outcome) => {
      said.outcome = outcome;
      wake();
    });
  try {
    for (;;) {
      const { latest, outcome } = said;
      said.latest = null;
      if (outcome !== null) {
        yield must(outcome);
        return;
      }
      if (latest !== null) {
        yield latest;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    cancel.abort();
  }
}
