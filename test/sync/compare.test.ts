import { expect, onTestFinished, test } from "vitest";
import { compareWithHandovers } from "../../electron/host/sync/compare-logs.ts";
import { emitter } from "../../shared/kernel/register.ts";
import { shiftEvents } from "../../shared/modules/shifts/index.ts";
import { openTestHost, type Bench } from "../fixtures/host.ts";
import { pull, twoDesks } from "../fixtures/two-desks.ts";
import { startServer } from "../server/support/site.ts";
import { agree, firstDesk, nextDesk, until } from "./support/desks.ts";

const TEN_MINUTES = 10 * 60_000;

/** One byte of another desk's event goes wrong in this desk's file; answers how it is put right again. */
function spoil({ core }: Bench, device: string, seq: number): () => void {
  const { db } = core().store;
  const { hash } = db
    .prepare<[string, number], { hash: Buffer }>("SELECT hash FROM events WHERE device = ? AND seq = ?")
    .get(device, seq) ?? { hash: Buffer.alloc(0) };
  const put = (bytes: Buffer): void => {
    db.exec("DROP TRIGGER IF EXISTS events_are_not_changed");
    db.prepare("UPDATE events SET hash = ? WHERE device = ? AND seq = ?").run(bytes, device, seq);
  };
  put(Buffer.alloc(32, 7));
  return () => put(hash);
}

const stateOf = ({ host }: Pick<Bench, "host">) => {
  const state = host.sync.state();
  if (state.mode !== "joined") throw new Error("not joined");
  return state;
};

/** Ten minutes pass; answers once this desk has compared its log again. */
async function comparedAgain(desk: Bench): Promise<ReturnType<typeof stateOf>> {
  desk.clock.pass(TEN_MINUTES);
  const from = desk.clock.nowMs();
  await until(() => {
    desk.host.sync.nudge();
    return (stateOf(desk).comparedAtMs ?? 0) >= from;
  });
  return stateOf(desk);
}

test("a desk whose copy of another desk's log differs from the server says so, also right after a restart, until they agree", async () => {
  const server = await startServer();
  const lobby = await firstDesk(server);
  const gate = await nextDesk(server, lobby, "B", "南门岗");
  await agree(lobby, gate);
  for (const desk of [lobby, gate]) expect((await comparedAgain(desk)).differences).toEqual([]);
  const { deviceId } = lobby.core().keys;
  const { seq } = gate.core().store.head(deviceId);
  const heal = spoil(gate, deviceId, seq);
  const found = { device: deviceId, desk: "A", seq, what: "differs", against: "server", number: "" };
  expect((await comparedAgain(gate)).differences).toEqual([found]);
  expect((await comparedAgain(lobby)).differences).toEqual([]);
  heal();
  expect((await comparedAgain(gate)).differences).toEqual([]);
  spoil(gate, deviceId, seq);
  expect((await comparedAgain(gate)).differences).toEqual([found]);
  gate.host.close();
  const again = await openTestHost(gate.folder, gate.clock);
  onTestFinished(() => again.close());
  expect(stateOf({ host: again }).differences).toEqual([found]);
});

test("DUTY-3 a handover carries where every log ended: a desk that folds it and holds another log finds the difference without a server", async () => {
  const { a, b } = await twoDesks(async (bench) => {
    await bench.must("shift.open", { post: bench.core().desk.postId });
  });
  const core = a.core();
  const { deviceId } = core.keys;
  const current = core.queries.shifts.current(core.desk.postId);
  const heads = core.lookups.logHeads().map((head) => Object.assign({}, head));
  const digest = "0".repeat(64);
  const completed = emitter(shiftEvents)("completed", {
    at: a.clock.nowMs(),
    digest,
    heads,
    checksum: "000000000000",
    next: "",
  });
  core.store.transaction(() =>
    core.store.write([completed], {
      device: deviceId,
      at: a.clock.nowMs(),
      off: null,
      actor: a.clerk.id,
      approver: null,
      cmd: core.newId(),
      kind: "shift",
      id: current?.id ?? "",
    }),
  );
  pull(b.core(), core);
  expect(compareWithHandovers(b.core())).toEqual([]);
  const seq = heads.find(({ device }) => device === deviceId)?.seq ?? 0;
  const heal = spoil(b, deviceId, seq);
  expect(compareWithHandovers(b.core())).toEqual([
    { device: deviceId, seq, what: "differs", against: "handover", number: current?.number },
  ]);
  heal();
  expect(compareWithHandovers(b.core())).toEqual([]);
});
