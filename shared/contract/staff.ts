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
  lockedOutAtMs: z.number().nullable(),
});
export type StaffRow = z.output<typeof staffRowSchema>;

export const staffContract = {
  list: procedure.output(z.array(staffRowSchema)),
};
