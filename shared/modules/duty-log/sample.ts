import { sha256Hex } from "../../kernel/sha256.ts";
import { addDays, weekday } from "../../kernel/site-time.ts";

/** A line that can be drawn. */
export interface Candidate {
  readonly id: string;
  readonly day: string;
  readonly category: string;
}

/** Monday of the week that a line's day lies in, and its category. */
function stratumOf({ day, category }: Candidate): string {
  return `${addDays(day, 1 - weekday(day))} ${category}`;
}

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * 抽查 (DUTY-6): `size` lines of the candidates, each week and category with its share (largest remainders), the
 * lines within by the hash of seed and id. The same seed and candidates give the same lines on every machine, in
 * whatever order the candidates come.
 */
export function drawSample(seed: string, candidates: readonly Candidate[], size: number): readonly string[] {
  const order = (text: string): string => sha256Hex(`${seed}\n${text}`);
  const wanted = Math.min(size, candidates.length);
  const strata = [...Map.groupBy(candidates, stratumOf)].map(([name, lines]) => {
    const exact = (wanted * lines.length) / candidates.length;
    const whole = Math.floor(exact);
    return { name, lines, whole, rest: exact - whole, tie: order(name) };
  });
  const missing = wanted - strata.reduce((sum, { whole }) => sum + whole, 0);
  const rounded = new Set(
    strata
      .toSorted((left, right) => right.rest - left.rest || byText(left.tie, right.tie))
      .slice(0, missing)
      .map(({ name }) => name),
  );
  return strata
    .toSorted((left, right) => byText(left.name, right.name))
    .flatMap(({ name, lines, whole }) =>
      lines
        .map(({ id }) => ({ id, at: order(id) }))
        .toSorted((left, right) => byText(left.at, right.at))
        .slice(0, whole + (rounded.has(name) ? 1 : 0))
        .map(({ id }) => id),
    );
}

/** How far the sampling of a month has come: lines wanted for the share, done, and missing. */
export function sampleProgress(
  total: number,
  done: number,
  percent: number,
): { readonly wanted: number; readonly shortfall: number } {
  const wanted = Math.ceil((total * percent) / 100);
  return { wanted, shortfall: Math.max(0, wanted - done) };
}
