import { useEffect } from "react";
import { asked } from "../host-client.ts";
import { useProgram, useSettings } from "../program.ts";

const TOUCH_EVERY_MS = 20_000;
const signs = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** Tells the host that somebody is here (at most every 20 s), and locks after the idle minutes of the settings. */
export function useIdleLock(): void {
  const { host, session } = useProgram();
  const idleMs = (useSettings()?.idleLockMinutes ?? 5) * 60_000;
  useEffect(() => {
    let lastSign = Date.now();
    let lastTouch = 0;
    const onSign = (): void => {
      lastSign = Date.now();
      if (lastSign - lastTouch < TOUCH_EVERY_MS) return;
      lastTouch = lastSign;
      void asked(host.session.touch());
    };
    for (const sign of signs) window.addEventListener(sign, onSign, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (Date.now() - lastSign >= idleMs) void session.lock();
    }, 1000);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, onSign, { capture: true });
      clearInterval(timer);
    };
  }, [host, session, idleMs]);
}
