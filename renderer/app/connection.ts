import type { ClientContext, ClientLink } from "@orpc/client";
import { LaunchReplaced, type Dial, type Line } from "./transport.ts";

/** `replaced`: the program was started anew, and only the page that it opened then may talk to it. */
export type ConnectionState = "connecting" | "open" | "lost" | "replaced";

/** A line to the host that is dialled again whenever it drops. */
export interface Connection {
  /** Calls over whatever line is open; rejects with ConnectionLost when none is or it drops meanwhile. */
  readonly link: ClientLink<ClientContext>;
  readonly state: () => ConnectionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** True once a line is open, false after so many ms. */
  readonly opened: (timeoutMs: number) => Promise<boolean>;
}

/** The line dropped before the answer came: whether the host did it is not known. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

/** Keeps one line open, with growing pauses between tries. */
export function createConnection(dial: Dial): Connection {
  const listeners = new Set<() => void>();
  let state: ConnectionState = "connecting";
  let line: Line | null = null;
  let waitMs = FIRST_WAIT_MS;

  const become = (next: ConnectionState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const keep = async (): Promise<never> => {
    for (;;) {
      try {
        line = await dial();
        waitMs = FIRST_WAIT_MS;
        become("open");
        await line.closed;
        line = null;
        become("lost");
      } catch (cause) {
        if (cause instanceof LaunchReplaced) become("replaced");
        else if (state !== "lost") become("lost");
      }
      await pause(waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  };
  void keep();

  const subscribe: Connection["subscribe"] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    link: {
      call: async (path, input, options) => {
        const over = line;
        if (over === null) throw new ConnectionLost();
        const dropped = over.closed.then(() => {
          throw new ConnectionLost();
        });
        return Promise.race([over.link.call(path, input, options), dropped]);
      },
    },
    state: () => state,
    subscribe,
    opened: async (timeoutMs) => {
      if (state === "open") return true;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const stop = subscribe(() => {
        if (state === "open") resolve(true);
      });
      const timer = setTimeout(() => resolve(false), timeoutMs);
      const opened = await promise;
      clearTimeout(timer);
      stop();
      return opened;
    },
  };
}

async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
