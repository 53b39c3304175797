import { z } from "zod";
import { eventSpec } from "../../kernel/register.ts";
import { timeMs } from "../../kernel/fields.ts";
import { shiftSchema } from "../../kernel/settings.ts";

/** 小区: the residential complex. One per database. */
export const siteEvents = {
  founded: eventSpec(1, z.object({ name: z.string(), timeZone: z.string(), demo: z.boolean(), at: timeMs })),
  "setting-changed": eventSpec(1, z.object({ key: z.string(), from: z.json(), to: z.json() })),
};

/** One thing on a post's property list, and how many there should be (DUTY-3). */
const propertySchema = z.object({ item: z.string(), expected: z.int().min(0) });

/** 岗位: a place that is staffed and has a duty log. */
export const postEvents = {
  opened: eventSpec(1, z.object({ name: z.string(), gate: z.boolean().default(false) })),
  renamed: eventSpec(1, z.object({ from: z.string(), to: z.string() })),
  /** 门岗: goods leave here (GDS-3). */
  "gate-set": eventSpec(1, z.object({ gate: z.boolean() })),
  /** When it is staffed: its own shifts, or null for the site's. */
  "hours-set": eventSpec(1, z.object({ shifts: z.array(shiftSchema).nullable() })),
  "property-listed": eventSpec(1, z.object({ items: z.array(propertySchema) })),
};

/** 前台电脑: one PC, working for one post. A restored PC gets a new device id and the next desk code. */
export const deskEvents = {
  installed: eventSpec(
    1,
    z.object({ code: z.string(), device: z.string(), post: z.string(), successorOf: z.string().nullable() }),
  ),
  /** It works for another post from now on. */
  moved: eventSpec(1, z.object({ post: z.string() })),
};
