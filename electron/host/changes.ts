/** What was written, by kind; screens ask again for what they show of it. */
export interface Change {
  readonly kinds: readonly string[];
  readonly ids: readonly string[];
}

export interface Changes {
  readonly publish: (change: Change) => void;
  /** Answers how to stop listening. */
  readonly listen: (listener: (change: Change) => void) => () => void;
}

/** The host's change feed. A listener that throws does not keep the others from hearing. */
export function createChanges(onError: (cause: unknown) => void): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    publish: (change) => {
      for (const listener of listeners) {
        try {
          listener(change);
        } catch (cause) {
          onError(cause);
        }
      }
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
