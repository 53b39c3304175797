import { z } from "zod";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import { areas, channels, charges, grades } from "../../../shared/modules/work-orders/index.ts";
import { localMs } from "../../ui/local-time.ts";

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
  /** `2026-11-23T14:05`, or "". */
  appointment: z.string(),
  technician: z.string().nullable(),
  channel: z.enum(channels),
  /** Null: by whether there is a unit. */
  area: z.enum(areas).nullable(),
  charge: z.enum(charges),
  lateAt: z.string(),
  lateReason: z.string(),
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
  appointment: "",
  technician: null,
  channel: "phone",
  area: null,
  charge: "free",
  lateAt: "",
  lateReason: "",
  rework: null,
  more: false,
};

/** Indoors where there is a unit, unless the clerk says otherwise. */
export function areaOf({ area, unit }: OrderFormValues): (typeof areas)[number] {
  return area ?? (unit.trim() === "" ? "public" : "indoor");
}

/** What the form sends; times are on the site's clock. */
export function toTakeInput(
  form: OrderFormValues,
  dispatch: boolean,
  zone: string,
): CommandInput<"work-order.take"> {
  const occurredAt = localMs(form.lateAt, zone);
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
    appointment: localMs(form.appointment, zone),
    dispatch,
    technician: form.technician,
    reworkOf: form.rework?.id ?? null,
    late: occurredAt === null ? null : { occurredAt, reason: form.lateReason },
  };
}
