import { expect, test } from "vitest";
import { ADMIN_PIN, openTestHost, foundTestSite, benchOf } from "../../fixtures/host.ts";
import { tempFolder } from "../../fixtures/temp-folder.ts";

const visitor = {
  name: "陈立",
  sex: null,
  partySize: 1,
  company: "",
  category: "guest",
  documentType: "id-card",
  document: "11010519491231002X",
  documentOverridden: false,
  phone: "13800002046",
  plate: "粤B12345",
  purpose: "探访",
  goods: "",
  unit: "3栋2单元1201",
  department: "",
  host: "张女士",
  consent: { method: "intercom", answer: "agreed", by: "张女士", authorisation: null },
  emergency: null,
  badge: "",
  seconds: 23,
  carry: null,
  late: null,
} as const;

test("a founded site takes a visitor, shows them inside and still has them after a restart", async () => {
  const folder = tempFolder();
  const bench = await foundTestSite(folder);
  const { id, number } = await bench.must("visit.register", visitor);
  expect(number).toBe("LF-20261123-A-001");
  const settings = bench.core().desk.settings;
  const list = () =>
    benchOf(bench.host, bench.clock, folder)
      .core()
      .queries.visits.list(
        { tab: "inside", search: "", category: null, offset: 0, limit: 50 },
        bench.clock.nowMs(),
        settings,
      );
  expect(list().rows.map((row) => [row.name, row.unit])).toEqual([["陈立", "3-2-1201"]]);
  bench.host.close();
  const again = await openTestHost(folder, bench.clock);
  expect(again.state().phase).toBe("ready");
  const after = benchOf(again, bench.clock, folder);
  for (const search of ["陈", "cl", "chl", "1201", "2046", "12345", "001"]) {
    const found = after
      .core()
      .queries.visits.list(
        { tab: "all", search, category: null, offset: 0, limit: 50 },
        bench.clock.nowMs(),
        settings,
      );
    expect(
      found.rows.map((row) => row.id),
      search,
    ).toEqual([id]);
  }
  again.close();
});

test("a site founded in English works shifts of English names", async () => {
  const host = await openTestHost(tempFolder());
  const founded = await host.found({
    siteName: "Sunny Garden",
    timeZone: "Asia/Shanghai",
    postName: "Lobby desk",
    deskCode: "A",
    adminName: "Chen",
    adminPin: ADMIN_PIN,
    clerkName: "",
    clerkPin: "",
    shiftNames: ["Day shift", "Night shift"],
  });
  expect(founded.ok).toBe(true);
  expect(host.core()?.desk.settings.shifts).toEqual([
    { name: "Day shift", from: "08:30", to: "17:30" },
    { name: "Night shift", from: "17:30", to: "08:30" },
  ]);
});
