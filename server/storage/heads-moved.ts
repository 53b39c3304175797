import type { Moved } from "./storage.ts";

/** Who wants to know that a site's head moved. A listener that fails does not keep the others from it. */
export function createMovedFeed(onFailure: (cause: unknown) => void) {
  const listeners = new Set<(moved: Moved) => void>();
  return {
    subscribe: (listener: (moved: Moved) => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (moved: Moved): void => {
      for (const listener of listeners) {
        try {
          listener(moved);
        } catch (cause) {
          onFailure(cause);
        }
      }
    },
  };
}
