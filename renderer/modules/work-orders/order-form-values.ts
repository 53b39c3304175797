import { z } from "zod";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import { areas, channels, charges, grades } from "../../../shared/modules/work-orders/index.ts";
import { lateOf, typedLateSchema } from "../../ui/late-entry.tsx";

/** What is typed into the form; also the shape of its draft. */
export const orderFormSchema = z.object({
  unit: z.string(),
  publicArea: z.string(),
  reporter: z.string(),
  phone: z.string(),
  /** Whose first phone is meant while `phone` is empty, and how it is shown. */
  resident: z.object({ id: z.string(), phoneMasked: z.string() }).nullable(),
  location: z.string(),
  fault: z.string(),
  grade: z.enum(grades),
  /** ms */
  appointment: z.number().nullable(),
  technician: z.string().nullable(),
  channel: z.enum(channels),
  /** Null: by whether there is a unit. */
  area: z.enum(areas).nullable(),
  charge: z.enum(charges),
  late: typedLateSchema,
  rework: z.object({ id: z.string(), number: z.string() }).nullable(),
  more: z.boolean(),
});
export type OrderFormValues = z.output<typeof orderFormSchema>;

export const emptyOrderForm: OrderFormValues = {
  unit: "",
  publicArea: "",
  reporter: "",
  phone: "",
  resident: null,
  location: "",
  fault: "",
  grade: "normal",
  appointment: null,
  technician: null,
  channel: "phone",
  area: null,
  charge: "free",
  late: null,
  rework: null,
  more: false,
};

/** Indoors where there is a unit, unless the clerk says otherwise. */
export function areaOf({ area, unit }: OrderFormValues): (typeof areas)[number] {
  return area ?? (unit.trim() === "" ? "public" : "indoor");
}

/** What the form sends. */
export function toTakeInput(form: OrderFormValues, dispatch: boolean): CommandInput<"work-order.take"> {
  return {
    channel: form.channel,
    reporter: form.reporter,
    phone: form.phone,
    resident: form.phone === "" ? (form.resident?.id ?? null) : null,
    unit: form.unit,
    publicArea: form.publicArea,
    location: form.location,
    fault: form.fault,
    grade: form.grade,
    area: areaOf(form),
    charge: form.charge,
    appointment: form.appointment,
    dispatch,
    technician: form.technician,
    reworkOf: form.rework?.id ?? null,
    late: lateOf(form.late),
  };
}
