import type { EventFacts, Register, RegisterEvent } from "../../kernel/register.ts";
import { amended, sealedCorrectable } from "./corrections.ts";
import { passEvents, slips } from "./schema.ts";
import { initialPass, nobody, type ConflictKind, type PassState } from "./state.ts";

type PassEvent = RegisterEvent<typeof passEvents>;
type Of<Type extends PassEvent["type"]> = Extract<PassEvent, { type: Type }>;

const keyOf = ({ device, seq }: EventFacts): string => `${device}:${seq}`;

function withWriter(state: PassState, { actor }: EventFacts): readonly string[] {
  return state.writers.includes(actor) ? state.writers : [...state.writers, actor];
}

function conflict(state: PassState, kind: ConflictKind, event: EventFacts): PassState {
  const { at: atMs, actor: by, device } = event;
  return { ...state, conflicts: [...state.conflicts, { kind, atMs, by, device, settled: null }] };
}

function drafted(event: Of<"drafted">): PassState {
  const { number, issuedAt, late, at: _at, ...content } = event.data;
  return {
    ...initialPass,
    ...content,
    ...(event.personal ?? nobody),
    status: "draft",
    number,
    issuedAtMs: issuedAt,
    lateReason: late?.reason ?? null,
    clerkId: event.actor,
    writers: [event.actor],
    contentKey: keyOf(event),
  };
}

/** A draft, or one that the officer handed back, says something new; nothing changes under a signature. */
function revised(state: PassState, event: Of<"revised">): PassState {
  if (state.signature !== null || state.status === "released") {
    return conflict(state, "changed-after-signature", event);
  }
  const { at: _at, changed: _changed, ...content } = event.data;
  return {
    ...state,
    ...content,
    ...(event.personal ?? nobody),
    status: "draft",
    writers: withWriter(state, event),
    contentKey: keyOf(event),
    ownerSignature: null,
    refusal: null,
  };
}

function submitted(state: PassState, event: Of<"submitted">): PassState {
  if (state.status !== "draft") return state;
  return {
    ...state,
    status: "submitted",
    submittedAtMs: event.data.at,
    validUntilMs: event.data.validUntil,
    gatePost: event.data.gatePost,
    writers: withWriter(state, event),
    contentKey: keyOf(event),
  };
}

/** GDS-2: a signature stands under the content that its signer saw, and under no other. */
function signed(state: PassState, event: Of<"signed">): PassState {
  if (state.signature !== null || state.status === "released") return state;
  if (state.status === "refused") return conflict(state, "signed-and-refused", event);
  if (state.status !== "submitted" || event.data.content !== state.contentKey) {
    return conflict(state, "signature-void", event);
  }
  return {
    ...state,
    status: "signed",
    signature: {
      atMs: event.data.at,
      digest: event.data.digest,
      by: event.approver ?? event.actor,
      stamp: event.data.stamp,
      lateReason: event.data.late?.reason ?? null,
      strokes: event.personal?.strokes ?? null,
    },
  };
}

function refused(state: PassState, event: Of<"refused">): PassState {
  const { at, reason, by: place } = event.data;
  if (state.status === "released") return conflict(state, "released-and-refused", event);
  const refusal = { atMs: at, by: event.approver ?? event.actor, reason, place };
  const next: PassState = { ...state, status: "refused", refusal };
  const unknowing = state.signature !== null && place === "officer" && state.status === "signed";
  return unknowing ? conflict(next, "signed-and-refused", event) : next;
}

/** GDS-3: one check. A second release is kept beside the first, for a person to settle. */
function released(state: PassState, event: Of<"released">): PassState {
  const { at, actual, via, note, late } = event.data;
  const release = {
    atMs: at,
    by: event.actor,
    device: event.device,
    actual,
    via,
    note,
    lateReason: late?.reason ?? null,
  };
  const next: PassState = { ...state, releases: [...state.releases, release] };
  switch (state.status) {
    case "signed":
      return { ...next, status: "released" };
    case "released":
      return conflict(next, "released-twice", event);
    case "void":
      return conflict(next, "released-and-void", event);
    case "refused":
      return conflict(next, "released-and-refused", event);
    default:
      return conflict(next, "released-unsigned", event);
  }
}

function ownerSigned(state: PassState, { data, personal }: Of<"owner-signed">): PassState {
  if (data.content !== state.contentKey) return state;
  return {
    ...state,
    ownerSignature: {
      atMs: data.at,
      digest: data.digest,
      name: personal?.name ?? null,
      strokes: personal?.strokes ?? null,
    },
  };
}

/**
 * 更正: under a signature only what was not signed; the rest is a new content, which whoever signed the former one
 * has not seen.
 */
function corrected(state: PassState, event: Of<"corrected">): PassState {
  const { field, to, outside } = event.data;
  if (!outside && (state.signature !== null || state.releases.length > 0)) {
    return conflict(state, "changed-after-signature", event);
  }
  const sealed = sealedCorrectable.some((name) => name === field);
  const next = amended(state, field, sealed ? (event.personal?.to ?? null) : to);
  if (outside) return next;
  return { ...next, writers: withWriter(state, event), contentKey: keyOf(event), ownerSignature: null };
}

function settled(state: PassState, event: Of<"conflict-settled">): PassState {
  const settling = { by: event.actor, reason: event.data.reason, atMs: event.data.at };
  return {
    ...state,
    conflicts: state.conflicts.map((one) => (one.settled === null ? { ...one, settled: settling } : one)),
  };
}

function later(state: PassState, event: PassEvent): PassState {
  switch (event.type) {
    case "drafted":
    case "revealed":
      return state;
    case "revised":
      return state.status === "void" ? state : revised(state, event);
    case "submitted":
      return submitted(state, event);
    case "withdrawn":
      if (state.status === "signed") return conflict(state, "changed-after-signature", event);
      return state.status === "submitted"
        ? { ...state, status: "draft", writers: withWriter(state, event) }
        : state;
    case "corrected":
      return state.status === "void" ? state : corrected(state, event);
    case "owner-signed":
      return ownerSigned(state, event);
    case "signed":
      return state.status === "void" ? state : signed(state, event);
    case "refused":
      return state.status === "void" ? state : refused(state, event);
    case "released":
      return released(state, event);
    case "expiry-noted":
      return { ...state, expiryNote: { atMs: event.data.at, by: event.actor, note: event.data.note } };
    case "slips-returned":
      return {
        ...state,
        slipsReturned: slips.filter(
          (slip) => state.slipsReturned.includes(slip) || event.data.slips.includes(slip),
        ),
      };
    case "printed":
      return { ...state, prints: state.prints + 1 };
    case "conflict-settled":
      return settled(state, event);
    case "voided":
      return state.status === "released"
        ? conflict(state, "released-and-void", event)
        : { ...state, status: "void", voidReason: event.data.reason };
  }
}

export const passRegister: Register<PassState, typeof passEvents> = {
  kind: "pass",
  events: passEvents,
  initial: initialPass,
  fold: (state, event) => {
    if (event.type === "drafted") return state.number === "" ? drafted(event) : state;
    return later(state, event);
  },
};
