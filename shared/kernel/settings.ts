import { z } from "zod";

const minutes = z
  .int()
  .min(1)
  .max(24 * 60);
/** The least and the most days that any register may keep personal data. */
export const KEPT_DAYS = { minimum: 7, maximum: 3650 } as const;
const keptDays = z.int().min(KEPT_DAYS.minimum).max(KEPT_DAYS.maximum);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** 班次; `to` not after `from` runs over midnight, equal means 24 hours. */
export const shiftSchema = z.object({ name: z.string().min(1).max(20), from: clock, to: clock });
/** What keeps personal data for a time of its own. */
export const retentionKeys = ["visits", "passes", "workOrders", "keys", "handovers", "movedOut"] as const;
/** When a visitor has stayed too long: so many minutes after entering, or a clock time of the day. */
const overstay = z.union([z.object({ minutes }), z.object({ at: clock })]);

/**
 * Every number that companies choose differently, with its rule and its default. An event that starts a
 * promise stores the number then in force, so a later setting does not move it.
 */
export const settingsSchema = z.object({
  timeZone: z.string().min(1).max(60).default("Asia/Shanghai"),
  /** VIS-1, seconds. */
  registrationTargetS: z.int().min(10).max(600).default(60),
  /** VIS-3, by category. */
  overstay: z
    .object({
      guest: overstay,
      delivery: overstay,
      contractor: overstay,
      helper: overstay,
      viewing: overstay,
      official: overstay,
      other: overstay,
    })
    .default({
      guest: { at: "22:00" },
      delivery: { minutes: 30 },
      contractor: { at: "18:00" },
      helper: { at: "18:00" },
      viewing: { minutes: 120 },
      official: { minutes: 240 },
      other: { at: "22:00" },
    }),
  /** REP-1: an undispatched order rings after so many minutes. */
  dispatchMinutes: minutes.default(5),
  /** REP-2: on site within so many minutes of being sent to engineering. */
  arrivalMinutes: minutes.default(20),
  /** REP-2: quiet after 无人接听. */
  retryMinutes: minutes.default(5),
  /** REP-2: tries (and a message) that meet the duty as 未接通. */
  callTries: z.int().min(1).max(10).default(3),
  /** REP-3, working days. */
  followUpWorkingDays: z.int().min(1).max(30).default(2),
  /** KEY-1: keys left by residents and keys of empty units are counted again after so many days. */
  keyCountDays: z.int().min(1).max(366).default(30),
  /** 调休: site dates whose kind differs from their weekday's. */
  calendar: z.record(z.iso.date(), z.enum(["holiday", "workday"])).default({}),
  /** Shifts of the desk; to ≤ from runs over midnight. */
  shifts: z
    .array(shiftSchema)
    .min(1)
    .max(6)
    .default([
      { name: "白班", from: "08:30", to: "17:30" },
      { name: "夜班", from: "17:30", to: "08:30" },
    ]),
  /**
   * PRV-1, days after which the names, phones and documents of what is over are erased; the records themselves
   * stay. Keys and handovers keep theirs longer, residents until so long after they moved out.
   */
  retentionDays: z
    .object({
      visits: keptDays.default(180),
      passes: keptDays.default(365),
      workOrders: keptDays.default(365),
      keys: keptDays.default(730),
      handovers: keptDays.default(730),
      movedOut: keptDays.default(730),
    })
    .prefault({}),
  /** DUTY-2: the incoming shift is there so many minutes before it begins. */
  arriveEarlyMinutes: minutes.default(10),
  /** DUTY-2: the outgoing shift tidies the desk so many minutes before it ends. */
  tidyMinutes: minutes.default(15),
  /** DUTY-7: a stand-in covers a post for at most so many hours. */
  standInHours: z.int().min(1).max(24).default(4),
  /** DUTY-3: whether the desk keeps cash that is counted at each handover. */
  countCash: z.boolean().default(true),
  /** 危险品: so many days before its expiry a batch comes onto the board. */
  hazardExpiryDays: z.int().min(1).max(365).default(30),
  /** GDS-3: a goods pass holds until the end of so many days; 1: of its own. */
  passValidDays: z.int().min(1).max(31).default(1),
  /** GDS-2: what the site's stamp says on a goods pass. */
  passStamp: z.string().min(1).max(20).default("物品放行专用章"),
  /** Gates that goods may leave by; empty: the site's posts. */
  gates: z.array(z.string().min(1).max(30)).max(40).default([]),
  /** DUTY-1: lines of a page of the duty log; a page begun with another number is turned by the number then in force. */
  dutyPageLines: z.int().min(5).max(60).default(25),
  /** DUTY-6: so many percent of a month's lines are sampled by the manager. */
  logSamplePercent: z.int().min(1).max(100).default(20),
  /** A request for approval from another desk is good for so many minutes. */
  approvalMinutes: minutes.default(120),
  /** The screen locks after so many idle minutes. */
  idleLockMinutes: minutes.default(5),
  /** Printed badges are numbered cards at most desks; empty means none are used. */
  badges: z.array(z.string().min(1).max(12)).max(500).default([]),
});

export type SiteSettings = z.output<typeof settingsSchema>;
export type SettingKey = keyof SiteSettings;
export type RetentionKey = (typeof retentionKeys)[number];

export const defaultSettings: SiteSettings = settingsSchema.parse({});

const ranged = z.object({ minimum: z.number(), maximum: z.number() });
const described = z.object({ properties: z.record(z.string(), z.unknown()) });

/** From and to what a setting that is one number may be set; null for any other setting. */
export function settingRange(key: SettingKey): { readonly minimum: number; readonly maximum: number } | null {
  const { properties } = described.parse(z.toJSONSchema(settingsSchema, { io: "input" }));
  return ranged.safeParse(properties[key]).data ?? null;
}
