import { createStore, type StoreApi } from "zustand/vanilla";
import type { AppState } from "../../shared/contract/session.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import type { Actor } from "../../shared/kernel/command.ts";
import { asked, type Host } from "./host-client.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** What this window knows of the program and of who works at it. */
export interface SessionState {
  /** Null until the host answered for the first time. */
  readonly app: AppState | null;
  readonly actor: Actor | null;
  readonly mustChangePin: boolean;
  /** Who was at work when the screen locked; their pages are kept behind it. */
  readonly lockedBy: Person | null;
  /** Host's clock minus this window's, ms. */
  readonly offsetMs: number;
}

export interface Session {
  readonly store: StoreApi<SessionState>;
  /** Asks the host how it stands and goes on with this window's session if it still lives. */
  readonly refresh: () => Promise<void>;
  /** While true, `refresh` does nothing: the recovery codes of a first start stay on the screen until they are kept. */
  readonly hold: (on: boolean) => void;
  readonly signIn: (staffId: string, pin: string) => Promise<Result<null>>;
  readonly recover: (staffId: string, code: string) => Promise<Result<null>>;
  readonly changePin: (current: string, next: string) => Promise<Result<null>>;
  readonly lock: () => Promise<void>;
  /** Somebody else takes over: nothing of the present person's stays on the screen (their drafts do, in the host). */
  readonly leave: () => Promise<void>;
  /**
   * The host refused because nobody is signed in on this line. A line that was dialled again does not know its
   * session until it was told: true when the session lives and the host may be asked again, else it has ended.
   */
  readonly refused: () => Promise<boolean>;
  readonly heardClock: (hostNowMs: number) => void;
}

const RESUME = "lodgebook.resume";

type SignedIn = Awaited<ReturnType<Host["session"]["signIn"]>>;

/** The session of one window. `storage` outlives a reload, not the window. */
export function createSession(host: Host, storage: Storage): Session {
  const store = createStore<SessionState>(() => ({
    app: null,
    actor: null,
    mustChangePin: false,
    lockedBy: null,
    offsetMs: 0,
  }));

  let held = false;
  const begun = (answer: Result<SignedIn>): Result<null> => {
    if (!answer.ok) return answer;
    const { actor, resume, mustChangePin } = answer.value;
    storage.setItem(RESUME, resume);
    store.setState({ actor, mustChangePin, lockedBy: null });
    return ok(null);
  };
  const ended = (): void => {
    storage.removeItem(RESUME);
    const { app, actor, lockedBy } = store.getState();
    // Books that were closed meanwhile, as for a restore, were locked by nobody.
    const open = app === null || app.phase === "ready";
    store.setState({ actor: null, lockedBy: open ? (actor ?? lockedBy) : null });
  };
  const heardClock = (hostNowMs: number): void => {
    store.setState({ offsetMs: hostNowMs - Date.now() });
  };
  let resuming: Promise<boolean> | null = null;
  /**
   * Goes on with the session that this window has. Its answer may come late: somebody who signed in meanwhile is not
   * signed out by the refusal of the former session, and a screen that was locked meanwhile stays locked.
   */
  const resumeHere = async (): Promise<boolean> => {
    const resume = storage.getItem(RESUME);
    if (resume === null) {
      ended();
      return false;
    }
    const answer = await asked(host.session.resume({ resume }));
    if (storage.getItem(RESUME) !== resume) return store.getState().actor !== null;
    if (answer.ok) begun(answer);
    else if (answer.error.code !== "connection-lost") ended();
    return answer.ok;
  };
  return {
    store,
    refused: async () => {
      resuming ??= resumeHere().finally(() => {
        resuming = null;
      });
      return resuming;
    },
    heardClock,
    hold: (on) => {
      held = on;
    },
    refresh: async () => {
      if (held) return;
      const app = await asked(host.app.state());
      if (!app.ok || held) return;
      if (app.value.phase === "ready") heardClock(app.value.nowMs);
      if (app.value.phase === "ready" && storage.getItem(RESUME) !== null) await resumeHere();
      store.setState(app.value.phase === "ready" ? { app: app.value } : { app: app.value, lockedBy: null });
    },
    signIn: async (staffId, pin) => begun(await asked(host.session.signIn({ staffId, pin }))),
    recover: async (staffId, code) =>
      begun(await asked(host.session.signInWithRecoveryCode({ staffId, code }))),
    changePin: async (current, next) => {
      const changed = await asked(host.session.changePin({ current, next }));
      if (!changed.ok) return changed;
      store.setState({ mustChangePin: false });
      return ok(null);
    },
    lock: async () => {
      // The screen locks even when the host cannot be told.
      ended();
      await asked(host.session.lock());
    },
    leave: async () => {
      ended();
      store.setState({ lockedBy: null });
      await asked(host.session.lock());
    },
  };
}
