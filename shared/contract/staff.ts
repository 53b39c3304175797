import { z } from "zod";
import { roles } from "../kernel/roles.ts";
import { procedure } from "./procedure.ts";

export const staffRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  number: z.string(),
  role: z.enum(roles),
  department: z.string(),
  active: z.boolean(),
  /** Ten wrong PINs at this desk: no sign-in for now (A1). */
  lockedOut: z.boolean(),
});
export type StaffRow = z.output<typeof staffRowSchema>;

export const staffContract = {
  list: procedure.output(z.array(staffRowSchema)),
};
