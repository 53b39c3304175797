import { useEffect, useState } from "react";
import { hostStateChanged } from "../../shared/contract/desktop-bridge.ts";

/** The desktop shell's words of why the program behind the screen cannot run; null while it can. */
export function useHostFailure(): string | null {
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const listener = ({ source, data }: MessageEvent<unknown>): void => {
      if (source !== window || typeof data !== "object" || data === null) return;
      if (!("type" in data) || data.type !== hostStateChanged || !("state" in data)) return;
      const failed = data.state === "failed" && "message" in data && typeof data.message === "string";
      setFailure(failed ? String(data.message) : null);
    };
    window.addEventListener("message", listener);
    return () => window.removeEventListener("message", listener);
  }, []);
  return failure;
}
