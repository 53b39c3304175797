import type { Register } from "../../kernel/register.ts";
import type { Role } from "../../kernel/roles.ts";
import { staffEvents } from "./schema.ts";

export interface StaffState {
  readonly name: string;
  readonly number: string;
  readonly role: Role;
  readonly department: string;
  readonly active: boolean;
  readonly pinHash: string | null;
  /** Somebody else set it and knows it: the person chooses their own before anything else. */
  readonly pinIsGiven: boolean;
  readonly recoveryHashes: readonly (string | null)[];
  /** When they were last locked out after ten wrong PINs (A1) that a new PIN has not ended, ms. */
  readonly lockedOutAtMs: number | null;
}

export const staffRegister: Register<StaffState, typeof staffEvents> = {
  kind: "staff",
  events: staffEvents,
  initial: {
    name: "",
    number: "",
    role: "clerk",
    department: "",
    active: false,
    pinHash: null,
    pinIsGiven: false,
    recoveryHashes: [],
    lockedOutAtMs: null,
  },
  fold: (state, event) => {
    switch (event.type) {
      case "added":
        return { ...state, ...event.data, active: true };
      case "role-changed":
        return { ...state, role: event.data.to };
      case "corrected": {
        const { field, to } = event.data;
        if (field === "name" || field === "number" || field === "department") {
          return { ...state, [field]: to ?? "" };
        }
        return state;
      }
      case "pin-set":
        return {
          ...state,
          pinHash: event.personal?.hash ?? null,
          pinIsGiven: event.data.by === "reset" || event.data.given === true,
          lockedOutAtMs: null,
        };
      case "recovery-codes-made":
        return { ...state, recoveryHashes: event.personal?.hashes ?? [] };
      case "recovery-code-used":
        return {
          ...state,
          recoveryHashes: state.recoveryHashes.map((hash, at) => (at === event.data.index ? null : hash)),
        };
      case "locked-out":
        return { ...state, lockedOutAtMs: event.at };
      case "disabled":
        return { ...state, active: false };
      case "enabled":
        return { ...state, active: true };
    }
  },
};
