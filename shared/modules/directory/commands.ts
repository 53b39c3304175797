import { z } from "zod";
import { defineCommand, type DecideContext, type Lookups } from "../../kernel/command.ts";
import { requiredShortText, shortText, uuid7Text } from "../../kernel/fields.ts";
import { normalisePlate } from "../../kernel/plates.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { ok, refuse, type Result } from "../../kernel/result.ts";
import { parseUnitCode, unitCodeParts } from "../../kernel/unit-code.ts";
import { disclosureRegister, unitRegister, vehicleRegister } from "./fold.ts";
import type { UnitState as Occupancy } from "./import/roster-words.ts";
import { personRegister } from "./person-fold.ts";
import { disclosureEvents, unitEvents, unitStateSchema, vehicleEvents } from "./schema.ts";

const emitUnit = emitter(unitEvents);
const emitVehicle = emitter(vehicleEvents);
const emitDisclosure = emitter(disclosureEvents);

/** Who wrote it: a form or a roster. */
export type Source = "form" | "roster";

/** The unit with this code is entered and was not removed. */
export function unitStands(lookups: Lookups, code: string): boolean {
  const unit = lookups.state(unitRegister, lookups.naturalId("unit", code));
  return unit !== null && unit.code !== "" && !unit.removed;
}

/** The event that enters a unit; `code` as parseUnitCode makes it. */
export function unitAdded(lookups: Lookups, code: string, state: Occupancy | null, source: Source): NewEvent {
  const parts = unitCodeParts(code);
  return {
    ...emitUnit("added", {
      code,
      building: parts?.building ?? "",
      entrance: parts?.entrance ?? null,
      room: parts?.room ?? code,
      state,
      source,
    }),
    kind: unitRegister.kind,
    id: lookups.naturalId("unit", code),
  };
}

/** A vehicle's id: the same plate at the same unit is the same record on every desk. */
export function vehicleId(lookups: Lookups, unit: string, plate: string): string {
  return lookups.keyedId("vehicle", JSON.stringify([unit, plate]));
}

/** The event that enters a vehicle; `plate` normalised. */
export function vehicleAdded(
  lookups: Lookups,
  vehicle: { readonly unit: string; readonly plate: string; readonly owner: string | null },
  source: Source,
): NewEvent {
  return {
    ...emitVehicle("added", { unit: vehicle.unit, owner: vehicle.owner, source }, { plate: vehicle.plate }),
    kind: vehicleRegister.kind,
    id: vehicleId(lookups, vehicle.unit, vehicle.plate),
  };
}

/** A typed unit as the code of one that stands; the field is named where it is not. */
export function standingUnit(context: DecideContext, text: string): Result<string> {
  const code = parseUnitCode(text);
  if (!code.ok) return refuse("unit-form", "unit");
  return unitStands(context.lookups, code.value)
    ? ok(code.value)
    : refuse("unit-unknown", "unit", { unit: code.value });
}

/** 新增房屋. The unit's id comes from its code, so two desks that add it offline mean the same one. */
export const addUnit = defineCommand({
  name: "unit.add",
  register: unitRegister,
  target: "new",
  input: z.object({ code: requiredShortText, state: unitStateSchema.nullable() }),
  decide: (_state, input, context) => {
    const code = parseUnitCode(input.code);
    if (!code.ok) return refuse("unit-form", "code");
    if (unitStands(context.lookups, code.value)) return refuse("unit-exists", "code", { unit: code.value });
    return ok([unitAdded(context.lookups, code.value, input.state, "form")]);
  },
});

/** 变更状态: 入住/空置/未交付/装修. */
export const changeUnitState = defineCommand({
  name: "unit.change-state",
  register: unitRegister,
  target: "existing",
  input: z.object({ to: unitStateSchema, reason: shortText }),
  decide: (state, { to, reason }) => {
    if (state.removed) return refuse("unit-unknown");
    if (state.occupancy === to) return refuse("no-change", "to");
    return ok([emitUnit("state-changed", { from: state.occupancy, to, reason, source: "form" })]);
  },
});

/** 移除房屋: one entered by mistake, with nobody and nothing in it. */
export const removeUnit = defineCommand({
  name: "unit.remove",
  register: unitRegister,
  target: "existing",
  input: z.object({ reason: requiredShortText }),
  decide: (state, { reason }, { lookups }) => {
    if (state.removed) return refuse("no-change");
    const isUsed =
      lookups.peopleInUnit(state.code).length > 0 || lookups.vehiclesInUnit(state.code).length > 0;
    return isUsed ? refuse("unit-in-use") : ok([emitUnit("removed", { reason })]);
  },
});

/** 登记车辆. A foreign or temporary plate is taken as written. */
export const addVehicle = defineCommand({
  name: "vehicle.add",
  register: vehicleRegister,
  target: "new",
  input: z.object({ unit: requiredShortText, plate: requiredShortText, owner: uuid7Text.nullable() }),
  decide: (_state, input, context) => {
    const unit = standingUnit(context, input.unit);
    if (!unit.ok) return unit;
    const plate = normalisePlate(input.plate);
    if (!/[\p{L}\p{N}]{3}/u.test(plate) || plate.length > 16) return refuse("plate-impossible", "plate");
    const { lookups } = context;
    const known = lookups.state(vehicleRegister, vehicleId(lookups, unit.value, plate));
    if (known !== null && known.unit !== "" && !known.removed) return refuse("vehicle-exists", "plate");
    if (input.owner !== null && lookups.state(personRegister, input.owner)?.unit !== unit.value) {
      return refuse("not-found", "owner");
    }
    return ok([vehicleAdded(lookups, { unit: unit.value, plate, owner: input.owner }, "form")]);
  },
});

/** 移除车辆: sold, or no longer theirs. */
export const removeVehicle = defineCommand({
  name: "vehicle.remove",
  register: vehicleRegister,
  target: "existing",
  input: z.object({ reason: shortText }),
  decide: (state, { reason }) =>
    state.removed ? refuse("no-change") : ok([emitVehicle("removed", { reason })]),
});

/** 导出完整档案 (PRV-1): phones and documents leave the desk in full; who did it and why stays on record. */
export const exportDirectory = defineCommand({
  name: "directory.export",
  register: disclosureRegister,
  target: "new",
  input: z.object({
    format: z.enum(["csv", "xlsx"]),
    people: z.int().min(0),
    reason: requiredShortText,
  }),
  decide: (_state, input) => ok([emitDisclosure("directory-exported", input)]),
});
