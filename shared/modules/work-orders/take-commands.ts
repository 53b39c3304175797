import { z } from "zod";
import { defineCommand, type DecideContext } from "../../kernel/command.ts";
import { lateEntry, longText, requiredShortText, shortText, timeMs, uuid7Text } from "../../kernel/fields.ts";
import { happenedAt, lateProblem } from "../../kernel/late-entry.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { ok, refuse, type DomainError } from "../../kernel/result.ts";
import { parseUnitCode } from "../../kernel/unit-code.ts";
import { personRegister } from "../directory/index.ts";
import { workOrderRegister } from "./fold.ts";
import { isUnfinished } from "./rules.ts";
import { areaSchema, channelSchema, chargeSchema, gradeSchema, workOrderEvents } from "./schema.ts";

const emit = emitter(workOrderEvents);

/** Engineering sends whom it likes; a person named here is an active technician or their foreman. */
export function technicianUnknown(technician: string | null, context: DecideContext): boolean {
  if (technician === null) return false;
  return !context.lookups.staff(["technician", "foreman"]).some((person) => person.id === technician);
}

const takeInput = z.object({
  channel: channelSchema,
  reporter: shortText,
  phone: shortText,
  /** Somebody of the directory whose first phone is meant when `phone` is empty: it is never shown for this (PRV-1). */
  resident: uuid7Text.nullable(),
  unit: shortText,
  publicArea: shortText,
  location: shortText,
  fault: longText,
  grade: gradeSchema,
  area: areaSchema,
  charge: chargeSchema,
  appointment: timeMs.nullable(),
  /** 立即派单: to engineering with the same key press (REP-1). */
  dispatch: z.boolean(),
  technician: z.string().max(60).nullable(),
  reworkOf: uuid7Text.nullable(),
  late: lateEntry.nullable(),
});
export type TakeInput = z.output<typeof takeInput>;

function takeProblem(input: TakeInput, context: DecideContext): DomainError | null {
  if (input.unit === "" && input.publicArea === "") return { code: "required", field: "unit" };
  if (input.unit !== "" && !parseUnitCode(input.unit).ok) return { code: "unit-form", field: "unit" };
  if (input.fault === "") return { code: "required", field: "fault" };
  if (input.reporter === "") return { code: "required", field: "reporter" };
  if (input.grade === "booked" && input.appointment === null) {
    return { code: "required", field: "appointment" };
  }
  if (technicianUnknown(input.technician, context)) return { code: "not-found", field: "technician" };
  return lateProblem(input.late, null, context.nowMs);
}

/** The phone as typed, or the chosen resident's. */
function phoneOf(input: TakeInput, context: DecideContext): string {
  if (input.phone !== "" || input.resident === null) return input.phone;
  return context.lookups.state(personRegister, input.resident)?.phones[0] ?? "";
}

/** 接报修 (REP-1): numbered, and sent to engineering at once unless the clerk says otherwise. */
export const takeWorkOrder = defineCommand({
  name: "work-order.take",
  register: workOrderRegister,
  target: "new",
  input: takeInput,
  decide: (_state, input, context) => {
    const problem = takeProblem(input, context);
    if (problem !== null) return { ok: false, error: problem };
    const before = input.reworkOf === null ? null : context.lookups.state(workOrderRegister, input.reworkOf);
    if (input.reworkOf !== null && before === null) return refuse("not-found", "reworkOf");
    if (before !== null && isUnfinished(before.status)) return refuse("not-finished", "reworkOf");
    const { at: receivedAt, late } = happenedAt(input.late, context.nowMs);
    const unit = parseUnitCode(input.unit);
    const phone = phoneOf(input, context);
    const events: NewEvent[] = [
      emit(
        "taken",
        {
          number: context.nextNumber("WX"),
          receivedAt,
          at: context.nowMs,
          dispatchMinutes: context.settings.dispatchMinutes,
          channel: input.channel,
          unit: unit.ok ? unit.value : null,
          publicArea: input.publicArea,
          location: input.location,
          fault: input.fault,
          grade: input.grade,
          area: input.area,
          charge: input.charge,
          appointment: input.appointment,
          reworkOf:
            before === null || input.reworkOf === null ? null : { id: input.reworkOf, number: before.number },
          late,
        },
        { reporter: input.reporter, ...(phone === "" ? {} : { phone }) },
      ),
    ];
    if (input.dispatch) {
      const { arrivalMinutes } = context.settings;
      events.push(emit("dispatched", { technician: input.technician, arrivalMinutes, at: receivedAt, late }));
    }
    return ok(events);
  },
});

/** 派单: sent to engineering, and the 20 minutes begin (REP-2). */
export const dispatchWorkOrder = defineCommand({
  name: "work-order.dispatch",
  register: workOrderRegister,
  target: "existing",
  input: z.object({ technician: z.string().max(60).nullable(), late: lateEntry.nullable() }),
  decide: (state, input, context) => {
    if (state.status !== "undispatched") return refuse("state-forbids");
    if (technicianUnknown(input.technician, context)) return refuse("not-found", "technician");
    const problem = lateProblem(input.late, state.receivedAtMs, context.nowMs);
    if (problem !== null) return { ok: false, error: problem };
    return ok([
      emit("dispatched", {
        technician: input.technician,
        arrivalMinutes: context.settings.arrivalMinutes,
        ...happenedAt(input.late, context.nowMs),
      }),
    ]);
  },
});

/** 改派: another person; the clock runs on (REP-2). */
export const reassignWorkOrder = defineCommand({
  name: "work-order.reassign",
  register: workOrderRegister,
  target: "existing",
  input: z.object({ technician: z.string().min(1).max(60), reason: requiredShortText }),
  decide: (state, input, context) => {
    if (state.status === "undispatched") return refuse("not-dispatched");
    if (!isUnfinished(state.status)) return refuse("state-forbids");
    if (state.technicianId === input.technician && state.rivalTechnicianId === null) {
      return refuse("no-change", "technician");
    }
    if (technicianUnknown(input.technician, context)) return refuse("not-found", "technician");
    return ok([emit("reassigned", { at: context.nowMs, ...input })]);
  },
});

/** 约时间: the 20 minutes then run from the appointment's start (REP-2). */
export const setAppointment = defineCommand({
  name: "work-order.set-appointment",
  register: workOrderRegister,
  target: "existing",
  input: z.object({ appointment: timeMs }),
  decide: (state, { appointment }, context) => {
    if (state.arrivedAtMs !== null) return refuse("already-arrived");
    if (!isUnfinished(state.status)) return refuse("state-forbids");
    if (appointment <= context.nowMs) return refuse("promise-in-past", "appointment");
    return ok([emit("appointment-set", { at: context.nowMs, appointment })]);
  },
});
