import { afterEach, expect, test } from "vitest";
import { toMasked } from "../../../../electron/host/board.ts";
import type { Host } from "../../../../electron/host/host.ts";
import { foundTestSite, openTestHost, type Bench } from "../../../fixtures/host.ts";
import { tempFolder } from "../../../fixtures/temp-folder.ts";
import { answered, leak, MINUTE, noAnswer } from "../../../shared/modules/work-orders/desk.ts";

const open: Host[] = [];
afterEach(() => {
  for (const host of open.splice(0)) host.close();
});

async function sentOrder(
  changed: Partial<typeof leak> = {},
): Promise<{ readonly bench: Bench; readonly id: string }> {
  const bench = await foundTestSite(tempFolder());
  open.push(bench.host);
  const wang = await bench.hire("王强", "technician");
  const { id } = await bench.must("work-order.take", { ...leak, ...changed, technician: wang.id });
  return { bench, id };
}

/** What the board says of the one order: kind, tone, and whether it rings. */
function card({ alerts }: Host): string {
  alerts.tick();
  const [item] = alerts.board();
  if (item === undefined) return "nothing";
  return `${item.kind} ${item.tone}${alerts.ringing().length > 0 ? " ringing" : ""}`;
}

test("REP-2 the card counts down, turns amber, then rings until the call is logged", async () => {
  const { bench, id } = await sentOrder();
  expect(card(bench.host)).toBe("arrival blue");
  bench.clock.pass(13 * MINUTE);
  expect(card(bench.host)).toBe("arrival amber");
  bench.clock.pass(7 * MINUTE - 1);
  expect(card(bench.host)).toBe("arrival amber");
  bench.clock.pass(1);
  expect(card(bench.host)).toBe("late-call red ringing");
  bench.clock.pass(60 * MINUTE);
  expect(card(bench.host)).toBe("late-call red ringing");
  await bench.must("work-order.log-call", answered(bench.clock.nowMs() + 30 * MINUTE), { id });
  expect(card(bench.host)).toBe("arrival blue");
  bench.clock.pass(30 * MINUTE);
  expect(card(bench.host)).toBe("late-call red ringing");
});

test("REP-2 for a public area the card says to call whoever reported it: nobody lives there", async () => {
  const { bench } = await sentOrder({ unit: "", publicArea: "3 号楼大堂" });
  expect(card(bench.host)).toBe("arrival blue");
  bench.clock.pass(21 * MINUTE);
  expect(card(bench.host)).toBe("reporter-call red ringing");
});

test("REP-2 无人接听: the card stays red on top, silent for five minutes, then rings again", async () => {
  const { bench, id } = await sentOrder();
  bench.clock.pass(21 * MINUTE);
  await bench.must("work-order.log-call", noAnswer, { id });
  expect(card(bench.host)).toBe("late-call red");
  bench.clock.pass(5 * MINUTE - 1);
  expect(card(bench.host)).toBe("late-call red");
  bench.clock.pass(1);
  expect(card(bench.host)).toBe("late-call red ringing");
});

test("REP-2, T1 a clock set back does not silence it: it rings by the monotonic time", async () => {
  const { bench, id } = await sentOrder();
  bench.clock.pass(10 * MINUTE);
  bench.clock.setWall(bench.clock.nowMs() - 60 * MINUTE);
  bench.clock.pass(10 * MINUTE - 1);
  expect(card(bench.host)).toBe("arrival blue");
  bench.clock.pass(1);
  expect(card(bench.host)).toBe("late-call red ringing");
  // The call that rings can be logged, and the quiet after 无人接听 runs by the monotonic time as well.
  await bench.must("work-order.log-call", noAnswer, { id });
  expect(card(bench.host)).toBe("late-call red");
  bench.clock.setWall(bench.clock.nowMs() - 60 * MINUTE);
  bench.clock.pass(5 * MINUTE);
  expect(card(bench.host)).toBe("late-call red ringing");
});

test("REP-2, T1 a clock set ahead rings at once; put right again the deadline is what it was", async () => {
  const { bench } = await sentOrder();
  bench.clock.setWall(bench.clock.nowMs() + 60 * MINUTE);
  expect(card(bench.host)).toBe("late-call red ringing");
  bench.clock.setWall(bench.clock.nowMs() - 60 * MINUTE);
  expect(card(bench.host)).toBe("arrival blue");
  bench.clock.pass(20 * MINUTE);
  expect(card(bench.host)).toBe("late-call red ringing");
});

test("REP-2 it survives a restart, and a sleep over the deadline rings on waking", async () => {
  const { bench } = await sentOrder();
  bench.clock.pass(5 * MINUTE);
  bench.host.close();
  const again = await openTestHost(bench.folder, bench.clock);
  open.push(again);
  expect(card(again)).toBe("arrival blue");
  // A machine that sleeps stops the monotonic clock; the wall clock goes on.
  bench.clock.setWall(bench.clock.nowMs() + 8 * 60 * MINUTE);
  again.resumed();
  expect(card(again)).toBe("late-call red ringing");
  again.close();
  const later = await openTestHost(bench.folder, bench.clock);
  open.push(later);
  expect(card(later)).toBe("late-call red ringing");
});

test("REP-1 an order left unsent rings after five minutes, until it is sent", async () => {
  const { bench } = await sentOrder();
  const { id } = await bench.must("work-order.take", { ...leak, technician: null, dispatch: false });
  const unsent = () => {
    bench.host.alerts.tick();
    return bench.host.alerts.ringing().map((item) => item.kind);
  };
  bench.clock.pass(5 * MINUTE - 1);
  expect(unsent()).toEqual([]);
  bench.clock.pass(1);
  expect(unsent()).toEqual(["dispatch"]);
  await bench.must("work-order.dispatch", { technician: null, late: null }, { id });
  expect(unsent()).toEqual([]);
});

test("REP-2 the lock screen's card names nobody", async () => {
  const { bench } = await sentOrder();
  bench.clock.pass(20 * MINUTE);
  expect(card(bench.host)).toBe("late-call red ringing");
  const shown = JSON.stringify(bench.host.alerts.ringing().map(toMasked));
  expect(shown).toContain("WX-20261123-A-001");
  expect(shown).not.toMatch(/陈立|漏水|3-2-1201|2046/);
});

test("a technician hears nothing for an order that is suspended, and sees it again when it should go on", async () => {
  const { bench, id } = await sentOrder();
  const until = bench.clock.nowMs() + 120 * MINUTE;
  await bench.must("work-order.suspend", { reason: "等配件", until }, { id });
  bench.clock.pass(60 * MINUTE);
  expect(card(bench.host)).toBe("resume blue");
  bench.clock.pass(60 * MINUTE);
  expect(card(bench.host)).toBe("resume red");
  await bench.must("work-order.resume", {}, { id });
  expect(card(bench.host)).toBe("arrival blue");
});
