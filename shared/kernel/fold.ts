import type { Envelope, JsonObject } from "./event.ts";
import type { AnyRegister, EventSpecs, Register, RegisterEvent } from "./register.ts";

/** An event with its sealed part opened. `personal` is null when it has none or was erased. */
export interface OpenEvent {
  readonly envelope: Envelope;
  readonly personal: JsonObject | null;
}

/** An aggregate's state with what the fold engine knows about it. */
export interface Folded<State> {
  readonly state: State;
  /** Highest `rev` folded; the next event of this desk gets one more. 0: nothing was folded. */
  readonly rev: number;
  /** Events that this version of the program cannot read (需要更新软件). */
  readonly unknown: number;
}

/** Fold order of an aggregate's events: `(rev, at, device)`, then seq for a device that repeats a rev. */
export function compareEvents(left: Envelope, right: Envelope): number {
  return (
    left.rev - right.rev ||
    left.at - right.at ||
    (left.device < right.device ? -1 : left.device > right.device ? 1 : 0) ||
    left.seq - right.seq
  );
}

export function startFold<State>(register: AnyRegister<State>): Folded<State> {
  return { state: register.initial, rev: 0, unknown: 0 };
}

/**
 * Folds one more event, which must not sort before those already folded. An event of an unknown type or
 * version, or whose data is not as its type says, is counted and otherwise left alone.
 */
export function foldNext<State, Specs extends EventSpecs>(
  register: Register<State, Specs>,
  folded: Folded<State>,
  event: OpenEvent,
): Folded<State> {
  const { envelope } = event;
  const rev = Math.max(folded.rev, envelope.rev);
  const spec = register.events[envelope.type];
  if (spec === undefined || spec.v !== envelope.v) return { ...folded, rev, unknown: folded.unknown + 1 };
  const data = spec.data.safeParse(envelope.data);
  if (!data.success) return { ...folded, rev, unknown: folded.unknown + 1 };
  const personal =
    spec.personal === null || event.personal === null ? null : spec.personal.safeParse(event.personal);
  const opened = {
    type: envelope.type,
    data: data.data,
    personal: personal?.success === true ? personal.data : null,
    device: envelope.device,
    seq: envelope.seq,
    rev: envelope.rev,
    at: envelope.at,
    actor: envelope.actor,
    approver: envelope.approver ?? null,
  };
  // `type` was looked up in the register's own specs and `data` parsed by that very spec.
  return { state: register.fold(folded.state, opened as RegisterEvent<Specs>), rev, unknown: folded.unknown };
}

/** Folds an aggregate from all of its events, whatever order they arrived in. */
export function foldAll<State>(register: AnyRegister<State>, events: readonly OpenEvent[]): Folded<State> {
  const inOrder = events.toSorted((left, right) => compareEvents(left.envelope, right.envelope));
  return inOrder.reduce((folded, event) => foldNext(register, folded, event), startFold(register));
}
