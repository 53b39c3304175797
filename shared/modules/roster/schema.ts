import { z } from "zod";
import { eventSpec } from "../../kernel/register.ts";

/** 排班: who is planned on one shift of one post on one business day. */
export const rosterEvents = {
  planned: eventSpec(
    1,
    z.object({
      post: z.string(),
      date: z.iso.date(),
      shift: z.string(),
      staff: z.array(z.string().min(1).max(60)),
    }),
  ),
};
