import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { ORPCError } from "@orpc/client";
import { useCommand } from "../../../renderer/app/command.ts";
import { ConnectionLost } from "../../../renderer/app/connection.ts";
import { ProgramContext, type Program } from "../../../renderer/app/program.ts";

interface Asked {
  readonly cmd: string;
  readonly input: unknown;
}

/** A program whose host answers commands from a list, one after the other. */
function program(answers: (() => Promise<unknown>)[], sessionLives = false) {
  const asked: Asked[] = [];
  let refusals = 0;
  const value = {
    host: {
      command: async (request: Asked) => {
        asked.push(request);
        return (answers.shift() ?? done)();
      },
    },
    connection: { opened: async () => true },
    session: {
      refresh: async () => undefined,
      refused: async () => {
        refusals += 1;
        return sessionLives;
      },
    },
  } as unknown as Program;
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ProgramContext value={value}>{children}</ProgramContext>
  );
  return { asked, wrapper, refusals: () => refusals };
}

const done = async () => ({ id: "x", number: "LF-20261123-A-001" });
const lost = async () => Promise.reject(new ConnectionLost());
const refused = (code: string) => async () =>
  Promise.reject(new ORPCError("REFUSED", { defined: true, status: 422, data: { code, field: "reason" } }));

test("C5 a double press gives the command once", async () => {
  const { asked, wrapper } = program([]);
  const { result } = renderHook(() => useCommand("visit.void"), { wrapper });
  const both = await act(async () =>
    Promise.all([
      result.current.run({ reason: "x" }, { id: "1" }),
      result.current.run({ reason: "x" }, { id: "1" }),
    ]),
  );
  expect(asked).toHaveLength(1);
  expect(both[0]).toEqual(both[1]);
});

test("C5 a lost answer is asked for again under the same command id, and the next form has another", async () => {
  const { asked, wrapper } = program([lost]);
  const { result } = renderHook(() => useCommand("visit.void"), { wrapper });
  const first = await act(async () => result.current.run({ reason: "x" }, { id: "1" }));
  expect(first).toEqual({ ok: true, value: { id: "x", number: "LF-20261123-A-001" } });
  await act(async () => result.current.run({ reason: "y" }, { id: "1" }));
  expect(asked[1]?.cmd).toBe(asked[0]?.cmd);
  expect(asked[2]?.cmd).not.toBe(asked[0]?.cmd);
});

test("C5 a connection that stays lost is said so, and pressing again keeps the id", async () => {
  const { asked, wrapper } = program([lost, lost]);
  const { result } = renderHook(() => useCommand("visit.void"), { wrapper });
  const first = await act(async () => result.current.run({ reason: "x" }, { id: "1" }));
  expect(first).toEqual({ ok: false, error: { code: "connection-lost" } });
  await act(async () => result.current.run({ reason: "x" }, { id: "1" }));
  expect(new Set(asked.map(({ cmd }) => cmd)).size).toBe(1);
});

test("a refusal comes back with its code and field; a lock ends the session", async () => {
  const { wrapper, refusals } = program([refused("reason-required"), refused("locked")]);
  const { result } = renderHook(() => useCommand("visit.void"), { wrapper });
  const first = await act(async () => result.current.run({ reason: "" }, { id: "1" }));
  expect(first).toEqual({ ok: false, error: { code: "reason-required", field: "reason" } });
  expect(refusals()).toBe(0);
  await act(async () => result.current.run({ reason: "" }, { id: "1" }));
  expect(refusals()).toBe(1);
});

test("a line that was dialled again and does not know its session yet: the same command is given once more", async () => {
  const { asked, wrapper } = program([refused("not-signed-in")], true);
  const { result } = renderHook(() => useCommand("visit.void"), { wrapper });
  const given = await act(async () => result.current.run({ reason: "x" }, { id: "1" }));
  expect(given.ok).toBe(true);
  expect(asked).toHaveLength(2);
  expect(asked[1]?.cmd).toBe(asked[0]?.cmd);
});
