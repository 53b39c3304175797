import { z } from "zod";
import { MAX_FEN } from "../../kernel/money.ts";
import { timeMs } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";

/** An amount in fen (REP-5): never through a fraction. */
export const fenSchema = z.int().min(0).max(MAX_FEN);
/** Price of the thing, by its unit, and of the work that goes with one. */
export const ratesSchema = z.object({ price: fenSchema, labour: fenSchema });

/** 收费标准: one paid service, published to residents (REP-5). */
export const tariffEvents = {
  added: eventSpec(1, ratesSchema.extend({ at: timeMs, name: z.string(), unit: z.string() })),
  /** An order keeps the price that it was quoted at. */
  priced: eventSpec(1, z.object({ at: timeMs, from: ratesSchema, to: ratesSchema, reason: z.string() })),
  retired: eventSpec(1, z.object({ at: timeMs, reason: z.string() })),
  restored: eventSpec(1, z.object({ at: timeMs, reason: z.string() })),
};
