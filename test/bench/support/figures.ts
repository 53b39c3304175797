/** The value below which this share of the measured lie (0.5: the median). */
export function quantile(measured: readonly number[], share: number): number {
  const inOrder = measured.toSorted((left, right) => left - right);
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? Number.NaN;
}

export function timed<T>(work: () => T): readonly [ms: number, value: T] {
  const before = performance.now();
  const value = work();
  return [performance.now() - before, value];
}

export const us = (ms: number): string => `${(ms * 1000).toFixed(0)} µs`;
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
export const mib = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
export const thousands = (count: number): string => count.toLocaleString("en-GB");
