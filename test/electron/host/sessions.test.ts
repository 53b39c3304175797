import { expect, test } from "vitest";
import type { Actor } from "../../../shared/kernel/command.ts";
import { createSessions } from "../../../electron/host/sessions.ts";
import { createTestClock } from "../../fixtures/clock.ts";

const MINUTE = 60_000;
const clerk: Actor = { id: "1", name: "张敏", role: "clerk", rank: 1 };

function desk() {
  const clock = createTestClock();
  let employed: Actor | null = clerk;
  const sessions = createSessions({ clock, actorOf: () => employed, idleLockMs: () => 5 * MINUTE });
  return { clock, sessions, become: (actor: Actor | null) => (employed = actor) };
}

test("a window that nobody touched for five minutes is locked, wherever the wall clock was set", () => {
  const { clock, sessions } = desk();
  const { resume } = sessions.open(clerk, false);
  clock.pass(4 * MINUTE);
  sessions.touch(resume);
  clock.setWall(0);
  clock.pass(4 * MINUTE);
  expect(sessions.of(resume).ok).toBe(true);
  clock.pass(MINUTE);
  expect(sessions.of(resume)).toMatchObject({ ok: false, error: { code: "locked" } });
  expect(sessions.of(resume)).toMatchObject({ ok: false, error: { code: "not-signed-in" } });
});

test("touching a window after its five minutes does not bring it back", () => {
  const { clock, sessions } = desk();
  const { resume } = sessions.open(clerk, false);
  clock.pass(5 * MINUTE);
  sessions.touch(resume);
  expect(sessions.of(resume).ok).toBe(false);
});

test("a change of role or a dismissal counts at once for those signed in", () => {
  const { sessions, become } = desk();
  const { resume } = sessions.open(clerk, false);
  become({ ...clerk, role: "supervisor", rank: 4 });
  expect(sessions.of(resume)).toMatchObject({ ok: true, value: { actor: { rank: 4 } } });
  become(null);
  expect(sessions.of(resume)).toMatchObject({ ok: false, error: { code: "staff-disabled" } });
});

test("a lock, or a sleep of the computer, ends sessions", () => {
  const { sessions } = desk();
  const first = sessions.open(clerk, false);
  const second = sessions.open(clerk, false);
  sessions.lock(first.resume);
  expect(sessions.of(first.resume).ok).toBe(false);
  expect(sessions.of(second.resume).ok).toBe(true);
  sessions.lockAll();
  expect(sessions.of(second.resume).ok).toBe(false);
  expect(sessions.of(null).ok).toBe(false);
});
