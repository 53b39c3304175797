import type { Register, RegisterEvent } from "../../kernel/register.ts";
import { approvalEvents, type ShownFact } from "./schema.ts";

type Event = RegisterEvent<typeof approvalEvents>;

export interface ApprovalRequested {
  readonly atMs: number;
  /** Who asked, and the desk that alone carries it out. */
  readonly by: string;
  readonly device: string;
  readonly command: string;
  readonly record: { readonly kind: string; readonly id: string };
  readonly rev: number;
  readonly rank: number;
  readonly minutes: number;
  readonly digest: string;
  /** The command's input as JSON text and what of it is shown; null when erased (已清除). */
  readonly input: string | null;
  readonly shown: readonly ShownFact[] | null;
}

/** What one approver said. All are kept, also of desks that did not know of each other. */
export interface ApprovalAnswer {
  readonly kind: "approved" | "refused";
  readonly by: string;
  readonly device: string;
  readonly atMs: number;
  /** What an approval is for; null for a refusal. */
  readonly digest: string | null;
  readonly reason: string;
}

export interface ApprovalEnding {
  readonly kind: "carried-out" | "withdrawn" | "lapsed";
  readonly atMs: number;
  readonly reason: string;
  readonly why: "changed" | "impossible" | null;
  readonly code: string;
}

export interface ApprovalState {
  readonly request: ApprovalRequested | null;
  readonly answers: readonly ApprovalAnswer[];
  readonly ending: ApprovalEnding | null;
}

/** What was done stays done; of other endings the first one holds. */
function ended(state: ApprovalState, device: string, ending: ApprovalEnding): ApprovalState {
  // Only the desk that asked ends a request: no other one can know how far it is.
  if (state.request === null || state.request.device !== device) return state;
  if (state.ending !== null && ending.kind !== "carried-out") return state;
  return { ...state, ending };
}

function fold(state: ApprovalState, event: Event): ApprovalState {
  const { actor: by, device } = event;
  switch (event.type) {
    case "requested": {
      if (state.request !== null) return state;
      const { at: atMs, ...facts } = event.data;
      const input = event.personal?.input ?? null;
      return {
        ...state,
        request: { ...facts, atMs, by, device, input, shown: event.personal?.shown ?? null },
      };
    }
    case "approved": {
      const { at: atMs, digest } = event.data;
      const answer = { kind: "approved" as const, by, device, atMs, digest, reason: "" };
      return { ...state, answers: [...state.answers, answer] };
    }
    case "refused": {
      const { at: atMs, reason } = event.data;
      const answer = { kind: "refused" as const, by, device, atMs, digest: null, reason };
      return { ...state, answers: [...state.answers, answer] };
    }
    case "withdrawn": {
      const { at: atMs, reason } = event.data;
      return ended(state, device, { kind: "withdrawn", atMs, reason, why: null, code: "" });
    }
    case "carried-out":
      return ended(state, device, {
        kind: "carried-out",
        atMs: event.data.at,
        reason: "",
        why: null,
        code: "",
      });
    case "lapsed": {
      const { at: atMs, why, code } = event.data;
      return ended(state, device, { kind: "lapsed", atMs, reason: "", why, code });
    }
  }
}

export const approvalRegister: Register<ApprovalState, typeof approvalEvents> = {
  kind: "approval",
  events: approvalEvents,
  initial: { request: null, answers: [], ending: null },
  fold,
};
