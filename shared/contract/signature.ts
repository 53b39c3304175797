import { z } from "zod";
import { strokesSchema } from "../kernel/signature.ts";

/** A signature as a record shows it. `strokes` is null once it was erased. */
export const signatureSchema = z.object({
  atMs: z.number(),
  name: z.string(),
  strokes: strokesSchema.nullable(),
  /** SHA-256 of what the signer was shown. */
  digest: z.string(),
});
export type Signature = z.output<typeof signatureSchema>;
