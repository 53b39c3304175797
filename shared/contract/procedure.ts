import { oc } from "@orpc/contract";
import { z } from "zod";
import { errorCodes } from "../kernel/error-codes.ts";

export const domainErrorSchema = z.object({
  code: z.enum(errorCodes),
  field: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** Every procedure may be refused, with a code that the screen has words for. */
export const procedure = oc.errors({ REFUSED: { status: 422, data: domainErrorSchema } });

/** A window of a long list: rows from `offset`, and how many there are in all. */
export const windowSchema = z.object({
  offset: z.int().min(0).max(10_000_000),
  limit: z.int().min(1).max(500),
});
