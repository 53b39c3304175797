import { useEffect, useRef } from "react";

const BURST_MS = 30;
const SHORTEST = 4;

interface Scan {
  readonly text: string;
  readonly lastAt: number;
}

/** One more key of a burst: slower than 30 ms starts over. Pure, so that it can be tested without a clock. */
export function scanStep(scan: Scan, key: string, at: number): Scan {
  const text = at - scan.lastAt < BURST_MS ? scan.text + key : key;
  return { text, lastAt: at };
}

/** The sign on a physical key (US layout, as scanners type), also while an input method takes the keys. */
export function signOfKey(code: string, shift: boolean): string {
  if (code.startsWith("Digit") && !shift) return code.slice(5);
  if (code.startsWith("Numpad") && /^Numpad\d$/.test(code)) return code.slice(6);
  if (code.startsWith("Key")) return shift ? code.slice(3) : code.slice(3).toLowerCase();
  if (code === "Minus") return shift ? "_" : "-";
  return { Slash: "/", Period: ".", Semicolon: shift ? ":" : ";", Equal: "=" }[code] ?? "";
}

/** Calls back with what a barcode scanner typed (a burst under 30 ms a key that ends in Enter), wherever the focus is. */
export function useScanner(onScan: (text: string) => void, enabled = true): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    let scan: Scan = { text: "", lastAt: 0 };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.code === "Enter" || event.code === "NumpadEnter") {
        const whole = event.timeStamp - scan.lastAt < BURST_MS && scan.text.length >= SHORTEST;
        const { text } = scan;
        scan = { text: "", lastAt: 0 };
        if (!whole) return;
        event.preventDefault();
        event.stopPropagation();
        latest.current(text);
        return;
      }
      const sign = signOfKey(event.code, event.shiftKey);
      if (sign !== "") scan = scanStep(scan, sign, event.timeStamp);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [enabled]);
}
