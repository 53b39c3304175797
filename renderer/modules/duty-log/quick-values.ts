import { z } from "zod";
import { categories } from "../../../shared/modules/duty-log/index.ts";

/** What is typed into the line of F8; also the shape of its draft. */
export const quickSchema = z.object({
  text: z.string(),
  /** Null: what the text says. */
  category: z.enum(categories).nullable(),
  followUp: z.boolean(),
});
export type Quick = z.output<typeof quickSchema>;
export const emptyQuick: Quick = { text: "", category: null, followUp: false };
