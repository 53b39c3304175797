import type { z } from "zod";
import type { OpenItem } from "./open-item.ts";
import type { DutyLogLookups } from "./duty-log-lookups.ts";
import type { AnyRegister, NewEvent } from "./register.ts";
import type { Result } from "./result.ts";
import type { Rank, Role } from "./roles.ts";
import type { SiteSettings } from "./settings.ts";

/** A member of staff as a decision sees them. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly rank: Rank;
}

/** Letters in front of a register's numbers (product.md, Registers). */
export type NumberLetters = "LF" | "FX" | "WX" | "YS" | "JB" | "WH" | "TS" | "BG";

/** What a reconciliation finds (GDS-3). */
export interface PassesToReconcile {
  readonly passes: number;
  readonly missing: readonly {
    readonly pass: string;
    readonly number: string;
    readonly what: readonly string[];
  }[];
}

/** What a decision may look up beyond its own aggregate; the host answers from its tables. */
export interface Lookups {
  /** The folded state of another aggregate, or null when this desk has none of its events. */
  readonly state: <State>(register: AnyRegister<State>, id: string) => State | null;
  /** Id of the unit with this normalised code. */
  readonly unitId: (code: string) => string | null;
  /** The id that this natural key has on every desk (a unit's code), whether or not anything has it yet. */
  readonly naturalId: (kind: string, key: string) => string;
  /** The same for a key made of personal data: keyed with the site's key, so the log does not give it away. */
  readonly keyedId: (kind: string, key: string) => string;
  /** Everybody who was ever entered in the unit with this code, moved out or not. */
  readonly peopleInUnit: (code: string) => readonly { readonly id: string; readonly name: string }[];
  /** Ids of the vehicles that the unit with this code has now. */
  readonly vehiclesInUnit: (code: string) => readonly string[];
  /** Id of the visit inside that holds this badge. */
  readonly badgeHolder: (badge: string) => string | null;
  /** True when this person of the directory may enter this unit now without asking (VIS-2). */
  readonly standingAuthorisation: (personId: string, unit: string, nowMs: number) => boolean;
  /** What is open at a post now, from every register: important first (DUTY-4). */
  readonly openItems: (postId: string, nowMs: number) => readonly OpenItem[];
  /** The post of this name, if any desk works for it: only its desks release at that gate (GDS-3). */
  readonly gatePost: (name: string) => string | null;
  /** True when this desk holds the encrypted file of that hash. */
  readonly hasAttachment: (hash: string) => boolean;
  /** GDS-3: the passes written on these site dates, how many and what is missing of each. */
  readonly passesToReconcile: (from: string, to: string, nowMs: number) => PassesToReconcile;
  /** True when another key that is not void has this code. */
  readonly keyCodeTaken: (code: string, exceptId: string) => boolean;
  /** True when another key on its hook, out or lost has this coded tag, in small or capital letters. */
  readonly keyTagTaken: (tag: string, exceptId: string) => boolean;
  /** Ids of the keys of a kind that a count has to find: not void, not out of use, not back with their owner (KEY-1). */
  readonly countedKeys: (kind: string) => readonly string[];
  /** Ids and names of all active staff with these roles. */
  readonly staff: (roles: readonly Role[]) => readonly Actor[];
  /** Id of the post with this name. */
  readonly postNamed: (name: string) => string | null;
  /** KEY-2: the keys of a post's own desk, how many should hang there and how many are lent. */
  readonly deskKeys: (post: string) => readonly {
    readonly code: string;
    readonly name: string;
    readonly expected: number;
    readonly out: number;
  }[];
  /** Who is planned at a post on a business day, shift by shift. */
  readonly rosterOn: (
    post: string,
    date: string,
  ) => readonly { readonly shift: string; readonly staff: readonly string[] }[];
  /** Where every device's log ends here and now: what a printed checksum stands on. */
  readonly logHeads: () => readonly {
    readonly device: string;
    readonly seq: number;
    readonly hash: string;
  }[];
  /** True when another active member of staff has this number. */
  readonly staffNumberTaken: (number: string, exceptId: string) => boolean;
  readonly dutyLog: DutyLogLookups;
}

/** Everything a decision may know besides state and input. Time in ms; `approver` passed their own PIN. */
export interface DecideContext {
  readonly nowMs: number;
  /** The aggregate's id: the given one, or the new one. */
  readonly id: string;
  readonly actor: Actor;
  readonly approver: Actor | null;
  readonly desk: { readonly device: string; readonly code: string; readonly postId: string };
  readonly settings: SiteSettings;
  /** The input's `pin`, hashed by the host; null when the command has none. */
  readonly pinHash: string | null;
  /** The next gap-free number of this desk and site day, e.g. `LF-20261123-A-007`. Taken only if the command succeeds. */
  readonly nextNumber: (letters: NumberLetters) => string;
  readonly newId: () => string;
  readonly lookups: Lookups;
}

export type Decision = Result<readonly NewEvent[]>;

/** One command: what may be asked, of which aggregate, and how it is decided. */
export interface CommandSpec<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  // oxlint-disable-next-line typescript/no-explicit-any -- decisions are contravariant in their state
  State = any,
> {
  readonly name: Name;
  readonly register: AnyRegister<State>;
  /** `new`: the host makes the id; `existing`: refused when nothing is known of the id. */
  readonly target: "new" | "existing";
  readonly input: Input;
  readonly decide: (state: State, input: z.output<Input>, context: DecideContext) => Decision;
}

/** Declares a command with its input typed from its schema. */
export function defineCommand<const Name extends string, Input extends z.ZodType, State>(
  spec: CommandSpec<Name, Input, State>,
): CommandSpec<Name, Input, State> {
  return spec;
}
