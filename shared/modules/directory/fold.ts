import type { Register } from "../../kernel/register.ts";
import type { UnitState as Occupancy } from "./import/roster-words.ts";
import { disclosureEvents, unitEvents, vehicleEvents } from "./schema.ts";

export interface UnitState {
  /** "3-2-1201"; "" until added. */
  readonly code: string;
  readonly building: string;
  readonly entrance: string | null;
  readonly room: string;
  /** 入住/空置/未交付/装修; null: nobody has said. */
  readonly occupancy: Occupancy | null;
  /** What a roster said last: the same roster read again does not undo what was changed since. */
  readonly toldOccupancy: Occupancy | null;
  readonly removed: boolean;
}

const noUnit: UnitState = {
  code: "",
  building: "",
  entrance: null,
  room: "",
  occupancy: null,
  toldOccupancy: null,
  removed: false,
};

export const unitRegister: Register<UnitState, typeof unitEvents> = {
  kind: "unit",
  events: unitEvents,
  initial: noUnit,
  fold: (state, event) => {
    switch (event.type) {
      case "added": {
        const { code, building, entrance, room, source } = event.data;
        const told = source === "roster" ? event.data.state : null;
        return {
          code,
          building,
          entrance,
          room,
          occupancy: event.data.state ?? state.occupancy,
          toldOccupancy: told ?? state.toldOccupancy,
          removed: false,
        };
      }
      case "state-changed": {
        const { to, source } = event.data;
        return { ...state, occupancy: to, toldOccupancy: source === "roster" ? to : state.toldOccupancy };
      }
      case "removed":
        return { ...state, removed: true };
    }
  },
};

export interface VehicleState {
  readonly unit: string;
  /** The person of the directory who drives it. */
  readonly owner: string | null;
  /** Sealed; null once erased. */
  readonly plate: string | null;
  readonly removed: boolean;
}

export const vehicleRegister: Register<VehicleState, typeof vehicleEvents> = {
  kind: "vehicle",
  events: vehicleEvents,
  initial: { unit: "", owner: null, plate: null, removed: false },
  fold: (state, event) => {
    switch (event.type) {
      case "added":
        return {
          unit: event.data.unit,
          owner: event.data.owner ?? state.owner,
          plate: event.personal?.plate ?? state.plate,
          removed: false,
        };
      case "removed":
        return { ...state, removed: true };
    }
  },
};

export interface DisclosureState {
  readonly people: number;
}

export const disclosureRegister: Register<DisclosureState, typeof disclosureEvents> = {
  kind: "disclosure",
  events: disclosureEvents,
  initial: { people: 0 },
  fold: (_state, event) => ({ people: event.data.people }),
};
