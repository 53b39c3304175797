import { z } from "zod";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import { categories, gravities, reportWays, unitInText } from "../../../shared/modules/duty-log/index.ts";
import { lateOf, typedLateSchema } from "../../ui/late-entry.tsx";

/** What is typed into the form; also the shape of its draft. */
export const lineFormSchema = z.object({
  text: z.string(),
  category: z.enum(categories),
  unit: z.string(),
  handled: z.boolean(),
  result: z.string(),
  important: z.boolean(),
  gravity: z.enum(gravities).nullable(),
  followedBy: z.string().nullable(),
  reportTo: z.string().nullable(),
  way: z.enum(reportWays),
  emergency: z.string(),
  instruction: z.string(),
  instructedBy: z.string().nullable(),
  late: typedLateSchema,
});
export type LineForm = z.output<typeof lineFormSchema>;

export const emptyLine: LineForm = {
  text: "",
  category: "other",
  unit: "",
  handled: true,
  result: "",
  important: false,
  gravity: null,
  followedBy: null,
  reportTo: null,
  way: "phone",
  emergency: "",
  instruction: "",
  instructedBy: null,
  late: null,
};

/** What the form sends; a unit that only the text names is taken from it. */
export function toWriteInput(form: LineForm): CommandInput<"duty-line.write"> {
  const { reportTo, way, emergency, instruction, late, unit, ...line } = form;
  return {
    ...line,
    unit: unit.trim() === "" ? (unitInText(form.text) ?? "") : unit,
    link: null,
    report: reportTo === null ? null : { to: reportTo, way, emergency, instruction },
    late: lateOf(late),
  };
}
