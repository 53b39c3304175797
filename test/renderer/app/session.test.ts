import { ORPCError } from "@orpc/client";
import { beforeEach, expect, test } from "vitest";
import type { Host } from "../../../renderer/app/host-client.ts";
import { createSession } from "../../../renderer/app/session.ts";

const clerk = { id: "c1", name: "张敏", role: "clerk", rank: 1 } as const;
const refuse = (code: string) => new ORPCError("REFUSED", { defined: true, status: 422, data: { code } });

/** A host with one clerk; `living` are the sessions that it still knows. */
function fakeHost() {
  const living = new Set<string>();
  const signedIn = (resume: string) => {
    living.add(resume);
    return { actor: clerk, resume, mustChangePin: false };
  };
  const host = {
    app: { state: async () => ({ phase: "ready", nowMs: Date.now() + 5_000, settings: {} }) },
    session: {
      signIn: async ({ pin }: { pin: string }) => {
        if (pin !== "914702") throw refuse("pin-wrong");
        return signedIn("r1");
      },
      resume: async ({ resume }: { resume: string }) => {
        if (!living.has(resume)) throw refuse("not-signed-in");
        return signedIn(resume);
      },
      lock: async () => {
        living.clear();
        return {};
      },
    },
  } as unknown as Host;
  return { host, living };
}

beforeEach(() => sessionStorage.clear());

test("a wrong PIN is a typed refusal and signs nobody in", async () => {
  const session = createSession(fakeHost().host, sessionStorage);
  expect(await session.signIn("c1", "000000")).toEqual({ ok: false, error: { code: "pin-wrong" } });
  expect(session.store.getState().actor).toBeNull();
});

test("a reload of the window goes on with the session, and counts by the host's clock", async () => {
  const { host } = fakeHost();
  await createSession(host, sessionStorage).signIn("c1", "914702");
  const reloaded = createSession(host, sessionStorage);
  await reloaded.refresh();
  expect(reloaded.store.getState().actor).toEqual(clerk);
  expect(Math.round(reloaded.store.getState().offsetMs / 1000)).toBe(5);
});

test("a lock remembers whose pages are behind it; somebody else's turn does not", async () => {
  const { host } = fakeHost();
  const session = createSession(host, sessionStorage);
  await session.signIn("c1", "914702");
  await session.lock();
  expect(session.store.getState()).toMatchObject({ actor: null, lockedBy: { id: "c1" } });
  await session.signIn("c1", "914702");
  await session.leave();
  expect(session.store.getState()).toMatchObject({ actor: null, lockedBy: null });
});

test("after a restart of the host nobody is signed in, and a reload cannot change that", async () => {
  const { host, living } = fakeHost();
  const session = createSession(host, sessionStorage);
  await session.signIn("c1", "914702");
  living.clear();
  await session.refresh();
  expect(session.store.getState()).toMatchObject({ actor: null, lockedBy: { id: "c1" } });
  expect(sessionStorage.length).toBe(0);
});

test.each(["before", "after"])(
  "books that were closed, as by a restore, are locked by nobody; the session ended %s the page heard of it",
  async (ended) => {
    const { host, living } = fakeHost();
    const session = createSession(host, sessionStorage);
    await session.signIn("c1", "914702");
    await session.refresh();
    living.clear();
    if (ended === "before") await session.refused();
    const ready = host.app.state;
    host.app.state = async () => ({ phase: "rebuilding", done: 0, total: 0 });
    await session.refresh();
    host.app.state = ready;
    await session.refresh();
    expect(session.store.getState()).toMatchObject({ actor: null, lockedBy: null, app: { phase: "ready" } });
  },
);

test("a late answer about a former session neither signs out who came since nor opens a locked screen", async () => {
  const { host } = fakeHost();
  const { resume } = host.session;
  let [asked, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  host.session.resume = async (input) => {
    asked.resolve();
    await answer.promise;
    return resume(input);
  };
  sessionStorage.setItem("lodgebook.resume", "of-yesterday");
  const session = createSession(host, sessionStorage);
  const stale = session.refresh();
  await asked.promise;
  await session.signIn("c1", "914702");
  answer.resolve();
  await stale;
  expect(session.store.getState().actor).toEqual(clerk);

  [asked, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const living = session.refresh();
  await asked.promise;
  const locking = session.lock();
  answer.resolve();
  await Promise.all([living, locking]);
  expect(session.store.getState()).toMatchObject({ actor: null, lockedBy: { id: "c1" } });
});

test("recovery codes stay on the screen: what the host tells meanwhile waits", async () => {
  const session = createSession(fakeHost().host, sessionStorage);
  session.hold(true);
  await session.refresh();
  expect(session.store.getState().app).toBeNull();
  session.hold(false);
  await session.refresh();
  expect(session.store.getState().app?.phase).toBe("ready");
});

test("a refusal ends a session that the host has forgotten, not one that only the new line does not know", async () => {
  const { host, living } = fakeHost();
  const session = createSession(host, sessionStorage);
  await session.signIn("c1", "914702");
  expect(await Promise.all([session.refused(), session.refused()])).toEqual([true, true]);
  expect(session.store.getState().actor).toEqual(clerk);
  living.clear();
  expect(await session.refused()).toBe(false);
  expect(session.store.getState()).toMatchObject({ actor: null, lockedBy: { id: "c1" } });
});
