import type { PowerMonitor } from "electron";
import type { PowerEvent } from "./host/process-messages.ts";

/** Tells the host about sleep and the lock screen, so that it recomputes what is due and locks the screen. */
export function watchPower(powerMonitor: PowerMonitor, tell: (event: PowerEvent) => void): void {
  powerMonitor.on("suspend", () => tell("suspend"));
  powerMonitor.on("resume", () => tell("resume"));
  powerMonitor.on("lock-screen", () => tell("lock"));
  powerMonitor.on("unlock-screen", () => tell("unlock"));
}
