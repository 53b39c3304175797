import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { watchPower } from "../../electron/power.ts";

test("E1 sleep, waking and the lock screen reach the host", () => {
  const monitor = new EventEmitter();
  const told: string[] = [];
  watchPower(monitor as unknown as Parameters<typeof watchPower>[0], (event) => told.push(event));
  for (const name of ["suspend", "lock-screen", "on-battery", "unlock-screen", "resume"]) monitor.emit(name);
  expect(told).toEqual(["suspend", "lock", "unlock", "resume"]);
});
