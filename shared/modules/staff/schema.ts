import { z } from "zod";
import { correctedData } from "../../kernel/fields.ts";
import { eventSpec } from "../../kernel/register.ts";
import { roles } from "../../kernel/roles.ts";

export const roleSchema = z.enum(roles);

/** 人员 Staff. Names are not sealed: they are the evidence. PIN and recovery-code hashes are. */
export const staffEvents = {
  added: eventSpec(
    1,
    z.object({
      name: z.string(),
      number: z.string(),
      role: roleSchema,
      department: z.string(),
    }),
  ),
  "role-changed": eventSpec(1, z.object({ from: roleSchema, to: roleSchema, reason: z.string() })),
  corrected: eventSpec(1, correctedData),
  "pin-set": eventSpec(
    1,
    // `given`: a first PIN that somebody else thought of. Desks that do not know the word take it for any first one.
    z.object({ by: z.enum(["self", "reset", "first", "recovery"]), given: z.literal(true).optional() }),
    z.object({ hash: z.string() }),
  ),
  "recovery-codes-made": eventSpec(
    1,
    z.object({ count: z.int() }),
    z.object({ hashes: z.array(z.string()).max(20) }),
  ),
  "recovery-code-used": eventSpec(1, z.object({ index: z.int() })),
  "locked-out": eventSpec(1, z.object({ tries: z.int(), minutes: z.int() })),
  disabled: eventSpec(1, z.object({ reason: z.string() })),
  enabled: eventSpec(1, z.object({ reason: z.string() })),
};
