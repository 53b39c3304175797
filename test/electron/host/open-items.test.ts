import { afterEach, beforeEach, expect, test } from "vitest";
import { deskCodeOf } from "../../../shared/kernel/running-number.ts";
import type { Actor } from "../../../shared/kernel/command.ts";
import { foundTestSite, type Bench } from "../../fixtures/host.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";
import { leak, MINUTE } from "../../shared/modules/work-orders/desk.ts";

let bench: Bench;
let wang: Actor;
beforeEach(async () => {
  bench = await foundTestSite(tempFolder());
  wang = await bench.hire("王强", "technician");
});
afterEach(() => bench.host.close());

const open = (postId = bench.core().desk.postId) =>
  bench.core().lookups.openItems(postId, bench.clock.nowMs());

test("DUTY-4 a late call owed and an unfinished 急修 are important and stand first, with who follows them", async () => {
  const sent = { ...leak, technician: wang.id, grade: "normal" } as const;
  const later = await bench.must("work-order.take", { ...sent, dispatch: false, technician: null });
  const urgent = await bench.must("work-order.take", {
    ...sent,
    grade: "urgent",
    dispatch: false,
    technician: null,
  });
  const owed = await bench.must("work-order.take", sent);
  bench.clock.pass(20 * MINUTE);
  expect(open().map(({ recordId, kind, important }) => [recordId, kind, important])).toEqual([
    [urgent.id, "urgent-repair", true],
    [owed.id, "late-call", true],
    [later.id, "repair", false],
  ]);
  expect(open()[1]).toMatchObject({
    followedBy: "王强",
    number: owed.number,
    subject: "3-2-1201 水槽下水管漏水",
  });
});

test("REP-2, DUTY-4 for a public area the reporter is called: its item says so, and is as important", async () => {
  const lobby = { unit: "", publicArea: "3栋大堂", area: "public" } as const;
  await bench.must("work-order.take", { ...leak, ...lobby, grade: "normal", technician: wang.id });
  bench.clock.pass(20 * MINUTE);
  expect(open()).toMatchObject([
    { kind: "reporter-call", important: true, subject: "3栋大堂 水槽下水管漏水" },
  ]);
});

test("DUTY-4 what is finished is no open item, and another post's items are not this post's", async () => {
  const order = await bench.must("work-order.take", { ...leak, technician: wang.id });
  expect(open("019aaf00-0000-7000-8000-000000000000")).toEqual([]);
  await bench.must("work-order.arrive", { late: null }, { id: order.id });
  expect(open()).toHaveLength(1);
  await bench.must("work-order.finish", { result: "好了", late: null }, { id: order.id });
  expect(open()).toEqual([]);
});

test("a running number names its desk; other text names none", () => {
  expect(deskCodeOf("WX-20261123-A2-007")).toBe("A2");
  expect(deskCodeOf("YS-018")).toBe("");
});
