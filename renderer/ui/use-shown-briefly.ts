import { useEffect, useState } from "react";

/** A shown number hides itself again after a call's dialling. */
const SHOWN_MS = 60_000;

/**
 * PRV-1: something personal that is on the screen for a minute, and what puts it there. A lock and another person take
 * it away by the key of whoever shows it.
 */
export function useShownBriefly(
  first: string | null = null,
): readonly [shown: string | null, show: (value: string | null) => void] {
  const [shown, setShown] = useState(first);
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return [shown, setShown];
}
