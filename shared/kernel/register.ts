import type { z } from "zod";
import type { JsonObject } from "./event.ts";

/** One event type of a register: its version, its open part and, if it has one, its sealed part. */
export interface EventSpec<D extends z.ZodType = z.ZodType, P extends z.ZodType | null = z.ZodType | null> {
  readonly v: number;
  readonly data: D;
  readonly personal: P;
}

export type EventSpecs = Readonly<Record<string, EventSpec>>;

type PersonalOf<P> = P extends z.ZodType ? z.output<P> | null : null;

/** What every folded event carries beside its own data. */
export interface EventFacts {
  readonly device: string;
  readonly seq: number;
  readonly rev: number;
  readonly at: number;
  readonly actor: string;
  readonly approver: string | null;
}

/** An event as a fold sees it. `personal` is null when it has none, or when it was erased (已清除). */
export type RegisterEvent<Specs extends EventSpecs> = {
  [Type in keyof Specs & string]: EventFacts & {
    readonly type: Type;
    readonly data: z.output<Specs[Type]["data"]>;
    readonly personal: PersonalOf<Specs[Type]["personal"]>;
  };
}[keyof Specs & string];

/** What a decision asks the host to write. `kind` and `id` default to the command's own aggregate. */
export interface NewEvent {
  readonly kind?: string | undefined;
  readonly id?: string | undefined;
  readonly type: string;
  readonly v: number;
  readonly data: JsonObject;
  readonly personal: JsonObject | null;
}

/** What a register IS: the kind of its aggregates, its events, its first state, its fold. */
export interface Register<State, Specs extends EventSpecs = EventSpecs> {
  readonly kind: string;
  readonly events: Specs;
  readonly initial: State;
  /** Never throws and never refuses: what does not fit becomes a conflict in the state. */
  readonly fold: (state: State, event: RegisterEvent<Specs>) => State;
}

/** Any register, where only its kind and its state matter. */
// oxlint-disable-next-line typescript/no-explicit-any -- a register's fold is contravariant in its own events
export type AnyRegister<State = any> = Register<State, any>;

export function eventSpec<D extends z.ZodType>(v: number, data: D): EventSpec<D, null>;
export function eventSpec<D extends z.ZodType, P extends z.ZodType>(
  v: number,
  data: D,
  personal: P,
): EventSpec<D, P>;
export function eventSpec(v: number, data: z.ZodType, personal: z.ZodType | null = null): EventSpec {
  return { v, data, personal };
}

type PersonalArgument<P> = P extends z.ZodType ? [personal: z.input<P> | null] : [];

export type Emit<Specs extends EventSpecs> = <Type extends keyof Specs & string>(
  type: Type,
  data: z.input<Specs[Type]["data"]>,
  ...personal: PersonalArgument<Specs[Type]["personal"]>
) => NewEvent;

/** The typed way to write a register's events in its decisions: `emit("arrived", { at })`. */
export function emitter<Specs extends EventSpecs>(events: Specs): Emit<Specs> {
  return (type, data, ...personal) => {
    const [sealed] = personal as [JsonObject | null | undefined];
    // zod's input types are checked by the signature; here they are only carried on.
    return { type, v: events[type]?.v ?? 1, data: data as JsonObject, personal: sealed ?? null };
  };
}
