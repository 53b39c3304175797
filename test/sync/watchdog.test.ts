import { expect, onTestFinished, test, vi } from "vitest";
import { STUCK_MS, watchRound } from "../../electron/host/sync/watchdog.ts";

test("N1 a round that moves nothing for a minute is given up, once; one that moves is left alone", () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  let monoMs = 0;
  let stuck = 0;
  const pass = (ms: number): void => {
    monoMs += ms;
    vi.advanceTimersByTime(ms);
  };
  const watch = watchRound({ monoMs: () => monoMs }, () => {
    stuck += 1;
  });
  for (let minute = 0; minute < 5; minute += 1) {
    pass(STUCK_MS - 5000);
    watch.moved();
  }
  expect(stuck).toBe(0);
  pass(STUCK_MS + 5000);
  expect(stuck).toBe(1);
  pass(STUCK_MS * 3);
  expect(stuck).toBe(1);
  watch.stop();

  const ended = watchRound({ monoMs: () => monoMs }, () => {
    stuck += 1;
  });
  ended.stop();
  pass(STUCK_MS * 2);
  expect(stuck).toBe(1);
});
