import { randomBytes } from "node:crypto";
import type { Actor } from "../../shared/kernel/command.ts";
import { refuse, ok, type Result } from "../../shared/kernel/result.ts";
import type { Clock } from "./clock.ts";

/** Who is signed in at one window. */
export interface Session {
  readonly actor: Actor;
  readonly resume: string;
  readonly mustChangePin: boolean;
}

interface Living {
  readonly staffId: string;
  readonly mustChangePin: boolean;
  lastActiveMs: number;
}

export interface SessionsOptions {
  readonly clock: Pick<Clock, "monoMs">;
  /** The member of staff now, or null when disabled or unknown: rights change while people are signed in. */
  readonly actorOf: (staffId: string) => Actor | null;
  readonly idleLockMs: () => number;
}

export interface Sessions {
  readonly open: (actor: Actor, mustChangePin: boolean) => Session;
  /** The living session of this token; refused once it was locked or idle too long. */
  readonly of: (resume: string | null) => Result<Session>;
  readonly touch: (resume: string | null) => void;
  readonly lock: (resume: string | null) => void;
  readonly lockAll: () => void;
  readonly pinChanged: (resume: string) => void;
}

/** Sessions live in memory: a restart of the host signs everybody out. Idle time runs by the monotonic clock. */
export function createSessions({ clock, actorOf, idleLockMs }: SessionsOptions): Sessions {
  const living = new Map<string, Living>();
  return {
    open: (actor, mustChangePin) => {
      const resume = randomBytes(24).toString("base64url");
      living.set(resume, { staffId: actor.id, mustChangePin, lastActiveMs: clock.monoMs() });
      return { actor, resume, mustChangePin };
    },
    of: (resume) => {
      const session = resume === null ? undefined : living.get(resume);
      if (resume === null || session === undefined) return refuse("not-signed-in");
      if (clock.monoMs() - session.lastActiveMs >= idleLockMs()) {
        living.delete(resume);
        return refuse("locked");
      }
      const actor = actorOf(session.staffId);
      if (actor === null) {
        living.delete(resume);
        return refuse("staff-disabled");
      }
      return ok({ actor, resume, mustChangePin: session.mustChangePin });
    },
    touch: (resume) => {
      const session = resume === null ? undefined : living.get(resume);
      if (session !== undefined && clock.monoMs() - session.lastActiveMs < idleLockMs()) {
        session.lastActiveMs = clock.monoMs();
      }
    },
    lock: (resume) => {
      if (resume !== null) living.delete(resume);
    },
    lockAll: () => {
      living.clear();
    },
    pinChanged: (resume) => {
      const session = living.get(resume);
      if (session !== undefined) living.set(resume, { ...session, mustChangePin: false });
    },
  };
}
