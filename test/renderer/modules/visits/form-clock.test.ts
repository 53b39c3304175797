import { expect, test } from "vitest";
import {
  answered,
  asked,
  clockText,
  freshClock,
  spentMs,
  touched,
} from "../../../../renderer/modules/visits/form-clock.ts";

test("VIS-1 the clock begins with the first key and later keys do not start it again", () => {
  expect(spentMs(freshClock, 99_000)).toBe(0);
  const clock = touched(touched(freshClock, 10_000), 15_000);
  expect(spentMs(clock, 33_000)).toBe(23_000);
});

test("VIS-1 the wait for the resident's answer is not counted, whatever is typed meanwhile", () => {
  const waiting = touched(asked(touched(freshClock, 0), 8_000), 20_000);
  expect(waiting.waiting).toBe(true);
  expect(spentMs(waiting, 50_000)).toBe(8_000);
  const on = answered(waiting, 60_000);
  expect(spentMs(on, 65_000)).toBe(13_000);
});

test("asking twice and answering twice counts no second twice", () => {
  const clock = answered(answered(asked(asked(touched(freshClock, 0), 5_000), 9_000), 10_000), 12_000);
  expect(spentMs(clock, 15_000)).toBe(10_000);
});

test("reads as minutes and seconds", () => {
  expect([0, 999, 23_400, 60_000, 754_000].map(clockText)).toEqual([
    "00:00",
    "00:00",
    "00:23",
    "01:00",
    "12:34",
  ]);
});
