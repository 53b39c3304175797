import { z } from "zod";
import { eventSpec } from "../../kernel/register.ts";
import { timeMs } from "../../kernel/fields.ts";

/** 小区: the residential complex. One per database. */
export const siteEvents = {
  founded: eventSpec(1, z.object({ name: z.string(), timeZone: z.string(), demo: z.boolean(), at: timeMs })),
  "setting-changed": eventSpec(1, z.object({ key: z.string(), from: z.json(), to: z.json() })),
};

/** 岗位: a place that is staffed and has a duty log. */
export const postEvents = {
  opened: eventSpec(1, z.object({ name: z.string() })),
};

/** 前台电脑: one PC, working for one post. A restored PC gets a new device id and the next desk code. */
export const deskEvents = {
  installed: eventSpec(
    1,
    z.object({ code: z.string(), device: z.string(), post: z.string(), successorOf: z.string().nullable() }),
  ),
};
