import type { MessagePortMain, UtilityProcess } from "electron";
import type { HostState } from "../shared/contract/desktop-bridge.ts";
import type { HostToParent, ParentToHost } from "./host/process-messages.ts";

/** More crashes than this within the window mean that starting again will not help. */
const mostCrashes = 3;
const crashWindowMs = 60_000;
/** How long the host may take to close its books before it is ended. */
const closeMs = 10_000;

export type HostProcess = {
  /** Hands one window's port to the host; closes it when there is no host to take it. */
  readonly connect: (port: MessagePortMain) => void;
  readonly send: (message: ParentToHost) => void;
  readonly state: () => HostState;
  /** Asks the host to close and waits for it; ends it when it takes too long. */
  readonly close: () => Promise<void>;
};

/** Keeps the program behind the screen running in a process of its own, and starts it again when it crashes. */
export function startHostProcess(options: {
  readonly fork: () => UtilityProcess;
  readonly onMessage: (message: Exclude<HostToParent, { type: "ready" | "failed" }>) => void;
  readonly onState: (state: HostState) => void;
  readonly nowMs: () => number;
}): HostProcess {
  let child: UtilityProcess | undefined;
  let state: HostState = { state: "restarting" };
  let closing = false;
  let crashesMs: readonly number[] = [];

  const change = (next: HostState) => {
    state = next;
    options.onState(next);
  };

  const receive = (message: HostToParent) => {
    switch (message.type) {
      case "ready":
        return change({ state: "ready" });
      case "failed":
        return change({ state: "failed", code: message.code, message: message.message });
      case "alert":
      case "keys-load":
      case "keys-save":
        return options.onMessage(message);
    }
  };

  const ended = (code: number) => {
    child = undefined;
    if (closing || state.state === "failed") return;
    const nowMs = options.nowMs();
    crashesMs = [...crashesMs, nowMs].filter((crashMs) => nowMs - crashMs < crashWindowMs);
    if (crashesMs.length > mostCrashes) {
      change({
        state: "failed",
        code: "host-crashed",
        message: `The host ended again and again (code ${code}).`,
      });
    } else {
      change({ state: "restarting" });
      start();
    }
  };

  const start = () => {
    child = options.fork();
    child.on("message", receive);
    child.once("exit", ended);
  };

  start();
  return {
    connect: (port) => {
      if (child === undefined) port.close();
      else child.postMessage({ type: "connect" } satisfies ParentToHost, [port]);
    },
    send: (message) => child?.postMessage(message),
    state: () => state,
    close: async () => {
      closing = true;
      const ending = child;
      if (ending === undefined) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => ending.kill(), closeMs);
        ending.once("exit", () => {
          clearTimeout(timer);
          resolve();
        });
        ending.postMessage({ type: "close" } satisfies ParentToHost);
      });
    },
  };
}
