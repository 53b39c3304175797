import { useEffect } from "react";

const EVERY_MS = 60_000;

/** Two short tones. */
function ring(context: AudioContext): void {
  for (const [at, frequency] of [
    [0, 880],
    [0.28, 660],
  ] as const) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const from = context.currentTime + at;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, from);
    volume.gain.exponentialRampToValueAtTime(0.35, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.24);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + 0.25);
  }
}

/** Sounds at once when something new rings and every minute until nothing does. `key` names what rings. */
export function useRingingSound(key: string, enabled: boolean): void {
  useEffect(() => {
    if (key === "" || !enabled) return undefined;
    let context: AudioContext | null = null;
    const sound = (): void => {
      // Before the first click or key the browser allows none: the line on the screen has to do.
      if (!navigator.userActivation.hasBeenActive) return;
      context ??= new AudioContext();
      ring(context);
    };
    sound();
    const timer = setInterval(sound, EVERY_MS);
    return () => {
      clearInterval(timer);
      void context?.close();
    };
  }, [key, enabled]);
}
