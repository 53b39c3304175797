import { useEffect, useState } from "react";
import { useSession } from "../app/program.ts";

/** The host's clock in ms, fresh every `everyMs` (1 s): countdowns follow the host, not the window. */
export function useNow(everyMs = 1000): number {
  const offsetMs = useSession((state) => state.offsetMs);
  const [windowMs, setWindowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setWindowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return windowMs + offsetMs;
}
