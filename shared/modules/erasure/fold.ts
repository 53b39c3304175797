import type { Register } from "../../kernel/register.ts";
import {
  erasureEvents,
  holdEvents,
  type ErasedRecord,
  type ErasureCause,
  type HoldTarget,
} from "./schema.ts";

export interface HoldState {
  readonly placedAtMs: number;
  readonly target: HoldTarget;
  readonly record: { readonly kind: string; readonly id: string; readonly number: string } | null;
  readonly unit: string | null;
  readonly reason: string;
  readonly by: string;
  readonly liftedAtMs: number | null;
  readonly liftedBy: string | null;
  readonly liftReason: string;
  /** Sealed; null once erased, and for a record or a unit. */
  readonly name: string | null;
  readonly phone: string | null;
}

export const holdRegister: Register<HoldState, typeof holdEvents> = {
  kind: "hold",
  events: holdEvents,
  initial: {
    placedAtMs: 0,
    target: "record",
    record: null,
    unit: null,
    reason: "",
    by: "",
    liftedAtMs: null,
    liftedBy: null,
    liftReason: "",
    name: null,
    phone: null,
  },
  fold: (state, event) => {
    switch (event.type) {
      case "placed": {
        const { at, ...facts } = event.data;
        return {
          ...state,
          ...facts,
          placedAtMs: at,
          by: event.actor,
          name: event.personal?.name ?? null,
          phone: event.personal?.phone ?? null,
        };
      }
      case "lifted":
        // Two desks that both lifted it agree: the first one stands.
        if (state.liftedAtMs !== null) return state;
        return {
          ...state,
          liftedAtMs: event.data.at,
          liftedBy: event.actor,
          liftReason: event.data.reason,
        };
    }
  },
};

export interface ErasureState {
  readonly orderedAtMs: number;
  readonly cause: ErasureCause;
  readonly reason: string;
  readonly days: number | null;
  readonly by: string;
  readonly records: readonly ErasedRecord[];
  /** Devices that have carried it out on their own file. */
  readonly carriedOutBy: readonly string[];
}

export const erasureRegister: Register<ErasureState, typeof erasureEvents> = {
  kind: "erasure",
  events: erasureEvents,
  initial: {
    orderedAtMs: 0,
    cause: "request",
    reason: "",
    days: null,
    by: "",
    records: [],
    carriedOutBy: [],
  },
  fold: (state, event) => {
    switch (event.type) {
      case "ordered": {
        const { at, cause, reason, days, records } = event.data;
        return { ...state, orderedAtMs: at, cause, reason, days, by: event.actor, records };
      }
      case "carried-out":
        if (state.carriedOutBy.includes(event.device)) return state;
        return { ...state, carriedOutBy: [...state.carriedOutBy, event.device].toSorted() };
    }
  },
};
