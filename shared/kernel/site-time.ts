/**
 * Time on the site's wall clock. Instants are ms since the epoch; a site date is "2026-11-23", a site
 * clock "14:05", both sortable as text. T1: no instant is refused: what lies outside the years 1 to 9999
 * (or is no number at all) is read as the nearest instant inside, so that a site date always has ten
 * characters.
 */
export interface SiteParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: Weekday;
}

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const defaultZone = "Asia/Shanghai";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** 0001-01-02 and 9999-12-30 in UTC: a day inside, so that no zone's offset leaves the four-digit years. */
const FIRST_MS = -62_135_510_400_000;
const LAST_MS = 253_402_214_399_999;
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

/** Stretches of constant offset inside one bucket of time: offsets[i] holds from from[i] on. */
interface Bucket {
  readonly from: readonly number[];
  readonly offsets: readonly number[];
}

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly buckets: Map<number, Bucket>;
}

const BUCKET_MS = 400 * DAY_MS;
/** No zone has kept two changes closer than this (Morocco's month of Ramadan is the closest). */
const PROBE_MS = 10 * DAY_MS;
const MAX_BUCKETS = 500;
const MAX_ZONES = 50;
/** Derived from Intl alone, so it holds no state that a caller could see. */
const zoneByName = new Map<string, Zone>();

function openZone(name: string): Zone {
  const known = zoneByName.get(name);
  if (known !== undefined) return known;
  const timeZone = isSiteZone(name) ? name : defaultZone;
  if (zoneByName.size >= MAX_ZONES) zoneByName.clear();
  const zone = {
    format: new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }),
    buckets: new Map<number, Bucket>(),
  };
  zoneByName.set(name, zone);
  return zone;
}

function askOffset(zone: Zone, ms: number): number {
  const name = zone.format.formatToParts(ms).find((part) => part.type === "timeZoneName")?.value ?? "";
  const match = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name);
  if (match === null) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === "-" ? -seconds : seconds) * 1000;
}

function readBucket(zone: Zone, index: number): Bucket {
  const start = index * BUCKET_MS;
  const from = [start];
  const offsets = [askOffset(zone, start)];
  let offset = offsets[0] ?? 0;
  for (let at = start; at < start + BUCKET_MS; at += PROBE_MS) {
    let low = at;
    let high = Math.min(at + PROBE_MS, start + BUCKET_MS - 1);
    const next = askOffset(zone, high);
    if (next === offset) continue;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (askOffset(zone, middle) === offset) low = middle;
      else high = middle;
    }
    from.push(high);
    offsets.push(next);
    offset = next;
  }
  return { from, offsets };
}

function offsetIn(zone: Zone, ms: number): number {
  const index = Math.floor(ms / BUCKET_MS);
  let bucket = zone.buckets.get(index);
  if (bucket === undefined) {
    if (zone.buckets.size >= MAX_BUCKETS) zone.buckets.clear();
    bucket = readBucket(zone, index);
    zone.buckets.set(index, bucket);
  }
  const { from, offsets } = bucket;
  for (let at = from.length - 1; at > 0; at -= 1) if (ms >= (from[at] ?? 0)) return offsets[at] ?? 0;
  return offsets[0] ?? 0;
}

function clampMs(ms: number): number {
  return Number.isNaN(ms) ? 0 : Math.trunc(Math.min(Math.max(ms, FIRST_MS), LAST_MS));
}

/** True when this machine knows the IANA name. An unknown one is read as Asia/Shanghai everywhere here. */
export function isSiteZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Days since 1970-01-01 of a proleptic Gregorian date (H. Hinnant, "chrono-compatible date algorithms"). */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(days: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** Day 0, 1970-01-01, was a Thursday. */
const weekdayOfDay = (days: number): Weekday => weekdays[(((days + 3) % 7) + 7) % 7] ?? 1;
const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

function dateOfDay(days: number): string {
  const { year, month, day } = civilFromDays(Math.min(Math.max(days, FIRST_DAY), LAST_DAY));
  return `${year < 1000 ? String(year).padStart(4, "0") : year}-${two(month)}-${two(day)}`;
}

/** Days since 1970-01-01 of a site date. Throws on what is no site date: doors check with `isSiteDate`. */
function dayOfDate(date: string): number {
  if (!isSiteDate(date)) throw new RangeError("not a site date");
  return daysFromCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** Site clock text as minutes after midnight; undefined when it is not "00:00" … "24:00". */
export function clockMinutes(clock: string): number | undefined {
  const match = /^(\d{2}):(\d{2})$/.exec(clock);
  if (match === null) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 1440 ? minutes : undefined;
}

/** True for "YYYY-MM-DD" with a day that exists, years 0001 to 9999. */
export function isSiteDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (
    day <=
    (month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
  );
}

function localMs(ms: number, zone: string): number {
  const at = clampMs(ms);
  return at + offsetIn(openZone(zone), at);
}

/** The site's calendar and clock at an instant. */
export function siteParts(ms: number, zone: string = defaultZone): SiteParts {
  const local = localMs(ms, zone);
  const days = Math.floor(local / DAY_MS);
  const rest = local - days * DAY_MS;
  return {
    ...civilFromDays(days),
    hour: Math.floor(rest / HOUR_MS),
    minute: Math.floor(rest / MINUTE_MS) % 60,
    second: Math.floor(rest / 1000) % 60,
    weekday: weekdayOfDay(days),
  };
}

/** "2026-11-23". */
export function siteDate(ms: number, zone: string = defaultZone): string {
  return dateOfDay(Math.floor(localMs(ms, zone) / DAY_MS));
}

/** "20261123", as in numbers for people to quote. */
export function siteDateCompact(ms: number, zone: string = defaultZone): string {
  return siteDate(ms, zone).replaceAll("-", "");
}

/** "14:05". */
export function siteClock(ms: number, zone: string = defaultZone): string {
  const local = localMs(ms, zone);
  const minutes = Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/**
 * The instant of a site date and clock ("00:00" … "24:00", the latter being the next day's start). A time
 * that a DST change skips gives the later instant (02:30 → 03:30); one that comes twice, the first.
 * Throws on malformed input, which doors refuse before.
 */
export function siteMs(date: string, clock: string, zone: string = defaultZone): number {
  const minutes = clockMinutes(clock);
  if (minutes === undefined) throw new RangeError("not a site clock");
  const local = dayOfDate(date) * DAY_MS + minutes * MINUTE_MS;
  const known = openZone(zone);
  const before = offsetIn(known, clampMs(local - DAY_MS));
  const after = offsetIn(known, clampMs(local + DAY_MS));
  if (before === after) return clampMs(local - before);
  const first = local - Math.max(before, after);
  if (offsetIn(known, first) === Math.max(before, after)) return first;
  return local - Math.min(before, after);
}

/** The first instant of a site date. */
export function startOfSiteDay(date: string, zone: string = defaultZone): number {
  return siteMs(date, "00:00", zone);
}

/** The date `days` later (earlier when negative), kept within the years 1 to 9999. */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayOfDate(date) + Math.trunc(days));
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: string): Weekday {
  return weekdayOfDay(dayOfDate(date));
}
