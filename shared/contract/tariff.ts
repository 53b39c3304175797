import { z } from "zod";
import { procedure } from "./procedure.ts";

/** One line of the tariff; amounts in fen. */
export const tariffRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  priceFen: z.number(),
  labourFen: z.number(),
  sinceMs: z.number(),
  retired: z.boolean(),
});
export type TariffRow = z.output<typeof tariffRowSchema>;

export const tariffContract = {
  /** In use first, in the order in which they were added. */
  list: procedure.output(z.array(tariffRowSchema)),
};
