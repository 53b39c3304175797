import { expect, test } from "vitest";
import { createWords } from "../../../renderer/app/i18n/index.ts";
import { agoWords, dueWords, exactTime, spanWords, timeWords } from "../../../renderer/ui/time-words.ts";
import { siteMs } from "../../../shared/kernel/site-time.ts";

const zone = "Asia/Shanghai";
const { t } = createWords("zh-CN");
const now = siteMs("2026-11-23", "14:05", zone);
const at = (date: string, clock: string): number => siteMs(date, clock, zone);
const MINUTE = 60_000;

test("times are said as people say them, by the site's days", () => {
  expect(timeWords(at("2026-11-23", "09:30"), now, zone, t)).toBe("今天 09:30");
  expect(timeWords(at("2026-11-22", "23:59"), now, zone, t)).toBe("昨天 23:59");
  expect(timeWords(at("2026-11-24", "00:00"), now, zone, t)).toBe("明天 00:00");
  expect(timeWords(at("2026-10-02", "08:00"), now, zone, t)).toBe("10月2日 08:00");
  expect(timeWords(at("2025-11-23", "14:05"), now, zone, t)).toBe("2025-11-23 14:05");
});

test("REP-2 a deadline says what is left, never 0, and from its instant on how late it is", () => {
  expect(dueWords(now + 6 * MINUTE, now, t)).toBe("还有 6 分钟");
  expect(dueWords(now + 1, now, t)).toBe("还有 1 分钟");
  expect(dueWords(now, now, t)).toBe("刚到时间");
  expect(dueWords(now - 8 * MINUTE, now, t)).toBe("超时 8 分钟");
});

test("spans use the coarsest unit that still says enough", () => {
  expect(spanWords(59 * MINUTE, t)).toBe("59 分钟");
  expect(spanWords(60 * MINUTE, t)).toBe("1 小时");
  expect(spanWords(65 * MINUTE, t)).toBe("1 小时 5 分");
  expect(spanWords(25 * 60 * MINUTE, t)).toBe("1 天");
  expect(agoWords(now - 30_000, now, t)).toBe("刚刚");
  expect(agoWords(now - 3 * MINUTE, now, t)).toBe("3 分钟前");
});

test("the exact time has its date and seconds", () => {
  expect(exactTime(now + 9_000, zone)).toBe("2026-11-23 14:05:09");
});
