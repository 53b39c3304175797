import { useCallback, useEffect, useRef, useState } from "react";
import type { DomainError } from "../../shared/kernel/result.ts";
import { errorOf, type Host } from "./host-client.ts";
import { useHost } from "./program.ts";

interface Looking {
  readonly step: "looking";
  readonly done: number;
  readonly total: number;
}

export interface Following<Found> {
  /** How far it is; null while nothing is looked for. */
  readonly looking: Looking | null;
  readonly found: Found | null;
  readonly error: DomainError | null;
  readonly start: (ask: (host: Host, signal: AbortSignal) => Promise<AsyncIterable<Looking | Found>>) => void;
  /** Cancels what is under way and forgets what was found. */
  readonly forget: () => void;
}

/** Follows one try to its end, unless it is cancelled; then nothing more is told. */
async function follow<Found extends { readonly step: "found" }>(
  ask: () => Promise<AsyncIterable<Looking | Found>>,
  signal: AbortSignal,
  tell: (said: Looking | Found | DomainError) => void,
): Promise<void> {
  try {
    for await (const said of await ask()) if (!signal.aborted) tell(said);
  } catch (cause) {
    if (!signal.aborted) tell(errorOf(cause));
  }
}

/** Something that takes the host a while to find, with its progress; a new start or leaving cancels the last one. */
export function useFollowing<Found extends { readonly step: "found" }>(): Following<Found> {
  const host = useHost();
  const [looking, setLooking] = useState<Looking | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<DomainError | null>(null);
  const stop = useRef<AbortController | null>(null);
  const forget = useCallback((): void => {
    stop.current?.abort();
    setLooking(null);
    setFound(null);
    setError(null);
  }, []);
  const start = useCallback<Following<Found>["start"]>(
    (ask) => {
      forget();
      const own = new AbortController();
      stop.current = own;
      setLooking({ step: "looking", done: 0, total: 0 });
      void follow(
        async () => ask(host, own.signal),
        own.signal,
        (said) => {
          setLooking("step" in said && said.step === "looking" ? said : null);
          if ("code" in said) setError(said);
          else if (said.step === "found") setFound(said);
        },
      );
    },
    [host, forget],
  );
  useEffect(() => () => stop.current?.abort(), []);
  return { looking, found, error, start, forget };
}
